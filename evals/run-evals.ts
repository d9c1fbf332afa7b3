import type { House } from '../src/agents/house.ts'
import type { Tier } from '../src/core/tier.ts'
import { houseAgent } from './agents/house-agent.ts'
import { FAMILIES } from './cases/index.ts'
import type { Effort, FamilyReport, Origin, RunReport } from './report/run-report.ts'
import { totalsOf } from './report/totals.ts'
import { runFamilies } from './run.ts'
import { rawOver } from './truth/raw.ts'
import { readWorld } from './worlds/read-world.ts'

export interface EvalOptions {
  readonly tier: Tier | null
  readonly effort: Effort
  readonly backend: 'none' | 'ollama'
  readonly seed: string
  /** Told of each family as it is judged. */
  readonly onFamily?: (family: FamilyReport) => void
}

/** Without a model the deterministic floor answers: a baseline for models, never a score of one. */
const NOTICES: Readonly<Record<Origin, string>> = {
  'no-model': 'NOT A MODEL SCORE: answered by the no-model floor; families that need a model are unscored.',
  ollama: '',
}

/** All families (or one tier's) put to this house over its own data. Null when there are no data to ask about. */
export const runEvals = async (house: House, options: EvalOptions): Promise<RunReport | null> => {
  const raw = rawOver((sql, parameters) => house.warehouse.query(sql, parameters))
  const world = await readWorld(raw)
  if (!world) return null
  const origin: Origin = options.backend === 'none' ? 'no-model' : 'ollama'
  const agent = houseAgent(house, options.backend === 'none' ? 'instant' : 'thinking')
  const families: FamilyReport[] = []
  const { tier, effort, seed } = options
  for await (const family of runFamilies(FAMILIES, world, raw, { agent, origin, effort, seed, tier })) {
    families.push(family)
    options.onFamily?.(family)
  }
  return {
    tier: tier ?? 'all',
    origin,
    notice: NOTICES[origin],
    effort,
    seed,
    snapshot: house.warehouse.catalogue.snapshot,
    at: world.at,
    families,
    totals: totalsOf(families),
  }
}
