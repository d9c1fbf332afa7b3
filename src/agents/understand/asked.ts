import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Scope } from '../../core/scope.ts'
import { type Compared, compared } from './comparison.ts'
import { type Measured, measured } from './measure-words.ts'
import { type DateContext, saidPeriods } from './periods.ts'
import { type Layout, layout } from './ranking.ts'
import { type Things, thingsNamed } from './things.ts'
import { isFree, nextIndex, previousIndex, type Token, Unread } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The slots that one question says, before history and defaults. */
export interface Asked {
  readonly measured: Measured
  readonly things: Things
  readonly compared: Compared
  readonly layout: Layout
  readonly wish: Frame['wish']
  /** It begins as a follow-up does ("and", "what about", 那). */
  readonly follows: boolean
  readonly total: boolean
  /** It asks for a direction or a change, which needs something to compare with. */
  readonly changes: boolean
}

export interface Asking extends DateContext {
  readonly scope: Scope
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
}

const not = (text: string) => new Unread(fault('not-understood', { text }))

const COMPLEMENTS = new Set([
  'name',
  'place',
  'period',
  'figure-date',
  'metric',
  'maybe',
  'each',
  'dim',
  'which',
  'when',
  'rank',
  'total',
  'only',
  'topseller',
  'against',
  'base',
  'wish',
])

/** A preposition without what it needs is a question cut short. */
const danglingPreposition = (tokens: readonly Token[]): Token | undefined =>
  tokens.find((token, i) => {
    if (token.type !== 'prep') return false
    let next = i + 1
    while (tokens[next]?.type === 'glue') next++
    return !COMPLEMENTS.has(tokens[next]?.type ?? '')
  })

const JOINED_ON = new Set(['each', 'change', 'cmp', 'base', 'wish', 'against'])

/** "And" joins two of a kind, begins a follow-up, or adds a comparison or a wish; elsewhere it could join anything. */
const useJoins = (tokens: readonly Token[], used: Set<Token>): void => {
  const compares = tokens.some((token) => token.type === 'cmp')
  tokens.forEach((token, i) => {
    if (token.type !== 'and') return
    const before = tokens[previousIndex(tokens, i)]
    const after = tokens[nextIndex(tokens, i)]
    const kind = (one: Token | undefined) =>
      one?.type === 'figure-date' || one?.type === 'against' ? 'period' : one?.type === 'maybe' ? 'metric' : one?.type
    if (token.value === 'cmp' && !compares) return
    if (
      (before && after && kind(before) === kind(after)) ||
      (after && JOINED_ON.has(after.type)) ||
      (before === undefined && after)
    )
      used.add(token)
    else if (compares && after && (after.type === 'period' || after.type === 'name')) used.add(token)
  })
}

/** "Only Riverside": a filter, when what it limits stands right after it. */
const useOnly = (tokens: readonly Token[], used: Set<Token>): void => {
  tokens.forEach((token, i) => {
    const next = tokens[nextIndex(tokens, i)]
    if (token.type === 'only' && next && ['name', 'place', 'period', 'figure-date'].includes(next.type)) used.add(token)
  })
}

/** The slots of one way to read the words; every token is free or finds its use, or the question is not understood. */
export const askedIn = (tokens: readonly Token[], asking: Asking): Asked | Unread => {
  const poison = tokens.find((token) => token.type === 'op' || token.type === 'unknown')
  if (poison) return not(poison.text)
  const dangling = danglingPreposition(tokens)
  if (dangling) return not(dangling.text)
  const used = new Set<Token>()
  const said = saidPeriods(tokens, used, asking)
  if (said instanceof Unread) return said
  const things = thingsNamed(tokens, used, asking.catalogue, asking.scope)
  if (things instanceof Unread) return things
  const base = compared(tokens, said, used)
  if (base instanceof Unread) return base
  const measure = measured(tokens, used, things.goodsSaid)
  if (measure instanceof Unread) return measure
  const form = layout(tokens, used, measure.metrics, asking.vocabulary)
  if (form instanceof Unread) return form
  useJoins(tokens, used)
  useOnly(tokens, used)
  const wishes = tokens.filter((token) => token.type === 'wish')
  const first = tokens.find((token) => !isFree(token))
  for (const token of tokens) {
    if (token.type === 'wish' || token.type === 'total' || token.type === 'change') used.add(token)
    if (token.type === 'more' && (base.base || base.members)) used.add(token)
    if (token.type === 'follow' && token === first) used.add(token)
  }
  const unused = tokens.find((token) => !isFree(token) && !used.has(token))
  if (unused) return not(unused.text)
  return {
    measured: measure,
    things,
    compared: base,
    layout: form,
    wish: (wishes.at(-1)?.value as Frame['wish']) ?? null,
    follows: first?.type === 'follow' || first?.type === 'and',
    total: tokens.some((token) => token.type === 'total'),
    changes: tokens.some((token) => token.type === 'change'),
  }
}
