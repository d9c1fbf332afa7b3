import { LEFTOVER_ROLES, type ModelParse } from '../src/agents/parse-with-model/model-parse.ts'
import type { Token } from '../src/agents/understand/token.ts'
import type { Base } from '../src/core/base.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import { DIMENSIONS } from '../src/core/dimension.ts'
import type { MetricName } from '../src/core/ids.ts'

interface Chance {
  readonly below: (n: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

const BASES: readonly Base['kind'][] = ['W4', 'LY-dow', 'LY-holiday', 'LFL', 'plan', 'peers', 'period']
const SLOT_TYPES = {
  metric: ['metric', 'maybe', 'topseller'],
  period: ['period', 'figure-date'],
  base: ['base', 'against', 'cmp'],
  cut: ['dim', 'each', 'which'],
  ranking: ['rank', 'busiest'],
}

/**
 * A parse as a lying model may write it: its spans are words of the question, often the right ones, so that it gets past the first
 * checks; its values are true or drawn at random; and everything else is called by any role but `condition`.
 */
export const randomParse = (
  tokens: readonly Token[],
  catalogue: Catalogue,
  metrics: readonly MetricName[],
  { below, pick }: Chance,
): ModelParse => {
  const taken = new Set<Token>()
  const wordFor = (types: readonly string[]): Token | null => {
    const free = tokens.filter((token) => !taken.has(token) && token.type !== 'pause')
    const fitting = free.filter(({ type }) => types.includes(type))
    const from = fitting.length > 0 && below(5) > 0 ? fitting : below(6) === 0 ? free : []
    if (from.length === 0) return null
    const token = pick(from)
    taken.add(token)
    return token
  }
  const slot = <T>(types: readonly string[], make: (word: Token) => T): T | null => {
    const word = wordFor(types)
    return word ? make(word) : null
  }
  const names = tokens.filter(({ name }) => name !== undefined)
  const named = names.flatMap((word) => {
    if (below(8) === 0) return []
    taken.add(word)
    const told = [...(word.name?.full ?? []), ...(word.name?.short ?? [])][0]
    return [{ told, span: word.text }]
  })
  const places: ModelParse['places'] = named.flatMap(({ told, span }) => {
    const is = below(3) === 0 ? ({ kind: 'store', id: pick(catalogue.stores).id } as const) : told
    return is?.kind === 'store' || is?.kind === 'region' ? [{ is, span }] : []
  })
  const goods: ModelParse['goods'] = named.flatMap(({ told, span }) => {
    const is = below(3) === 0 ? ({ kind: 'category', id: pick(catalogue.categories).id } as const) : told
    return is?.kind === 'category' || is?.kind === 'product' ? [{ is, span }] : []
  })
  const metric = slot([...SLOT_TYPES.metric, 'unknown'], (word) => ({
    id: below(3) > 0 && (word.type === 'metric' || word.type === 'maybe') ? firstOf(word.value) : pick(metrics),
    span: word.text,
  }))
  const period = slot(SLOT_TYPES.period, ({ text }) => ({ kind: pick(['day', 'week', 'longer'] as const), span: text }))
  const base = slot(SLOT_TYPES.base, ({ text }) => ({ kind: pick(BASES), span: text }))
  const cut = slot(SLOT_TYPES.cut, ({ type, value, text }) => ({
    by: DIMENSIONS.find((one) => type !== '' && value.startsWith(one) && below(3) > 0) ?? pick(DIMENSIONS),
    span: text,
  }))
  const ranking = slot(SLOT_TYPES.ranking, ({ text }) => ({ order: pick(['highest', 'lowest'] as const), span: text }))
  const aside = new Set(['unknown', 'remark', 'pron', 'aside', 'op', 'name', 'soft'])
  const roles = LEFTOVER_ROLES.filter((role) => role !== 'condition')
  const leftover = tokens.flatMap((token) => {
    const drop = aside.has(token.type) || below(10) === 0
    return taken.has(token) || token.type === 'pause' || !drop ? [] : [{ text: token.text, role: pick(roles) }]
  })
  return { metric, places, goods, period, base, cut, ranking, leftover }
}

const firstOf = (values: string) => (values.split(',')[0] ?? '') as string as MetricName
