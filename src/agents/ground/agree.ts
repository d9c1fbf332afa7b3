import { addDays, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { shift } from '../../core/period.ts'
import type { WordingContext } from '../../language/language.ts'
import type { BaseToken, ClockToken, GoodsToken, PlaceToken, WhenToken } from './clauses.ts'
import { type Figure, periodOf } from './figure.ts'
import { fits, type When } from './when.ts'

const sameSet = (a: Iterable<string>, b: Iterable<string>): boolean => {
  const [left, right] = [new Set(a), new Set(b)]
  return left.size === right.size && [...left].every((each) => right.has(each))
}

/** The stores that a figure is of. */
export const storesOf = ({ evidence, row }: Figure, { catalogue }: WordingContext): readonly string[] => {
  if (row.entity.store !== undefined) return [row.entity.store]
  const { region } = row.entity
  if (region === undefined) return evidence.stores
  const inside = new Set<string>(catalogue.stores.filter((store) => store.region === region).map((store) => store.id))
  return evidence.stores.filter((store) => inside.has(store))
}

/** True for a figure of all that its asker may see. */
export const isOfAllStores = ({ evidence, row }: Figure): boolean =>
  row.entity.store === undefined &&
  row.entity.region === undefined &&
  (evidence.frame?.stores.length ?? 0) === 0 &&
  (evidence.frame?.regions.length ?? 0) === 0

/** What goes from one store to another names both, the giver first. */
const isMove = (stores: readonly string[], { row }: Figure, { catalogue }: WordingContext): boolean =>
  stores.length === 2 &&
  stores[0] === row.entity.store &&
  stores[1] === row.entity.subject &&
  catalogue.stores.some(({ id }) => id === row.entity.subject)

/** True where these places, taken together, are exactly the stores of the figure. */
export const placesAgree = (places: readonly PlaceToken[], figure: Figure, context: WordingContext): boolean => {
  const own = storesOf(figure, context)
  const stores = places.flatMap((token) => (token.kind === 'place' && token.level === 'store' ? [token.id] : []))
  const regions = places.flatMap((token) => (token.kind === 'place' && token.level === 'region' ? [token] : []))
  const counted = places.flatMap((token) => (token.kind === 'all-stores' ? [token] : []))
  if (counted.some(({ count }) => count !== null && count !== own.length)) return false
  if (isMove(stores, figure, context)) return counted.length === 0 && regions.length === 0
  if (stores.length > 0)
    return (
      counted.length === 0 &&
      sameSet(stores, own) &&
      regions.every((region) => own.every((store) => region.stores.includes(store)))
    )
  if (regions.length > 0) {
    const { region } = figure.row.entity
    const asked = figure.evidence.frame
    const byName = region !== undefined ? [region] : asked && asked.stores.length === 0 ? asked.regions : []
    // A district inside a region: the smaller one is meant.
    const smallest = regions.filter(
      (each) =>
        !regions.some(
          (other) =>
            other.stores.length < each.stores.length && other.stores.every((store) => each.stores.includes(store)),
        ),
    )
    return (
      sameSet(
        smallest.map((each) => each.id),
        byName,
      ) ||
      sameSet(
        smallest.flatMap((each) => each.stores),
        own,
      )
    )
  }
  return isOfAllStores(figure) || (counted.some(({ count }) => count !== null) && figure.row.entity.store === undefined)
}

const productsOf = ({ evidence, row }: Figure): readonly string[] =>
  row.entity.product !== undefined ? [row.entity.product] : (evidence.frame?.products ?? [])
const categoriesOf = ({ evidence, row }: Figure): readonly string[] =>
  row.entity.category !== undefined ? [row.entity.category] : (evidence.frame?.categories ?? [])

/** True for a figure of all goods. */
export const isOfAllGoods = (figure: Figure): boolean =>
  productsOf(figure).length === 0 && categoriesOf(figure).length === 0

export const goodsAgree = (goods: readonly GoodsToken[], figure: Figure, context: WordingContext): boolean => {
  const own = productsOf(figure)
  const products = goods.flatMap((token) =>
    token.level === 'product' ? [token.alike.find((id) => own.includes(id)) ?? token.id] : [],
  )
  const categories = goods.flatMap((token) => (token.level === 'category' ? [token.id] : []))
  if (products.length === 0) return sameSet(categories, categoriesOf(figure)) && own.length === 0
  const inside = (category: string) =>
    products.every((id) =>
      context.catalogue.products.some((product) => product.id === id && product.category === category),
    )
  return sameSet(products, own) && categories.every(inside)
}

export const clocksAgree = (clocks: readonly ClockToken[], { row }: Figure): boolean =>
  clocks.every(
    ({ from, minutes, to }) =>
      row.entity.hour === from % 24 && minutes === 0 && (to === null || to % 24 === (from + 1) % 24),
  )

export const whensAgree = (whens: readonly WhenToken[], figure: Figure): boolean =>
  whens.every((token) => fits(token.when, periodOf(figure)))

const yearBack = (when: When, period: Period): boolean =>
  fits(when, shift(period, -364)) || fits(when, shift(period, -365))

/** True where the words name the base that the figure is really compared with. */
export const basesAgree = (bases: readonly BaseToken[], figure: Figure): boolean =>
  bases.every((token) => {
    const base = figure.evidence.frame?.base ?? null
    const own = periodOf(figure)
    if (base === null) return token.kind === 'when' && fits(token.when, own)
    if (token.kind === 'usual') return base.kind === 'W4'
    if (token.kind === 'planned') return base.kind === 'plan'
    if (token.kind === 'similar') return base.kind === 'peers'
    if (token.kind === 'last-year')
      return (
        base.kind.startsWith('LY-') ||
        base.kind === 'LFL' ||
        (base.kind === 'period' && base.period.from.slice(0, 4) < own.from.slice(0, 4))
      )
    if (token.kind === 'prior')
      return (
        base.kind === 'period' && (addDays(base.period.to, 1) === own.from || addDays(base.period.to, 7) === own.to)
      )
    if (base.kind === 'period') return fits(token.when, base.period)
    if (token.when.kind === 'weekday') return own.from === own.to && weekday(own.from) === token.when.day
    return (base.kind === 'LY-dow' || base.kind === 'LFL') && yearBack(token.when, own)
  })
