import type { AnswerJson } from '../../src/agents/answer-json.ts'
import { fault } from '../../src/core/fault.ts'
import { id } from '../../src/core/ids.ts'
import type { EvalAgent, Trial } from '../case.ts'
import { reply } from './reply.ts'

const SORRY = { zh: '这个问题没有可以给出的数字。', en: 'There is no figure to give for this question.' }
const WHICH = { zh: '您要问的是哪一个？', en: 'Which of these do you mean?' }

/** Knows the truth and says it: whoever judges must give it all the marks. */
export const oracle: EvalAgent = async (trial) => oracleReply(trial)

export const oracleReply = (trial: Trial): AnswerJson => {
  const { figures, outcomes, because } = trial.expected
  const outcome = outcomes[0] ?? 'explained'
  if (figures.length > 0) return reply(trial, 'grounded', figures)
  if (outcome === 'clarify')
    return reply(trial, 'clarify', [], { text: WHICH[trial.language], options: [option(trial)] })
  const [code] = because?.faults ?? []
  const reasons = code
    ? [{ ...fault('internal', { reference: '' }), fault: code } as AnswerJson['reasons'][number]]
    : []
  return reply(trial, outcome, [], { text: SORRY[trial.language], reasons })
}

const option = (trial: Trial): AnswerJson['options'][number] => ({
  text: trial.turns[0] ?? '',
  frame: {
    metric: id('transactions'),
    stores: [],
    regions: [],
    categories: [],
    products: [],
    period: { from: trial.world.dataTo, to: trial.world.dataTo },
    base: null,
    by: null,
    rank: null,
    wish: null,
  },
})
