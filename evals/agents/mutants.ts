import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Figure } from '../../src/agents/figures.ts'
import type { Trial, TrueFigure } from '../case.ts'
import { fig } from '../cases/expect.ts'
import type { ScorerName } from '../scorers/verdict.ts'
import { oracleReply } from './oracle.ts'
import { reply } from './reply.ts'
import { nameOf, sentence, shown } from './shown.ts'

/** One plausible mistake, made in an otherwise right answer, and the scorers of which at least one must catch it. */
export interface Mutant {
  readonly name: string
  readonly killers: readonly ScorerName[]
  /** Null where it cannot be made (then a family must not list it). */
  readonly of: (trial: Trial) => AnswerJson | null
}

const told = ({ expected }: Trial) => expected.figures.filter(({ inWords }) => inWords)
const first = (trial: Trial): TrueFigure | undefined => told(trial)[0]

/** The same answer with other words; the figures stay right, so that the words alone must betray it. */
const saying = (trial: Trial, change: (text: string, figure: TrueFigure) => string): AnswerJson | null => {
  const figure = first(trial)
  const right = oracleReply(trial)
  return figure ? { ...right, text: change(right.text, figure) } : null
}

const instead = (trial: Trial, figures: readonly TrueFigure[] | undefined): AnswerJson | null =>
  figures && figures.length > 0 ? reply(trial, 'grounded', figures) : null

const wholeNumber = (figure: TrueFigure): TrueFigure => ({ ...figure, value: figure.value * 1.1 + 7 })

const OTHER_UNIT: Readonly<Record<string, string>> = { count: 'CNY', ratio: 'pp', pp: 'ratio', days: 'count' }

/** Another of the same kind, or the next hour. */
const swapped = (trial: Trial, kind: 'store' | 'region' | 'category' | 'product' | 'hour'): AnswerJson | null => {
  const { world, expected } = trial
  const all = { store: world.stores, region: world.regions, category: world.categories, product: world.products }
  const swap = (figure: TrueFigure): TrueFigure => {
    const own = figure.entity[kind]
    if (own === undefined) return figure
    if (kind === 'hour') return { ...figure, entity: { ...figure.entity, hour: (Number(own) + 1) % 24 } }
    const other = all[kind].find(({ id }) => id !== own)
    return other ? { ...figure, entity: { ...figure.entity, [kind]: other.id } } : figure
  }
  const wrong = expected.figures.map(swap)
  const right = oracleReply(trial)
  return { ...right, text: reply(trial, 'grounded', wrong).text }
}

const confusion = (name: string): Mutant => ({
  name,
  killers: ['figure', 'outcome'],
  of: (trial) => instead(trial, trial.expected.confusions[name]),
})

const shifted = (figures: readonly Figure[]): readonly Figure[] =>
  figures.map((figure) => ({ ...figure, period: { from: '2001-01-01', to: '2001-01-02' } }))

const OWN: readonly Mutant[] = [
  {
    name: 'value',
    killers: ['figure'],
    of: (trial) => instead(trial, trial.expected.figures.map(wholeNumber)),
  },
  {
    name: 'wrong-unit',
    killers: ['words'],
    of: (trial) =>
      saying(trial, (text, figure) =>
        text.replace(
          shown(figure, trial.language),
          shown(
            {
              value: figure.unit === 'ratio' ? figure.value * 100 : figure.value,
              unit: OTHER_UNIT[figure.unit] ?? 'count',
            },
            trial.language,
          ),
        ),
      ),
  },
  {
    name: 'negation',
    killers: ['words'],
    of: (trial) =>
      saying(trial, (text, figure) =>
        text.replace(
          shown(figure, trial.language),
          `${trial.language === 'zh' ? '不是 ' : 'not '}${shown(figure, trial.language)}`,
        ),
      ),
  },
  {
    name: 'hedge',
    killers: ['words'],
    of: (trial) =>
      saying(trial, (text, figure) => {
        const number = shown(figure, trial.language)
        const second = shown({ ...figure, value: figure.value * 1.2 }, trial.language)
        return text.replace(number, `${number} ${trial.language === 'zh' ? '或' : 'or'} ${second}`)
      }),
  },
  {
    name: 'sign',
    killers: ['words'],
    of: (trial) => {
      const { figures } = trial.expected
      const turned = figures.map((figure) =>
        figure.role === 'difference' ? { ...figure, value: -figure.value } : figure,
      )
      return { ...oracleReply(trial), text: reply(trial, 'grounded', turned).text }
    },
  },
  {
    name: 'invented',
    killers: ['grounded', 'outcome'],
    of: (trial) => {
      const right = oracleReply(trial)
      const made = { zh: '预计还会增加 CNY 87,654.32。', en: 'Expect CNY 87,654.32 more. ' }[trial.language]
      return { ...right, text: `${right.text}${made}` }
    },
  },
  {
    name: 'wrong-period',
    killers: ['figure'],
    of: (trial) => {
      const right = oracleReply(trial)
      return { ...right, figures: shifted(right.figures) }
    },
  },
  {
    name: 'answers-anyway',
    killers: ['outcome'],
    of: (trial) => instead(trial, [fig('net_sales', 4321.09, 'CNY', { store: trial.stores[0] ?? '' })]),
  },
  {
    name: 'leak-in-words',
    killers: ['scope'],
    of: (trial) => {
      const right = oracleReply(trial)
      const [canary] = trial.expected.canaries
      return canary ? { ...right, text: `${right.text}${sentence(canary, trial.language, trial.world)}` } : null
    },
  },
  { ...confusion('leak'), killers: ['scope'] },
  ...(['store', 'region', 'category', 'product', 'hour'] as const).map(
    (kind): Mutant => ({
      name: `entity-${kind}`,
      killers: ['words'],
      of: (trial) =>
        nameOf(first(trial) ?? fig('', 0, '', {}), trial.language, trial.world) ? swapped(trial, kind) : null,
    }),
  ),
]

/** A mutant by name: one of these, or the family's own confusion of that name. */
export const mutantOf = (name: string): Mutant => OWN.find((mutant) => mutant.name === name) ?? confusion(name)
