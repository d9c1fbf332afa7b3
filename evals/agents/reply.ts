import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Figure } from '../../src/agents/figures.ts'
import type { Outcome } from '../../src/core/answer.ts'
import type { Trial, TrueFigure } from '../case.ts'
import { sentence } from './shown.ts'

const decimals = (unit: string) => (/^[A-Z]{3}$/.test(unit) ? 2 : unit === 'ratio' || unit === 'pp' ? 6 : 3)
const rounded = (value: number, unit: string) => Number(value.toFixed(decimals(unit)))

const figureOf = ({ metric, value, unit, entity, role }: TrueFigure, { expected, world }: Trial): Figure => {
  const day = { from: world.dataTo, to: world.dataTo }
  return {
    metric,
    value: rounded(value, unit),
    unit,
    entity,
    period: expected.period ?? day,
    role,
    evidence: 'x.e1',
  }
}

/** An answer as a script of the suite gives it; no model, no data. */
export const reply = (
  trial: Trial,
  outcome: Outcome,
  figures: readonly TrueFigure[],
  more: Partial<AnswerJson> = {},
): AnswerJson => ({
  id: trial.id,
  outcome,
  depth: 'thinking',
  tier: trial.tier,
  language: trial.language,
  text: figures
    .filter(({ inWords }) => inWords)
    .map((figure) => sentence(figure, trial.language, trial.world))
    .join(''),
  figures: figures.map((figure) => figureOf(figure, trial)),
  evidence: [],
  covers: { stores: trial.stores.map((store) => store as AnswerJson['covers']['stores'][number]), notAllowed: [] },
  asOf: null,
  steps: 1,
  ms: 1,
  options: [],
  reasons: [],
  ...more,
})
