import type { Catalogue } from '../../src/core/catalogue.ts'
import type { Judged } from '../coverage.ts'
import { isDevelopment } from '../development-authors.ts'
import type { ModelReading } from '../model-parser.ts'
import { type Gain, perfectGain } from '../perfect-parser.ts'

const GAINS: readonly Gain[] = ['offer', 'new-phrase', 'none']
const OUTCOMES: readonly ModelReading['outcome'][] = ['offered-right', 'offered-other', 'refused', 'no-parse']

const counts = <T>(all: readonly T[], of: readonly T[]) =>
  all.map((one) => `${one} ${of.filter((other) => other === one).length}`).join(', ')

/** What a parser that makes no mistake would gain on the silent answerable wordings of held-out authors. */
export const perfectText = (judged: readonly Judged[], catalogue: Catalogue): string => {
  const answerable = judged.filter(
    ({ line, judgement }) => !isDevelopment(line) && line.expect.kind === 'answer' && judgement !== 'bad-label',
  )
  const lines = (['en', 'zh'] as const).map((language) => {
    const all = answerable.filter(({ line }) => line.lang === language)
    const silent = all.filter(({ understanding }) => understanding.kind === 'silent')
    const gains = silent.map((one) => perfectGain(one, catalogue))
    const gained = gains.filter((gain) => gain !== 'none').length
    return `${language}: ${silent.length} of ${all.length} answerable wordings stay silent; of these ${counts(GAINS, gains)}: at most ${((100 * gained) / Math.max(1, all.length)).toFixed(1)} % more one tap away, 0 answered`
  })
  return [
    '',
    'What a perfect parser would gain (a bound by search with the label in hand, no model’s score), held-out authors:',
    ...lines,
  ].join('\n')
}

/** What a model's parses came to, counted apart from the grammar's coverage. */
export const parserText = (
  model: string,
  readings: readonly { readonly one: Judged; readonly reading: ModelReading }[],
): string => {
  const row = (name: string, some: typeof readings) =>
    `${name}: ${some.length} wordings, answered 0, ${counts(
      OUTCOMES,
      some.map(({ reading }) => reading.outcome),
    )}`
  const why = new Map<string, number>()
  for (const { reading } of readings) if (reading.why) why.set(reading.why, (why.get(reading.why) ?? 0) + 1)
  const times = readings.map(({ reading }) => reading.ms).sort((a, b) => a - b)
  return [
    '',
    `The small model as a parser of what stays silent (${model}), counted apart:`,
    row(
      'answerable',
      readings.filter(({ one }) => one.line.expect.kind === 'answer'),
    ),
    row(
      'to be asked back',
      readings.filter(({ one }) => one.line.expect.kind === 'clarify'),
    ),
    row(
      'traps',
      readings.filter(({ one }) => one.line.expect.kind === 'silent'),
    ),
    `refused because: ${[...why].map(([name, n]) => `${name} ${n}`).join(', ') || '-'}; median ${times[Math.floor(times.length / 2)] ?? 0} ms`,
  ].join('\n')
}
