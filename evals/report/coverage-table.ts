import type { Judged, Judgement } from '../coverage.ts'
import { ruleOfThree } from '../stats/rule-of-three.ts'
import { wilson } from '../stats/wilson.ts'

export interface CoverageRow {
  readonly group: string
  readonly n: number
  readonly right: number
  readonly tap: number
  readonly silent: number
  readonly falseClaims: number
  /** Upper 95 % bound of the rate of false claims. */
  readonly falseBound: number
}

const count = (judged: readonly Judged[], judgement: Judgement) =>
  judged.filter((one) => one.judgement === judgement).length

export const rowOf = (group: string, all: readonly Judged[]): CoverageRow => {
  const judged = all.filter(({ judgement }) => judgement !== 'bad-label')
  const falseClaims = count(judged, 'false-claim')
  return {
    group,
    n: judged.length,
    right: count(judged, 'right'),
    tap: count(judged, 'tap'),
    silent: count(judged, 'silent'),
    falseClaims,
    falseBound: falseClaims === 0 ? ruleOfThree(judged.length) : wilson(falseClaims, judged.length).high,
  }
}

/** Rows in the order of first appearance. */
export const groupedBy = (judged: readonly Judged[], group: (one: Judged) => string): readonly CoverageRow[] => {
  const groups = new Map<string, Judged[]>()
  for (const one of judged) groups.set(group(one), [...(groups.get(group(one)) ?? []), one])
  return [...groups].map(([name, of]) => rowOf(name, of))
}

const percent = (share: number) => `${(100 * share).toFixed(1)}`.padStart(5)

const line = ({ group, n, right, tap, silent, falseClaims, falseBound }: CoverageRow): string => {
  const { low, high } = wilson(right, n)
  const share = (part: number) => (n === 0 ? '    -' : percent(part / n))
  return `${group.padEnd(34)}${String(n).padStart(5)}  ${share(right)} [${percent(low)},${percent(high)}]  ${share(right + tap)}  ${share(silent)}  ${String(falseClaims).padStart(5)} (< ${percent(falseBound).trim()} %)`
}

const HEAD = `${'%'.padEnd(34)}${'n'.padStart(5)}  right [95 % Wilson]   + tap  silent  false claims (95 % bound)`

export const coverageText = (judged: readonly Judged[]): string => {
  const kinds = (language: string) =>
    groupedBy(
      judged.filter(({ line }) => line.lang === language),
      ({ line }) => `${line.lang} expecting ${line.expect.kind}`,
    )
  const languages = [...new Set(judged.map(({ line }) => line.lang))].sort()
  return [
    HEAD,
    ...groupedBy(judged, ({ line }) => `${line.lang} all`).map(line),
    ...languages.flatMap((language) => kinds(language).map(line)),
    '',
    'Leave one author out. No author sees the lexicon and none of it is fitted to these lines, so the figure with an author',
    'left out of the fitting is that author’s own; a lexicon mined from the corpus would have to be refitted for each row.',
    HEAD,
    ...groupedBy(judged, ({ line }) => `${line.lang} ${line.author}`).map(line),
  ].join('\n')
}
