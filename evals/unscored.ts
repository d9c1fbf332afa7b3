import type { AnswerJson } from '../src/agents/answer-json.ts'
import type { FaultCode } from '../src/core/fault.ts'
import type { Origin } from './report/run-report.ts'

/** What the harness, not the model, failed at: says nothing of either. */
const INFRA: readonly FaultCode[] = [
  'model-host-down',
  'model-missing',
  'model-busy',
  'model-timeout',
  'model-failed',
  'prompt-too-long',
  'answer-cut',
]

/** The grammar did not read it, or nobody may think: a model's turn. */
const MODEL_TURN: readonly FaultCode[] = ['not-understood', 'not-a-figure', 'models-off', 'needs-period']

/** Why a failed trial may not be counted as one; null when it may. */
export const unscoredReason = (answer: AnswerJson, origin: Origin): string | null => {
  const infra = answer.reasons.find(({ fault }) => INFRA.includes(fault))
  if (infra) return `infra: ${infra.fault}`
  if (origin !== 'no-model' || answer.figures.length > 0) return null
  const open = answer.reasons.length > 0 && answer.reasons.every(({ fault }) => MODEL_TURN.includes(fault))
  return (answer.outcome === 'explained' && open) || answer.outcome === 'handed-over' ? 'needs a model' : null
}
