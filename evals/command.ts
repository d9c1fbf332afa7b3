import type { House } from '../src/agents/house.ts'
import { TIERS, type Tier } from '../src/core/tier.ts'
import { EFFORTS, type Effort } from './report/run-report.ts'
import { familyLine, reportText } from './report/text.ts'
import { runEvals } from './run-evals.ts'

export interface EvalCommandOptions {
  readonly tier?: string
  readonly effort?: string
  readonly backend?: string
  readonly seed?: string
  readonly json?: boolean
}

/** Where lines go, and what the process says when it ends: 0 nothing failed, 1 something did, 2 bad use. */
export interface EvalCommandPorts {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | undefined =>
  allowed.find((one) => one === value)

/** `floorwalker eval`: asks the house the suite's questions and prints one report. */
export const evalCommand = async (
  house: House,
  options: EvalCommandOptions,
  ports: EvalCommandPorts,
): Promise<number> => {
  const tier = options.tier === undefined ? null : oneOf<Tier>(TIERS, options.tier)
  const effort = oneOf<Effort>(EFFORTS, options.effort ?? 'std')
  const backend = oneOf(['none', 'ollama'] as const, options.backend ?? 'none')
  if (tier === undefined || effort === undefined || backend === undefined) {
    ports.error(`eval takes --tier ${TIERS.join('|')}, --effort ${EFFORTS.join('|')}, --backend none|ollama`)
    return 2
  }
  const report = await runEvals(house, {
    tier,
    effort,
    backend,
    seed: options.seed ?? '1',
    onFamily: options.json ? undefined : (family) => ports.out(familyLine(family)),
  })
  if (!report) {
    ports.error('there are no data to ask about; import some or make the demo chain first')
    return 2
  }
  ports.out(options.json ? JSON.stringify(report) : reportText(report))
  return report.totals.failed > 0 ? 1 : 0
}
