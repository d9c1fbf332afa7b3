import type { LanguageCode } from '../core/language-code.ts'
import type { Cause, Causes } from '../methods/cause/find-causes.ts'

interface Words {
  readonly whole: (actual: string, expected: string) => string
  readonly nothing: string
  readonly alike: (percent: string) => string
  readonly title: readonly [where: string, actual: string, expected: string, explains: string]
  readonly together: (percent: string) => string
  readonly unsure: string
  readonly empty: string
}

const WORDS: Record<LanguageCode, Words> = {
  en: {
    whole: (actual, expected) => `Actual ${actual}, expected ${expected}.`,
    nothing: 'Nothing stands out: no set of values parts from what was expected by more than noise.',
    alike: (percent) =>
      `Everything else is ${percent} against what was expected, alike: no set of values explains that.`,
    title: ['where', 'actual', 'expected', 'explains'],
    together: (percent) => `Together they explain ${percent} of the change.`,
    unsure: '? Unsure: as much may come about by chance.',
    empty: '(empty)',
  },
  zh: {
    whole: (actual, expected) => `实际 ${actual},预期 ${expected}。`,
    nothing: '没有突出的组合:各取值与预期的差别都不超过噪声。',
    alike: (percent) => `其余部分与预期相比一律为 ${percent},没有哪个组合能单独解释。`,
    title: ['组合', '实际', '预期', '解释占比'],
    together: (percent) => `合起来解释了变化的 ${percent}。`,
    unsure: '? 不确定:偶然也可能出现这样的差别。',
    empty: '(空)',
  },
}

const LEFT = 0

/** The causes for a reader: a line each, best first; those marked ? are no more than a suspicion. */
export const causeText = (found: Causes, language: LanguageCode): string => {
  const words = WORDS[language]
  const { causes, common } = found
  const whole = words.whole(figure(found.actual), figure(found.expected))
  const alike = common === 1 ? [] : [words.alike(signed(common - 1))]
  if (causes.length === 0) return [whole, words.nothing, ...alike, ''].join('\n')
  const rows = [
    words.title,
    ...causes.map((cause) => [
      `${named(cause, words.empty)}${cause.sure ? '' : ' ?'}`,
      figure(cause.actual),
      figure(cause.expected),
      percent(cause.explains),
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => wide(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const blank = ' '.repeat((widths[column] ?? 0) - wide(cell))
        return column === LEFT ? cell + blank : blank + cell
      })
      .join('  ')
  const unsure = causes.every(({ sure }) => sure) ? [] : [words.unsure]
  return [whole, ...rows.map(line), words.together(percent(found.explains)), ...alike, ...unsure, ''].join('\n')
}

const figure = (value: number | null): string =>
  value === null ? '-' : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const signed = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`
const named = ({ where }: Cause, empty: string): string =>
  Object.entries(where)
    .map(([dim, value]) => `${dim}=${value === '' ? empty : value}`)
    .join(', ')

/** Columns of a terminal: a Chinese character takes two. */
const wide = (text: string): number => text.length + (text.match(/[\u1100-\u115f\u2e80-\uffdc]/gu)?.length ?? 0)
