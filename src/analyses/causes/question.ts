import { NODES, type Origin, type OriginName, type Words } from '../../methods/cause-graph/nodes.ts'
import type { RankedOrigin } from '../../methods/cause-graph/rank-origins.ts'

/** One question that somebody in the shop answers with yes or no within ten seconds; yes confirms the origin. */
export interface Question {
  readonly origin: OriginName
  readonly text: Words
}

/** So sure that nobody need look. */
const SURE = 0.95
/** So unlikely that nobody should be sent. */
const IDLE = 0.05

/** The likeliest origin that eyes can decide and that was not asked about yet. */
export const askNext = (
  origins: readonly Pick<RankedOrigin, 'origin' | 'probability'>[],
  asked: readonly OriginName[],
): Question | null => {
  for (const { origin, probability } of origins) {
    const { question }: Origin = NODES[origin]
    if (question === undefined || asked.includes(origin) || probability < IDLE) continue
    return probability > SURE ? null : { origin, text: question }
  }
  return null
}
