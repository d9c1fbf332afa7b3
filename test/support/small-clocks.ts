import { TIERS } from '../../src/core/tier.ts'
import { type ModelsConfig, modelsConfig } from '../../src/models/models-config.ts'

/** All tiers on one host with waiting times that a test can sit through. */
export const smallModels = (
  host: string,
  model: string,
  more: {
    readonly totalSeconds?: number
    readonly numCtx?: number
    readonly slots?: number
    readonly waiting?: number
    /** 0: questions go to the agents at once, and no small model reads them first. */
    readonly parserSeconds?: number
  } = {},
): ModelsConfig => {
  const { totalSeconds = 5, numCtx = 8192, slots = 4, waiting = 4, parserSeconds = 0 } = more
  return modelsConfig(
    {
      hosts: [host],
      tiers: Object.fromEntries(TIERS.map((tier) => [tier, { model, totalSeconds, numCtx }])),
      clocks: {
        connectMs: 1_500,
        probeMs: 1_500,
        probeEveryMs: 200,
        firstTokenMs: 700,
        prefillRate: 1e9,
        loadMs: 400,
        gapMs: 700,
        lingerMs: 0,
        coolMs: 1_000,
      },
      limits: { slots, waiting },
      parser: { seconds: parserSeconds },
    },
    host,
  )
}
