import type { Catalogue, Names, WeightUnit } from '../core/catalogue.ts'
import type { EvidenceRow } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Quantity } from '../core/quantity.ts'
import { COUNT, isCurrency } from '../core/quantity.ts'

/**
 * Columns that tell how much of an article there is, in the article's own measure: of bananas kilograms. `units_sold` is none of
 * them: there a weighed line is one (docs of the metric).
 */
const AMOUNTS: ReadonlySet<string> = new Set([
  'stock_on_hand',
  'stock_recorded',
  'stock_expiring',
  'order_quantity',
  'order_up_to',
  'lot_quantity',
  'projected_unsold',
  'transfer_quantity',
  'available_now',
  'in_transit',
  'expected_in_all',
  'p10',
  'p50',
  'p90',
  'promo_units',
  'promo_base_units',
  'tray_quantity',
])

/** Columns that tell what one of an article costs: of bananas one kilogram. `asp` is none: there a weighed line is one. */
const PRICES: ReadonlySet<string> = new Set([
  'price_now',
  'regular_price',
  'own_price',
  'competitor_price',
  'price_floor',
  'advised_price',
  'till_price',
  'shelf_price',
  'system_price',
  'price_gap',
])

const NAMES: Readonly<Record<WeightUnit, Names>> = {
  kg: { zh: '千克', en: 'kg' },
  g: { zh: '克', en: 'g' },
  jin: { zh: '斤', en: 'jin' },
  lb: { zh: '磅', en: 'lb' },
  oz: { zh: '盎司', en: 'oz' },
}

const known = new WeakMap<Catalogue['products'], ReadonlyMap<string, WeightUnit>>()
/** Weighed goods of a catalogue; worked out once for each. */
const weighedOf = (products: Catalogue['products']): ReadonlyMap<string, WeightUnit> => {
  const made =
    known.get(products) ??
    new Map(
      products.flatMap(({ id, weighedIn }) => (weighedIn === undefined ? [] : [[String(id), weighedIn] as const])),
    )
  known.set(products, made)
  return made
}

/** What weighed goods are measured in; null of what is counted in pieces. */
export const measureOf = (product: string, { products }: Pick<Catalogue, 'products'>): Names | null => {
  const unit = weighedOf(products).get(product)
  return unit === undefined ? null : NAMES[unit]
}

/**
 * A cell's text with the measure of a weighed article behind it, "6.026 kg" or "¥7.60/kg"; what is counted in pieces stays a bare
 * number.
 */
export const withMeasure = (
  text: string,
  { entity, role }: EvidenceRow,
  column: string,
  { unit }: Quantity,
  catalogue: Pick<Catalogue, 'products'>,
  language: LanguageCode,
): string => {
  if (entity.product === undefined || role === 'relative') return text
  const joint = unit === COUNT && AMOUNTS.has(column) ? ' ' : isCurrency(unit) && PRICES.has(column) ? '/' : null
  const measure = joint === null ? null : measureOf(entity.product, catalogue)
  return measure === null ? text : `${text}${joint}${measure[language]}`
}
