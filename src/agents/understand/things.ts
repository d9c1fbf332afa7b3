import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { CategoryId, ProductId, RegionId, StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { nameKind } from './joins.ts'
import { certainly, type Named } from './names.ts'
import { type Token, Unread } from './token.ts'

export interface Place {
  readonly stores: readonly StoreId[]
  readonly regions: readonly RegionId[]
}

export interface Goods {
  readonly categories: readonly CategoryId[]
  readonly products: readonly ProductId[]
}

/** Where and of what: what the question's names mean. */
export interface Things {
  readonly place: Place
  /** A place was said; `all` of them, or the asker's own (`mine`). */
  readonly said: 'none' | 'some' | 'all' | 'mine'
  /** Alternatives when a name is open: each is one reading of the goods. */
  readonly goods: readonly Goods[]
  readonly goodsSaid: boolean
  readonly certain: boolean
  readonly notAllowed: readonly string[]
  /** The members that were named side by side, so that each is shown. */
  readonly many: 'store' | 'region' | 'category' | 'product' | null
}

/** Goods are told apart. */
export const tellsGoods = ({ by }: Frame): boolean => by === 'category' || by === 'product'
/** 饮料垫底五个单品 // 换零食: the same list, of another category. */
export const isOtherList = ({ goods }: Things, previous: Frame): boolean =>
  previous.by === 'product' &&
  previous.categories.length > 0 &&
  goods.every(({ categories, products }) => categories.length > 0 && products.length === 0)

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]
const MOST_OFFERED = 3

interface Collected {
  stores: StoreId[]
  regions: RegionId[]
  districts: (readonly StoreId[])[]
  categories: CategoryId[]
  products: ProductId[]
}

const put = (named: Named, into: Collected): void => {
  if (named.kind === 'store') into.stores.push(named.id)
  else if (named.kind === 'region') into.regions.push(named.id)
  else if (named.kind === 'district') into.districts.push(named.stores)
  else if (named.kind === 'category') into.categories.push(named.id)
  else into.products.push(named.id)
}

const not = (text: string) => new Unread(fault('not-understood', { text }))

/** Stores inside a named region, as in "Riverside, East China": the region only says where the store is. */
const placed = (found: Collected, catalogue: Catalogue, text: string): Place | Unread => {
  const stores = unique(found.stores)
  const regions = unique(found.regions)
  const [district] = found.districts
  if (found.districts.length > 1) return not(text)
  if (stores.length > 0 && (regions.length > 0 || district)) {
    const inside = stores.every((id) => {
      const store = catalogue.stores.find((one) => one.id === id)
      return (
        store !== undefined &&
        (regions.length === 0 || regions.includes(store.region)) &&
        (district?.includes(id) ?? true)
      )
    })
    return inside && regions.length <= 1 ? { stores, regions: [] } : not(text)
  }
  if (district) return regions.length > 0 ? not(text) : { stores: district, regions: [] }
  return { stores, regions }
}

const stocked = (found: Collected, catalogue: Catalogue, text: string): Goods | Unread => {
  const categories = unique(found.categories)
  const products = unique(found.products)
  if (products.length > 0 && categories.length > 0) {
    const inside = products.every((id) => {
      const product = catalogue.products.find((one) => one.id === id)
      return product !== undefined && categories.includes(product.category)
    })
    return inside && categories.length === 1 ? { categories: [], products } : not(text)
  }
  return { categories, products }
}

/** What is outside the asker's scope is taken out and said; a region that is only partly theirs is said too. */
const allowed = (
  place: Place,
  names: readonly { text: string; named: Named }[],
  scope: Scope,
  catalogue: Catalogue,
) => {
  const mine = new Set(scope.stores)
  const inRegion = (region: RegionId) =>
    catalogue.stores.filter((store) => store.region === region).map((store) => store.id)
  const stores = place.stores.filter((store) => mine.has(store))
  const regions = place.regions.filter((region) => inRegion(region).some((store) => mine.has(store)))
  const outside = names.filter(({ named }) => {
    if (named.kind === 'store') return !mine.has(named.id)
    if (named.kind === 'region') return inRegion(named.id).some((store) => !mine.has(store))
    return named.kind === 'district' && named.stores.some((store) => !mine.has(store))
  })
  return { place: { stores, regions }, notAllowed: unique(outside.map(({ text }) => text)) }
}

/** "Ice Cream", written as the catalogue writes it, is the product and not the group of that name. */
const spelledOut = ({ name, text }: Token, { products }: Catalogue): Named | null => {
  const [only, ...more] = name?.full ?? []
  if (only?.kind !== 'product' || more.length > 0 || text === text.toLowerCase()) return null
  return products.some(({ id, names }) => id === only.id && names.en === text) ? only : null
}

const isOther = (said: Things['said'], value: string) => said !== 'none' && said !== value

/** Reads all names of the tokens against catalogue and scope. */
export const thingsNamed = (
  tokens: readonly Token[],
  used: Set<Token>,
  catalogue: Catalogue,
  scope: Scope,
): Things | Unread => {
  const found: Collected = { stores: [], regions: [], districts: [], categories: [], products: [] }
  const names: { text: string; named: Named }[] = []
  const open: Token[] = []
  let guessed = false
  let said: Things['said'] = 'none'
  const notAllowed: string[] = []
  for (const token of tokens) {
    if (token.type === 'place') {
      // "Both" of two that are named.
      const kinds = tokens.filter(({ name }) => name !== undefined).map(nameKind)
      if (token.value === 'both' && kinds.length === 2 && kinds[0] === kinds[1]) {
        used.add(token)
        continue
      }
      // "Both stores", "my six": all of them, when there are as many.
      const count = token.value === 'both' ? 2 : token.numbers[0]
      if (count !== undefined && count !== scope.stores.length) return not(token.text)
      const value = token.value === 'both' ? 'all' : token.value
      if (isOther(said, value)) return not(token.text)
      said = value as Things['said']
      const reachesAll = catalogue.stores.every((store) => scope.stores.includes(store.id))
      if (token.value === 'chain') {
        said = 'all'
        if (!reachesAll) notAllowed.push(token.text)
      } else if (token.value === 'all' && scope.stores.length === 1 && !reachesAll) notAllowed.push(token.text)
      used.add(token)
    }
    if (token.name === undefined) continue
    used.add(token)
    const named = certainly(token.name) ?? spelledOut(token, catalogue)
    if (named) {
      put(named, found)
      names.push({ text: token.text, named })
      continue
    }
    // Initials of one shop (hbd) are taken for it, and the question is offered.
    const [guess, ...more] = [...token.name.full, ...token.name.short, ...token.name.part]
    if (guess && more.length === 0 && !token.name.group && (guess.kind === 'store' || guess.kind === 'region')) {
      put(guess, found)
      names.push({ text: token.text, named: guess })
      guessed = true
    } else open.push(token)
  }
  const text = names.map((name) => name.text).join(' ')
  const place = placed(found, catalogue, text)
  if (place instanceof Unread) return place
  const goods = stocked(found, catalogue, text)
  if (goods instanceof Unread) return goods
  const hasPlace = place.stores.length + place.regions.length > 0
  // 西湖店昨天业绩，就我们店: the asker's one shop, by its name and as theirs.
  const itsOwn = scope.stores.length === 1 && place.stores.length === 1 && place.stores[0] === scope.stores[0]
  if (hasPlace && said === 'mine' && !itsOwn) return not(text)
  if (hasPlace && said === 'all' && place.regions.length === 0) return not(text)
  const asked = allowed(place, names, scope, catalogue)
  notAllowed.push(...asked.notAllowed)
  if (hasPlace && asked.place.stores.length + asked.place.regions.length === 0)
    return new Unread(fault('not-allowed-store', { stores: notAllowed.join(', ') }))
  const lists = {
    store: unique(found.stores),
    region: unique(found.regions),
    category: goods.categories,
    product: goods.products,
  }
  const many = (Object.keys(lists) as (keyof typeof lists)[]).filter((kind) => lists[kind].length > 1)
  if (many.length > 1) return not(text)
  const [only] = open
  let readings: readonly Goods[] = [goods]
  if (only) {
    // 冰淇淋 is a product and a group of products: the product by its whole name is offered.
    const whole = only.name?.full.length === 1 ? only.name.full : null
    const every = whole ?? (only.name ? [...only.name.full, ...only.name.short, ...only.name.part] : [])
    // 啤酒 is 啤酒500ml before it is any brewer's; of many milks the first few are offered.
    const nearest = only.name && only.name.short.length > 0 && every.length > MOST_OFFERED ? only.name.short : every
    const candidates = nearest.slice(0, MOST_OFFERED)
    const goodsOnly = candidates.filter(
      (one): one is Named & { kind: 'category' | 'product' } => one.kind === 'category' || one.kind === 'product',
    )
    if (
      open.length > 1 ||
      goodsOnly.length !== candidates.length ||
      candidates.length === 0 ||
      candidates.length > MOST_OFFERED ||
      goods.products.length + goods.categories.length > 0
    )
      return new Unread(fault('unknown-name', { text: only.text }))
    readings = goodsOnly.map((one) =>
      one.kind === 'category' ? { categories: [one.id], products: [] } : { categories: [], products: [one.id] },
    )
  }
  return {
    place: asked.place,
    said: hasPlace ? 'some' : said,
    goods: readings,
    goodsSaid: only !== undefined || goods.categories.length + goods.products.length > 0,
    certain: only === undefined && !guessed,
    notAllowed,
    many: many[0] ?? null,
  }
}

/** "Put Northgate beside it": what the turn before was about and what is named now, each to be shown; null when they are of two kinds. */
export const putBeside = (things: Things, previous: Frame): Things | null => {
  const [goods] = things.goods
  const lists = {
    store: [previous.stores, things.place.stores],
    region: [previous.regions, things.place.regions],
    category: [previous.categories, goods?.categories ?? []],
    product: [previous.products, goods?.products ?? []],
  } as const
  const kinds = (Object.keys(lists) as (keyof typeof lists)[]).filter((kind) => lists[kind][1].length > 0)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1 || lists[kind][0].length === 0 || things.goods.length > 1) return null
  const both = <K extends keyof typeof lists>(one: K) => unique([...lists[one][0], ...lists[one][1]]) as never
  const place = { stores: both('store'), regions: both('region') } as Place
  return {
    ...things,
    place,
    said: kind === 'store' || kind === 'region' ? 'some' : things.said,
    goods: [{ categories: both('category'), products: both('product') }],
    goodsSaid: kind === 'category' || kind === 'product',
    many: kind,
  }
}
