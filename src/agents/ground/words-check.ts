import { type Problem, problem } from './bind.ts'
import type { Clause } from './clauses.ts'
import { isChange } from './figure.ts'
import type { NormalText } from './normal-text.ts'
import type { Token } from './token.ts'
import { counts } from './units.ts'

const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLCDM]{2,})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/u

/** Numbers that are said without being written as one: half, doubled, dozens, XII. They can be bound to no cell. */
export const unwrittenNumber = (draft: string, normal: NormalText, tokens: readonly Token[]): Problem | null => {
  const claim = tokens.find((token) => token.kind === 'claim')
  if (claim) return problem('number-not-on-desk', claim.text)
  const roman = ROMAN.exec(withoutNames(draft, normal, tokens))?.[0]
  return roman === undefined ? null : problem('number-not-on-desk', roman)
}

/** `LAYER CAKE MIX` and `750 ML` are names, and no 1009 and 1050. */
const withoutNames = (draft: string, { at }: NormalText, tokens: readonly Token[]): string => {
  let text = ''
  let done = 0
  for (const token of tokens) {
    if (token.kind !== 'goods' && token.kind !== 'place') continue
    text += `${draft.slice(done, at[token.start])} `
    done = at[token.end] ?? draft.length
  }
  return text + draft.slice(done)
}

/** Kinds that may stand in the clause of a figure; each has its own check where it has a meaning. */
const BESIDE: ReadonlySet<Token['kind']> = new Set<Token['kind']>([
  'slot',
  'number',
  'place',
  'all-stores',
  'goods',
  'metric',
  'when',
  'last-year',
  'clock',
  'unit',
  'top',
  'rank',
  'sign',
  'up',
  'down',
  'flat',
  'versus',
  'usual',
  'prior',
  'planned',
  'similar',
  'change',
  'highest',
  'lowest',
  'bound',
  'total',
  'toward',
  'is',
  'range',
  'neutral',
])

const CLAIMS: ReadonlySet<Token['kind']> = new Set<Token['kind']>(['up', 'down', 'flat', 'highest', 'lowest', 'rank'])

/** Behind its last figure a sentence may go on in any words, unless they still say what the figure is of. */
const stillSays = ({ tokens, after }: Clause): boolean =>
  after === 'open' || tokens.length <= 3 || /^(?:for|of|in|at|on|from|with|by|的|在|于)$/.test(tokens[0]?.text ?? '')

/** `1,204 单`: what is counted, right behind a number, has been held against it. */
const counted = (tokens: readonly Token[], at: number): boolean =>
  counts(tokens[at]?.text ?? '') && (tokens[at - 1]?.kind === 'slot' || tokens[at - 1]?.kind === 'number')

/** A unit word that belongs to no number is some other word: the 成 of 成本. */
const beside = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1], tokens[at - 1]?.kind === 'sign' ? tokens[at - 2] : tokens[at + 2]].some(
    (token) => token?.kind === 'slot' || token?.kind === 'number',
  )

/**
 * A word that no list knows may narrow a figure to something that was never measured ("umbrellas"), or be another measure.
 * `header`: the sentence ends in a colon and speaks of the figures that follow.
 */
export const unknownBeside = (clauses: readonly Clause[], header: boolean): Problem | null => {
  const last = header ? clauses.length - 1 : clauses.findLastIndex((clause) => clause.figures.length > 0)
  if (last < 0) return null
  for (const [index, clause] of clauses.entries()) {
    if (index > last && !stillSays(clause)) continue
    const unknown = clause.tokens.find(
      (token, at) =>
        (!BESIDE.has(token.kind) && !counted(clause.tokens, at)) ||
        (token.kind === 'unit' && !beside(clause.tokens, at)),
    )
    if (unknown) return problem('unknown-word', unknown.text)
  }
  return null
}

/** Nothing but names and small words, so that it can only say what the figure before it is of. */
export const onlyNames = ({ tokens }: Clause): boolean =>
  tokens.every((token) => BESIDE.has(token.kind) && !CLAIMS.has(token.kind))

/**
 * A claim of direction or rank without a figure of its own leans on the desk, so all its words must be known; and so must
 * those of a clause that holds one store's figure against another's in whatever words.
 */
export const unknownClaim = ({ tokens, figures, mentions }: Clause): Problem | null => {
  const stores = new Set(mentions.places.map((token) => (token.kind === 'place' ? token.id : '')))
  const claims = tokens.some((token) => CLAIMS.has(token.kind)) || (stores.size > 1 && mentions.metrics.length > 0)
  const unknown = claims && figures.length === 0 ? tokens.find((token) => !BESIDE.has(token.kind)) : undefined
  return unknown ? problem('unknown-word', unknown.text) : null
}

/** "Sales were normal" compares as much as "sales were flat", and shows as little. */
export const claimsUsual = ({ tokens, figures }: Clause): boolean =>
  figures.length === 0 &&
  tokens.some(
    (token, at) =>
      token.kind === 'usual' &&
      (tokens[at - 1]?.kind === 'is' || tokens[at - 1]?.kind === 'metric') &&
      at === tokens.length - 1,
  )

const RECORDS = /^(?:data|数据|figures|records|information|记录)$/

/** Words that take back, narrow or blur the figures of their sentence. */
export const sentenceProblem = (tokens: readonly Token[], clauses: readonly Clause[]): Problem | null => {
  const figures = clauses.some((clause) => clause.figures.length > 0)
  const first = (kind: Token['kind']) => tokens.find((token) => token.kind === kind)
  const denial = first('false')
  if (denial) return problem(figures ? 'negated-figure' : 'contradicts-earlier', denial.text)
  for (const { tokens } of clauses) {
    const no = tokens.findIndex((token) => token.kind === 'negation')
    const after = no < 0 ? [] : tokens.slice(no + 1)
    // "No transactions" says zero; "no data on transactions" does not.
    const zero =
      after.slice(0, 4).some((token) => token.kind === 'metric') && !after.some((token) => RECORDS.test(token.text))
    if (zero) return problem('number-not-on-desk', tokens[no]?.text ?? '')
  }
  if (!figures) return null
  const negation = first('negation')
  if (negation) return problem('negated-figure', negation.text)
  const or = first('or')
  if (or) return problem('two-values', or.text)
  const narrow = first('narrows')
  return narrow ? problem('unknown-word', narrow.text) : null
}

/** Two figures with nothing but a dash or "to" between them are a range or a sum, unless they go from the base to the value. */
export const rangeProblem = (clause: Clause): Problem | null => {
  const { tokens, figures } = clause
  const at = tokens.flatMap((token, index) => (token.kind === 'slot' || token.kind === 'number' ? [index] : []))
  for (const [position, from] of at.entries()) {
    const to = at[position + 1]
    const [a, b] = [figures[position], figures[position + 1]]
    if (to === undefined || !a || !b) break
    const between = tokens.slice(from + 1, to).filter((token) => token.kind !== 'unit' && token.kind !== 'neutral')
    const links = between.every(
      (token) =>
        token.kind === 'range' ||
        token.kind === 'sign' ||
        token.kind === 'toward' ||
        ((token.kind === 'up' || token.kind === 'down') && /[至到]$/.test(token.text)),
    )
    const journey =
      a.row.role === 'base' &&
      b.row.role === 'value' &&
      between.length > 0 &&
      between.every((token) => token.kind !== 'range' && token.kind !== 'sign')
    const arrives = isChange(a) && b.row.role === 'value' && between.some((token) => token.kind === 'toward')
    const change =
      between.length > 0 && isChange(b) && between.every((token) => token.kind === 'up' || token.kind === 'down')
    if (links && !journey && !arrives && !change)
      return problem('two-values', `${tokens[from]?.text} ${tokens[to]?.text}`)
  }
  return null
}
