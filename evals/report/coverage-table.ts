import type { Judged, Judgement } from '../coverage.ts'
import { groupOf, isDevelopment } from '../development-authors.ts'
import { ruleOfThree } from '../stats/rule-of-three.ts'
import { wilson } from '../stats/wilson.ts'

export interface CoverageRow {
  readonly group: string
  /** Wordings that the shares are of. */
  readonly n: number
  readonly right: number
  readonly tap: number
  readonly beside: number
  readonly silent: number
  readonly falseClaims: number
  /** Wordings that false claims were counted over, traps included. */
  readonly asked: number
  /** Upper 95 % bound of the rate of false claims. */
  readonly falseBound: number
}

const count = (judged: readonly Judged[], judgement: Judgement) =>
  judged.filter((one) => one.judgement === judgement).length

/** Shares are of `shown`, false claims of `all`; lines with a wrong label count in neither. */
export const rowOf = (group: string, all: readonly Judged[], shown: readonly Judged[] = all): CoverageRow => {
  const asked = all.length - count(all, 'bad-label')
  const falseClaims = count(all, 'false-claim')
  return {
    group,
    n: shown.length - count(shown, 'bad-label'),
    right: count(shown, 'right'),
    tap: count(shown, 'tap'),
    beside: count(shown, 'beside'),
    silent: count(shown, 'silent'),
    falseClaims,
    asked,
    falseBound: falseClaims === 0 ? ruleOfThree(asked) : wilson(falseClaims, asked).high,
  }
}

/** Groups in the order of first appearance. */
const groupedBy = (
  judged: readonly Judged[],
  group: (one: Judged) => string,
): readonly (readonly [string, Judged[]])[] => {
  const groups = new Map<string, Judged[]>()
  for (const one of judged) groups.set(group(one), [...(groups.get(group(one)) ?? []), one])
  return [...groups]
}

const answers = (judged: readonly Judged[]) => judged.filter(({ line }) => line.expect.kind === 'answer')

const percent = (share: number) => `${(100 * share).toFixed(1)}`.padStart(5)

const line = ({ group, n, right, tap, beside, silent, falseClaims, asked, falseBound }: CoverageRow): string => {
  const { low, high } = wilson(right, n)
  const share = (part: number) => (n === 0 ? '    -' : percent(part / n))
  const claims = `${falseClaims} of ${asked}`.padStart(12)
  return `${group.padEnd(34)}${String(n).padStart(5)}  ${share(right)} [${percent(low)},${percent(high)}]  ${share(right + tap)}   ${share(right + tap + beside)}  ${share(silent)}  ${claims} (< ${percent(falseBound).trim()} %)`
}

const HEAD = `${'per cent'.padEnd(34)}${'n'.padStart(5)}  right [95 % Wilson]   + tap  + beside  silent  false claims (95 % bound)`

const authorOf = ({ line }: Judged) => `${line.lang} ${groupOf(line)}`

/** By language and kind over held-out authors, then for each author; shares are of the answerable wordings, false claims of all. */
export const coverageText = (judged: readonly Judged[]): string => {
  const heldOut = judged.filter(({ line }) => !isDevelopment(line))
  return [
    'Held-out authors only:',
    HEAD,
    ...groupedBy(heldOut, ({ line }) => line.lang).flatMap(([language, of]) => [
      line(rowOf(`${language} answerable`, of, answers(of))),
      ...groupedBy(of, ({ line }) => line.expect.kind).map(([kind, some]) =>
        line(rowOf(`${language} expecting ${kind}`, some)),
      ),
    ]),
    '',
    'Leave one author out. The lexicon was widened on the development authors alone; nothing of a held-out author went into it',
    'but the repair of false claims (docs/decisions/0013), so with that author left out it would be the same lexicon.',
    HEAD,
    ...groupedBy(judged, authorOf).map(([author, of]) => line(rowOf(author, of, answers(of)))),
  ].join('\n')
}
