import type { Catalogue } from '../../core/catalogue.ts'
import type { CategoryId, ProductId, RegionId, StoreId } from '../../core/ids.ts'
import type { Atom } from './atoms.ts'
import { lexiconEntries } from './lexicon.ts'
import { numbered, respelt, sizesSaid, squeeze, withoutSize } from './name-forms.ts'
import { hanNumeral, spelled } from './spellings.ts'

/** A thing of the chain that a name can mean. A district is its stores: frames know stores and regions. */
export type Named =
  | { readonly kind: 'store'; readonly id: StoreId }
  | { readonly kind: 'region'; readonly id: RegionId }
  | { readonly kind: 'district'; readonly stores: readonly StoreId[] }
  | { readonly kind: 'category'; readonly id: CategoryId }
  | { readonly kind: 'product'; readonly id: ProductId }

/**
 * What a name may mean. `full`: it stands so in the catalogue; `short`: a product's name without its size; `part`: only a
 * piece of one, so it is offered, never taken. `group`: it is also the name of a group of products.
 */
export interface NameReading {
  readonly full: readonly Named[]
  readonly short: readonly Named[]
  readonly part: readonly Named[]
  readonly group: boolean
}

/** The one thing that a name certainly means; null when it is open. */
export const certainly = ({ full, short, part, group }: NameReading): Named | null => {
  if (group) return null
  if (full.length > 0) return full.length === 1 ? (full[0] ?? null) : null
  return short.length === 1 && part.length === 0 ? (short[0] ?? null) : null
}

export interface NameSpan extends NameReading {
  readonly from: number
  readonly to: number
}

export interface NameIndex {
  readonly readings: ReadonlyMap<string, NameReading>
  /** Atoms of the longest name. */
  readonly longest: number
  /** Latin words of the names, for slips of the keyboard. */
  readonly words: ReadonlySet<string>
}

/** One more than may be offered, so that too many is seen. */
const MOST_OFFERED = 4
class Collector {
  readonly readings = new Map<string, { full: Named[]; short: Named[]; part: Named[]; group: boolean }>()
  longest = 1
  readonly words = new Set<string>()

  add(words: readonly string[], named: Named, how: 'full' | 'short' | 'part' = 'full'): void {
    if (words.length === 0) return
    if (how === 'full') for (const word of words) if (/^[a-z]{5,}$/.test(word)) this.words.add(word)
    const reading = this.#reading(words)
    if ([reading.full, reading.short, reading.part].some((list) => list.includes(named))) return
    if (reading[how].length < MOST_OFFERED) reading[how].push(named)
  }

  addGroup(words: readonly string[]): void {
    this.#reading(words).group = true
  }

  #reading(words: readonly string[]) {
    const key = words.join('')
    const reading = this.readings.get(key) ?? { full: [], short: [], part: [], group: false }
    this.readings.set(key, reading)
    this.longest = Math.max(this.longest, words.length + 2)
    return reading
  }
}

const addStores = (index: Collector, catalogue: Catalogue): void => {
  for (const store of catalogue.stores) {
    const named: Named = { kind: 'store', id: store.id }
    const id = squeeze(store.id)
    index.add(id, named)
    for (const after of ['店', '门店', '号店', 'store', 'shop', 'branch']) index.add([...id, after], named)
    for (const before of ['store', 'shop', 'branch']) index.add([before, ...id], named)
    const number = /^s0*(\d+)$/i.exec(store.id)?.[1]
    if (number !== undefined) {
      for (const after of ['号店', '号门店', '号分店']) index.add([...hanNumeral(Number(number)), ...after], named)
      for (const digits of new Set([number, number.padStart(2, '0')])) {
        index.add(['s', digits], named)
        index.add([`s${digits}`], named)
        index.add([`s${digits}`, '店'], named)
        for (const after of ['店', '门店', '分店']) index.add([digits, after], named)
        index.add([digits, '号', '店'], named)
        index.add([digits, '号', '门', '店'], named)
        for (const word of ['store', 'shop', 'branch']) {
          index.add([word, digits], named)
          index.add([word, 'no', digits], named)
          index.add([word, 'number', digits], named)
        }
      }
    }
    const zh = squeeze(store.names.zh)
    const bare = zh.at(-1) === '店' && zh.length > 2 ? zh.slice(0, -1) : zh
    for (const after of [
      '',
      '店',
      '门店',
      '分店',
      '那家店',
      '这家店',
      '那边',
      '那家',
      '那个店',
      '这边',
      '店里',
      '那间店',
      '店那边',
    ])
      index.add([...bare, ...after], named)
    for (const [form, how] of spelled(store.names.zh)) index.add([form], named, how)
    const spellings = [squeeze(store.names.en), ...respelt(squeeze(store.names.en))]
    for (const words of spellings.flatMap((en) => [en, ['the', ...en]])) {
      index.add(words, named)
      for (const after of ['store', 'shop', 'branch', 'site', 's']) index.add([...words, after], named)
    }
  }
}

/** "East and South": regions without the last word that all of them have. */
const addShortAreas = (index: Collector, { regions }: Catalogue): void => {
  const names = regions.map(({ id, names: { en } }) => ({ id, words: squeeze(en) }))
  const [last] = names.map(({ words }) => words.at(-1))
  if (names.length < 2 || !names.every(({ words }) => words.length > 1 && words.at(-1) === last)) return
  for (const { id, words } of names)
    for (const before of [[], ['the']])
      for (const after of [[], ['region'], ['stores'], ['shops']])
        index.add([...before, ...words.slice(0, -1), ...after], { kind: 'region', id }, 'short')
}

const addAreas = (index: Collector, catalogue: Catalogue): void => {
  const add = (names: { zh: string; en: string }, id: string, named: Named, kinds: readonly string[]) => {
    index.add(squeeze(id), named)
    const zh = squeeze(names.zh)
    for (const after of ['', '区', '区域', '大区', '地区', '那边', '片区', '片', '那片', '这片', '一带', '这边'])
      if (!(after.startsWith('区') && zh.at(-1) === '区')) index.add([...zh, ...after], named)
    for (const [form, how] of spelled(names.zh)) index.add([form], named, how)
    const en = squeeze(names.en)
    for (const words of [en, ['the', ...en]])
      for (const after of ['', ...kinds]) index.add(after === '' ? words : [...words, after], named)
  }
  addShortAreas(index, catalogue)
  for (const region of catalogue.regions)
    add(region.names, region.id, { kind: 'region', id: region.id }, ['region', 'area', 'tills', 'registers'])
  for (const district of catalogue.districts) {
    const stores = catalogue.stores.filter((store) => store.district === district.id).map((store) => store.id)
    add(district.names, district.id, { kind: 'district', stores }, ['district'])
  }
}

/** What may follow a category's name and say no more than it. */
const OF_A_CATEGORY =
  `里 中 里边 当中 这类 那类 方面 板块 这条线 里头 里面 这块 那块 这边 那边 这一块 那一块 这一摊 那一摊 那摊 这一类 那一类 头 类里面 类里头 类的 类 品类 类目 类商品
   柜 柜组 柜台 专柜 区 专区 区域 部 部门 组 课 档 档口 摊 摊位 摊子
  category department dept section counter counters aisle products items goods stuff range lines`.split(/\s+/)

const addGoods = (index: Collector, catalogue: Catalogue): void => {
  for (const category of catalogue.categories) {
    const named: Named = { kind: 'category', id: category.id }
    for (const name of [category.names.zh, category.names.en]) {
      const words = squeeze(name)
      index.add(words, named)
      const spoken = words.map((word) => (word === '&' ? 'and' : word))
      for (const after of OF_A_CATEGORY) {
        index.add([...words, after], named)
        index.add([...spoken, after], named)
      }
      if (words.includes('&')) {
        index.add(spoken, named)
        const parts = words.join(' ').split(' & ')
        for (const part of parts) index.add(part.split(' '), named, 'part')
      }
    }
  }
  for (const product of catalogue.products) {
    const named: Named = { kind: 'product', id: product.id }
    index.add(squeeze(product.id), named)
    if (product.gtin) index.add([product.gtin], named)
    if (product.subcategory) for (const words of numbered(squeeze(product.subcategory))) index.addGroup(words)
    for (const name of new Set([product.names.zh, product.names.en])) {
      const words = squeeze(name)
      index.add(words, named)
      for (const form of sizesSaid(words)) index.add(form, named)
      const bare = withoutSize(words)
      for (const form of numbered(bare)) {
        index.add(form, named, 'short')
        for (let cut = 1; cut < form.length; cut++) {
          const tail = form.slice(cut)
          // One Han character is no name; in English the head noun alone is.
          if (tail.length > 1 || /^[a-z]{3,}$/.test(tail[0] ?? '')) index.add(tail, named, 'part')
        }
      }
    }
  }
}

const isGoods = (named: Named | null) => named?.kind === 'category' || named?.kind === 'product'

/** Other names of the same thing (`produce` for fruit & vegetables) hold for whatever the catalogue has under one of them. */
const addSynonyms = (index: Collector): void => {
  for (const { type, pattern } of lexiconEntries()) {
    if (type !== 'same' && type !== 'part') continue
    const forms = pattern.split('|').map((form) => squeeze(form))
    const known = forms
      .map((form) => index.readings.get(form.join('')))
      .find((reading) => reading !== undefined && isGoods(certainly({ ...reading, part: [] })))
    const named = known ? certainly({ ...known, part: [] }) : null
    if (named === null) continue
    // Of 果蔬 somebody says 水果: a part of it, likely all of it, so it is asked back.
    const how = type === 'part' ? 'part' : named.kind === 'category' ? 'full' : 'short'
    for (const form of type === 'part' ? forms.slice(1) : forms) index.add(form, named, how)
  }
}

/** "Fruit n veg", "rice five kilos": how parts of names are said. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ...(['n', '+'] as const).map((said) => [said, 'and'] as const),
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i + 1)] as const),
  ['litre', 'l'],
  ['litres', 'l'],
  ['liter', 'l'],
  ['liters', 'l'],
  ['kilo', 'kg'],
  ['kilos', 'kg'],
  ['kgs', 'kg'],
  ['kilogram', 'kg'],
  ['grams', 'g'],
  ['gram', 'g'],
  ['mil', 'ml'],
  ['mls', 'ml'],
])

const indexes = new WeakMap<Catalogue, NameIndex>()

/** All names of a catalogue; built once for each. */
export const nameIndex = (catalogue: Catalogue): NameIndex => {
  const known = indexes.get(catalogue)
  if (known) return known
  const index = new Collector()
  addStores(index, catalogue)
  addAreas(index, catalogue)
  addGoods(index, catalogue)
  addSynonyms(index)
  indexes.set(catalogue, index)
  return index
}

/** Every name that begins at atom `from`; spaces and hyphens in it do not matter ("north gate" is Northgate). */
export const namesAt = (index: NameIndex, atoms: readonly Atom[], from: number): readonly NameSpan[] => {
  const found: NameSpan[] = []
  let key = ''
  for (let to = from; to < atoms.length && to - from < index.longest; to++) {
    const text = atoms[to]?.text ?? ''
    if (atoms[to]?.kind === 'mark' && !/^[-&+]$/.test(text)) break
    // "Fruit n veg", "meat + seafood".
    const said = SPOKEN.get(text) ?? text
    key += text === "'s" || text === '-' ? '' : said
    if (text === "'s") break
    const reading = index.readings.get(key)
    if (reading) found.push({ ...reading, from, to: to + 1 })
  }
  return found
}
