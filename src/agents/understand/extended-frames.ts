import { DIMENSIONS, type Dimension } from '../../core/dimension.ts'
import type { Frame } from '../../core/frame.ts'
import { lengthInDays, shift } from '../../core/period.ts'
import type { Asking } from './asked.ts'
import { basesFor } from './bases.ts'
import { frameFault } from './frame-checks.ts'
import { datedPeriod } from './frames.ts'
import { certainly } from './names.ts'
import type { Token } from './token.ts'

/** A frame that may be meant, the words that it accounts for, and the ways by which it was come to. */
export interface Found {
  readonly frame: Frame
  readonly rules: Set<string>
  readonly kept: Set<Token>
}

interface Extension {
  readonly rule: string
  readonly frame: Frame
  readonly tokens: readonly Token[]
}

const YEAR = 364
const RANKS = new Set(['rank', 'topseller', 'busiest'])
const SAYS_DIMENSION = new Set(['dim', 'each', 'which'])

const dimensionOf = ({ type, value }: Token): Dimension | null =>
  SAYS_DIMENSION.has(type) ? (DIMENSIONS.find((one) => one === value.replace(/[?~]/g, '')) ?? null) : null

/** Any base that a word names, held against the frame's period, wherever the word stands. */
const basesSaid = (frame: Frame, tokens: readonly Token[], asking: Asking): readonly Extension[] =>
  tokens
    .filter(({ type }) => type === 'base' || type === 'against')
    .flatMap((token) =>
      basesFor(
        { kind: 'named', name: token.value.split(' ')[0] ?? '', numbers: token.numbers },
        datedPeriod(frame.period, asking.today),
        frame.period,
        asking,
      ).bases.map((base) => ({ rule: 'base-said', frame: { ...frame, base }, tokens: [token] })),
    )

/** The same question of another time that was said, too: the one may be held against the other. */
const basesOfOthers = (frame: Frame, found: readonly Found[]): readonly Extension[] => {
  const rest = (one: Frame) => JSON.stringify({ ...one, period: null, base: null })
  const { period } = frame
  return found
    .filter((other) => other.frame.base === null && rest(other.frame) === rest(frame))
    .filter(({ frame: { period: base } }) => base.from < period.from && base.to < period.to)
    .flatMap((other) => {
      const base = other.frame.period
      const [year, before] = [Number(period.from.slice(0, 4)), Number(base.from.slice(0, 4))]
      const sameDates = year === before + 1 && period.from.slice(5) === base.from.slice(5)
      const yearBefore = sameDates || shift(period, -YEAR).from === base.from || lengthInDays(base) >= YEAR
      const asLong = Math.abs(lengthInDays(base) - lengthInDays(period)) <= (lengthInDays(period) >= 28 ? 3 : 0)
      const tokens = [...other.kept]
      return [
        ...(yearBefore ? [{ rule: 'base-year', frame: { ...frame, base: { kind: 'LY-dow' as const } }, tokens }] : []),
        ...(asLong
          ? [{ rule: 'base-other', frame: { ...frame, base: { kind: 'period' as const, period: base } }, tokens }]
          : []),
      ]
    })
}

/** Members that a word names: each of them, or the first few where something ranks. */
const layoutsSaid = (frame: Frame, tokens: readonly Token[], { vocabulary }: Asking): readonly Extension[] => {
  const said = tokens.filter((token) => dimensionOf(token) !== null)
  const kinds = new Set<Dimension>(said.flatMap((token) => dimensionOf(token) ?? []))
  if (frame.categories.length > 0 || frame.metric === 'out_of_stocks') kinds.add('product')
  const better = vocabulary.get(frame.metric)?.better
  const ranks = tokens.filter(({ type }) => RANKS.has(type))
  const counts = [...ranks, ...said, ...tokens.filter(({ type }) => type === 'count')].flatMap(({ numbers }) => numbers)
  return [...kinds].flatMap((by) => [
    { rule: `by-said ${said.length > 0}`, frame: { ...frame, by }, tokens: said },
    ...ranks.map((rank) => {
      const [word = ''] = rank.value.replace('?', '').split(' ')
      const lowest =
        word === 'lowest' || (word === 'best' && better === 'lower') || (word === 'worst' && better !== 'lower')
      const n = counts.find((count) => count >= 1 && count <= 100) ?? 1
      return {
        rule: 'rank-said',
        frame: { ...frame, base: null, by, rank: { order: lowest ? ('lowest' as const) : ('highest' as const), n } },
        tokens: [...said, rank],
      }
    }),
  ])
}

/** Places and goods that were named and are not in the frame. */
const namesSaid = (frame: Frame, tokens: readonly Token[], { scope }: Asking): readonly Extension[] =>
  tokens.flatMap((token) => {
    const named = token.name && certainly(token.name)
    if (!named) return []
    const as = (rule: string, with_: Partial<Frame>) => [{ rule, frame: { ...frame, ...with_ }, tokens: [token] }]
    if (named.kind === 'store')
      return scope.stores.includes(named.id) && !frame.stores.includes(named.id)
        ? as('place-said', { stores: [...frame.stores, named.id], regions: [] })
        : []
    if (named.kind === 'region')
      return frame.regions.includes(named.id) || frame.stores.length > 0
        ? []
        : as('place-said', { regions: [...frame.regions, named.id] })
    if (named.kind === 'category')
      return frame.products.length > 0 || frame.categories.length > 0
        ? []
        : as('goods-said', { categories: [named.id] })
    return named.kind === 'product' && frame.products.length === 0
      ? as('goods-said', { categories: [], products: [named.id] })
      : []
  })

const MOST = 40

/**
 * Frames that were read of a part of the words, each with one or two more slots that other words of the question name: the base, the
 * layout, a place or goods. No grammar says that the words belong together, so they are only ever offered.
 */
export const extendedFrames = (read: readonly Found[], tokens: readonly Token[], asking: Asking): readonly Found[] => {
  const found = new Map(read.map((one) => [JSON.stringify(one.frame), one]))
  for (const round of [1, 2])
    for (const one of [...found.values()]) {
      const { frame } = one
      const unranked = frame.rank === null && frame.base === null
      const ways = [
        ...namesSaid(frame, tokens, asking),
        ...(unranked && frame.by === null ? layoutsSaid(frame, tokens, asking) : []),
        ...(unranked ? [...basesSaid(frame, tokens, asking), ...basesOfOthers(frame, [...found.values()])] : []),
      ]
      for (const way of ways) {
        const key = JSON.stringify(way.frame)
        if (found.size >= MOST || found.has(key) || frameFault(way.frame, asking)) continue
        found.set(key, {
          frame: way.frame,
          rules: new Set([...one.rules, way.rule, `extended ${round}`]),
          kept: new Set([...one.kept, ...way.tokens]),
        })
      }
    }
  return [...found.values()]
}
