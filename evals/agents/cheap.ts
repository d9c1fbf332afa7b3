import type { EvalAgent, TrueFigure } from '../case.ts'
import { fig } from '../cases/expect.ts'
import { oracleReply } from './oracle.ts'
import { reply } from './reply.ts'

/** Agents that know nothing, and the share of families that each may pass at most: above it, the suite is too easy. */
export interface Cheap {
  readonly name: string
  readonly agent: EvalAgent
  readonly ceiling: number
}

const SORRY = { zh: '对不起，我不知道。', en: 'Sorry, I do not know.' }
const NO_RIGHT = { zh: '您不能查看。', en: 'You may not see this.' }
const WHICH = { zh: '请问您指的是哪一个？', en: 'Which do you mean, please?' }

const silence: EvalAgent = async (trial) => reply(trial, 'grounded', [], { text: '' })
const abstainer: EvalAgent = async (trial) => reply(trial, 'explained', [], { text: SORRY[trial.language] })
const refuser: EvalAgent = async (trial) => reply(trial, 'refused', [], { text: NO_RIGHT[trial.language] })

const asker: EvalAgent = async (trial) =>
  reply(trial, 'clarify', [], {
    text: WHICH[trial.language],
    options: oracleReply({ ...trial, expected: { ...trial.expected, figures: [], outcomes: ['clarify'] } }).options,
  })

/** Every number on the desk, right ones among them, in words and figures. */
const everything: EvalAgent = async (trial) => {
  const { expected, world } = trial
  const known = [...expected.figures, ...Object.values(expected.confusions).flat()]
  const spread: TrueFigure[] = world.stores.flatMap(({ id }, i) =>
    ['net_sales', 'footfall', 'transactions', 'stock_on_hand'].map((metric, n) =>
      fig(metric, 1234 + 111 * i + 17 * n, metric === 'net_sales' ? 'CNY' : 'count', { store: id }),
    ),
  )
  return reply(trial, 'grounded', [...known, ...spread])
}

/** The tool's rows as they come, without a sentence. */
const echo: EvalAgent = async (trial) => {
  const told = reply(trial, 'grounded', trial.expected.figures)
  return { ...told, text: JSON.stringify(told.figures) }
}

export const CHEAP: readonly Cheap[] = [
  { name: 'silence', agent: silence, ceiling: 0 },
  { name: 'always-abstain', agent: abstainer, ceiling: 0.1 },
  { name: 'always-refuse', agent: refuser, ceiling: 0.05 },
  { name: 'always-ask-back', agent: asker, ceiling: 0.25 },
  { name: 'answer-everything', agent: everything, ceiling: 0 },
  { name: 'echo-rows', agent: echo, ceiling: 0 },
]
