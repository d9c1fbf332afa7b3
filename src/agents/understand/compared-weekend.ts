import type { Token } from './token.ts'

const BOTH: readonly RegExp[] = [
  /^(sat[a-z]*) *(?:and|&|\+) *(sun[a-z]*)$/iu,
  /^((?:周|星期|礼拜)六)[和跟与、]?((?:周|星期|礼拜)?[日天])$/u,
]
const BESIDE = new Set(['base', 'against', 'figure-date', 'and', 'each', 'dim', 'which', 'rank', 'sofar'])

/** "Compare Saturday and Sunday": where nothing else is there to compare, the two days of a weekend are, one with the other. */
export const withComparedWeekend = (tokens: readonly Token[]): readonly Token[] => {
  const [weekend, ...more] = tokens.filter(({ type }) => type === 'period')
  if (!weekend || more.length > 0 || !tokens.some(({ type }) => type === 'cmp')) return tokens
  if (tokens.some(({ type }) => BESIDE.has(type))) return tokens
  const days = BOTH.map((both) => both.exec(weekend.text)).find((found) => found !== null)
  if (!days) return tokens
  const day = (text: string, dow: number): Token => ({ ...weekend, value: 'dow', numbers: [dow], text })
  const and: Token = { ...weekend, type: 'and', value: '', text: '' }
  return tokens.flatMap((token) => (token === weekend ? [day(days[1] ?? '', 6), and, day(days[2] ?? '', 7)] : [token]))
}
