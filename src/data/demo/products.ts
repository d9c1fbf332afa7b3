import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import { AISLES, type Aisle, CATEGORIES } from './aisles.ts'

/** One article of the demo chain, with what the simulation needs beside the columns of dim_product. */
export interface Product {
  readonly skuNo: number
  readonly skuId: string
  readonly gtin: string | null
  readonly zh: string
  readonly en: string
  readonly brand: string | null
  /** What it is, in English, without brand and size. */
  readonly kind: string
  readonly aisle: Aisle
  readonly byWeight: boolean
  /** Shelf price with tax at the start, in fen, of a piece or a kilogram. */
  readonly priceFen: number
  /** How often it is taken, relative to others of its category. */
  readonly weight: number
  readonly season: string
}

interface Draft extends Omit<Product, 'skuNo' | 'skuId' | 'gtin'> {
  readonly named: boolean
}

/** The first goods of the list have fixed names, which tests and the documentation use: they are always in the range. */
const FIXED = 32

/** GTIN-13 check digit: weights 3 and 1 from the right. */
export const checkDigit = (body: string): number => {
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

const gtin = (skuNo: number): string => {
  const body = `${690 + (skuNo % 10)}${String(70_000 + ((skuNo * 37) % 20_000))}${String(1000 + skuNo)}`
  return body + checkDigit(body)
}

const labelled = (size: string): readonly [zh: string, en: string] => {
  const [zh = '', en = zh] = size.split('/')
  return en === 'Each' ? ['', ''] : [zh, en]
}

const drafts = (row: string, line: number): Draft[] => {
  const [aisleName, zh = '', en = '', variants = '', brands = '0', weight = '1', season = ''] = row.split('|')
  const aisle = AISLES.find((one) => one.en === aisleName)
  if (!aisle) throw new Error(`goods.csv names an unknown aisle: ${aisleName}`)
  const pool = CATEGORIES[aisle.category]?.brands ?? []
  const named = line < FIXED
  const own = pool.length > 0 && named ? 1 : Number(brands)
  return variants.split(';').flatMap((variant, v) => {
    const [size = '', price = '0'] = variant.split(':')
    const byWeight = size === 'kg'
    const [sizeZh, sizeEn] = byWeight ? ['', ''] : labelled(size)
    return Array.from({ length: Math.max(1, own) }, (_, b): Draft => {
      const brand = own === 0 ? undefined : pool[(line + b) % pool.length]
      // Brands differ in price by a few percent, in steps a shopper would recognise.
      const factor = named ? 1 : 1 + (((line * 7 + b * 3) % 5) - 2) * 0.04
      return {
        zh: `${named ? '' : (brand?.[0] ?? '')}${zh}${sizeZh}`,
        en: [named ? undefined : brand?.[1], en, sizeEn].filter(Boolean).join(' '),
        brand: brand?.[1] ?? null,
        kind: en,
        aisle,
        byWeight,
        priceFen: Math.max(100, Math.round(Number(price) * factor * 10) * 10),
        weight: Number(weight) / (1 + 0.5 * v + 0.4 * b),
        season,
        named,
      }
    })
  })
}

/**
 * The range of a chain of `count` articles: the fixed ones, then the best sellers of each category in the proportion of the
 * whole list, so that a small range still has every category. At most as many as the list makes (about 940).
 */
export const products = (count: number): Product[] => {
  const rows = readFileSync(join(PACKAGE_ROOT, 'src/data/demo/goods.csv'), 'utf8').trim().split('\n').slice(1)
  const all = rows.flatMap(drafts)
  const inCategory = CATEGORIES.map((_, c) =>
    all.filter((draft) => !draft.named && draft.aisle.category === c).sort((a, b) => b.weight - a.weight),
  )
  const rest = inCategory
    .flatMap((list) => list.map((draft, place) => ({ draft, at: (place + 0.5) / list.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ draft }) => draft)
  return [...all.filter((draft) => draft.named), ...rest].slice(0, count).map((draft, index) => {
    const skuNo = index + 1
    const { named: _, ...product } = draft
    const skuId = `SKU${String(skuNo).padStart(4, '0')}`
    return { ...product, skuNo, skuId, gtin: draft.byWeight ? null : gtin(skuNo) }
  })
}
