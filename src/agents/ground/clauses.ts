import { type Figure, isChange } from './figure.ts'
import { namesBase, type Token } from './token.ts'

export type PlaceToken = Extract<Token, { kind: 'place' | 'all-stores' }>
export type GoodsToken = Extract<Token, { kind: 'goods' }>
export type WhenToken = Extract<Token, { kind: 'when' | 'last-year' }>
export type ClockToken = Extract<Token, { kind: 'clock' }>
export type MetricToken = Extract<Token, { kind: 'metric' }>
/** What names the base of a comparison. */
export type BaseToken = Extract<Token, { kind: 'usual' | 'prior' | 'planned' | 'similar' | 'last-year' | 'when' }>

/** What a clause says its figures are about; `bases` is what they are compared with. */
export interface Mentions {
  readonly places: readonly PlaceToken[]
  readonly goods: readonly GoodsToken[]
  readonly whens: readonly WhenToken[]
  readonly clocks: readonly ClockToken[]
  readonly metrics: readonly MetricToken[]
  readonly bases: readonly BaseToken[]
}

export const NO_MENTIONS: Mentions = { places: [], goods: [], whens: [], clocks: [], metrics: [], bases: [] }

export const together = (a: Mentions, b: Mentions): Mentions => ({
  places: [...a.places, ...b.places],
  goods: [...a.goods, ...b.goods],
  whens: [...a.whens, ...b.whens],
  clocks: [...a.clocks, ...b.clocks],
  metrics: [...a.metrics, ...b.metrics],
  bases: [...a.bases, ...b.bases],
})

/** Words between two breaks; a figure is held against the words of its own clause first. */
export interface Clause {
  readonly tokens: readonly Token[]
  /** What stood before it. */
  readonly after: 'start' | 'weak' | 'open' | 'close' | 'colon' | 'end'
  readonly figures: readonly Figure[]
  readonly mentions: Mentions
  /** An entity stands where a base should: `higher than Northgate`. No row holds that difference. */
  readonly crosses: Token | null
}

/** `from`, `over`, `对` before a place say where, not against what. */
const PLACELESS = /^(?:from|over|on top of|从|由|对|跟|与其)$/
/** Directions that take their base right behind them, as "than" does. */
const COMPARES =
  /[于过]$|^(?:不如|不及|不敌|领先|落后|跑赢|跑输|above|below|under|beat|beats|exceeds|exceeded|exceeding|ahead|behind|outperformed|surpassed|trailed|missed)$/
const ARTICLE = /^(?:the|of|a|an)$/

const nextWord = (tokens: readonly Token[], index: number): Token | undefined => {
  let at = index + 1
  while (ARTICLE.test(tokens[at]?.text ?? '')) at += 1
  return tokens[at]
}

interface Sides {
  readonly mentions: Mentions
  readonly crosses: Token | null
  readonly baseOpen: boolean
}

/** Sorts the mentions of a clause into what its figures are of and what they are compared with. */
const sides = (
  tokens: readonly Token[],
  figures: ReadonlyMap<Token, Figure>,
  baseOpen: boolean,
  valueYear: boolean,
): Sides => {
  const found: { [K in keyof Mentions]: Mentions[K][number][] } = {
    places: [],
    goods: [],
    whens: [],
    clocks: [],
    metrics: [],
    bases: [],
  }
  let base = baseOpen
  let against = false
  let crosses: Token | null = null
  for (const [index, token] of tokens.entries()) {
    const figure = figures.get(token)
    if (figure) {
      base = figure.row.role === 'base' ? true : base && isChange(figure)
      against = false
    }
    const next = nextWord(tokens, index)
    const comparesEntity =
      (token.kind === 'up' || token.kind === 'down' || token.kind === 'flat') &&
      (next?.kind === 'place' || next?.kind === 'goods')
    if (comparesEntity) crosses = next
    if (token.kind === 'toward' || ((token.kind === 'up' || token.kind === 'down') && /[至到]$/.test(token.text)))
      base = false
    if ((token.kind === 'up' || token.kind === 'down') && COMPARES.test(token.text)) base = true
    if (token.kind === 'versus') {
      const range =
        next?.kind === 'when' && next.when.kind === 'spans' && next.when.spans.some(({ from, to }) => from !== to)
      base = !(range && PLACELESS.test(token.text) && figures.size === 0)
      against = !PLACELESS.test(token.text)
    } else if (token.kind !== 'last-year' && namesBase(token)) {
      found.bases.push(token)
      base = true
    } else if (token.kind === 'last-year') {
      if (valueYear && !token.linked) found.whens.push(token)
      else {
        found.bases.push(token)
        base = !token.linked
      }
    } else if (token.kind === 'place' || token.kind === 'all-stores') {
      if (against) crosses = token
      found.places.push(token)
    } else if (token.kind === 'goods') {
      if (against) crosses = token
      found.goods.push(token)
    } else if (token.kind === 'when') {
      if (base) found.bases.push(token)
      else found.whens.push(token)
    } else if (token.kind === 'clock') found.clocks.push(token)
    else if (token.kind === 'metric') found.metrics.push(token)
  }
  return { mentions: found, crosses, baseOpen: base }
}

/** Splits a sentence at its breaks. `valueYear`: last year is what was asked for, not only what it is compared with. */
export const clausesOf = (
  tokens: readonly Token[],
  figures: ReadonlyMap<Token, Figure>,
  valueYear: boolean,
): readonly Clause[] => {
  const clauses: Clause[] = []
  let held: Token[] = []
  let after: Clause['after'] = 'start'
  let baseOpen = false
  const close = () => {
    if (held.length === 0) return
    const read = sides(held, figures, after === 'open' && baseOpen, valueYear)
    const own = held.flatMap((token) => figures.get(token) ?? [])
    clauses.push({ tokens: held, after, figures: own, mentions: read.mentions, crosses: read.crosses })
    baseOpen = read.baseOpen
    held = []
  }
  for (const token of tokens) {
    if (token.kind !== 'break') held.push(token)
    else {
      close()
      after = token.strength
    }
  }
  close()
  return clauses
}
