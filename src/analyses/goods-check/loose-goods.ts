import { addDays } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type RankedOption, rankOptions } from '../../methods/produce/rank-options.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { readGoodsFacts } from '../guide/goods-facts.ts'
import { readTraits } from '../guide/product-traits.ts'
import { productsSeen, type Seen } from './photo-goods.ts'

export interface LooseRow extends RankedOption {
  readonly price: string | null
  readonly currency: string
}

export interface LooseOptions extends AnalysisOptions {
  readonly store: StoreId
  readonly seen: readonly Seen[]
  /** Today's menu; null is everything that is weighed. */
  readonly menu: readonly ProductId[] | null
  /** What was tapped: it alone is answered then. */
  readonly tapped?: ProductId
  readonly limit?: number
}

/** Lines by article and hour, of four weeks and of the same month a year ago. */
const SOLD_BY_HOUR: Reading = {
  name: 'loose-goods',
  access: SALES_ROLES,
  reads: ['fact_line'],
  optional: ['fact_line'],
  statement: `
    select l.sku_id, l.hour::int as hour, count(*)::int as n from fact_line as l, asked as a
    where ${SOLD_LINES} and (l.business_date > a.to_day - 28 or month(l.business_date) = month(a.to_day))
    group by l.sku_id, l.hour`,
}

const YEAR_AND_MONTH = 395
const HOUR_MS = 3_600_000
const MOST_ROWS = 6

/**
 * What the loose goods on the scale, or the dish on the tray, probably are: by shop, hour, season, stock and a photo's scores.
 * They have no barcode, so these are options, and a tap confirms.
 */
export const looseGoods = async (
  warehouse: Warehouse,
  scope: Scope,
  { store, seen, menu, tapped, limit, ...options }: LooseOptions,
): Promise<Analysed<LooseRow> | Fault> => {
  const here = narrow(scope, [store])
  const shop = warehouse.catalogue.stores.find(({ id }) => here.stores.includes(id))
  if (shop === undefined) return fault('no-stores', {})
  const traits = await readTraits(warehouse, here, options)
  if (isFault(traits)) return traits
  // what is delisted has no traits here
  const active = [...traits.traits.values()].map((one) => ({ ...one, id: idOf<ProductId>(one.product) }))
  const among = active.filter(({ id, byWeight }) => (menu === null ? byWeight : menu.includes(id))).map(({ id }) => id)
  const photo = await productsSeen(warehouse, here, seen, options)
  if (isFault(photo)) return photo
  const { running: today, sinceMidnight } = shopClock(options.at, shop)
  const period = { from: today, to: today }
  if (among.length === 0) return fault('no-rows', { metric: 'loose-goods', ...period })
  const { at, signal } = options
  const [sold, made] = await Promise.all([
    readRelation(warehouse, here, SOLD_BY_HOUR, {
      at,
      period: { from: addDays(today, -YEAR_AND_MONTH), to: today },
      products: among,
      ...(signal ? { signal } : {}),
    }),
    readGoodsFacts(warehouse, here, among, options),
  ])
  if (isFault(sold)) return sold
  if (isFault(made)) return made
  const now = Math.floor(sinceMidnight / HOUR_MS)
  const lines = (product: string, near: boolean) =>
    sold.rows
      .filter((row) => row.sku_id === product && (!near || Math.abs(Number(row.hour) - now) <= 1))
      .reduce((sum, row) => sum + Number(row.n), 0)
  const facts = new Map(made.facts.map((fact) => [fact.product, fact]))
  const ranked = rankOptions(
    among.map((product) => {
      const onHand = facts.get(product)?.availableNow ?? null
      return {
        product,
        hourly: lines(product, true),
        seasonal: lines(product, false),
        onHand: onHand === null ? null : Number(onHand),
        seen: photo.get(product) ?? null,
      }
    }),
  )
  if (isFault(ranked)) return ranked
  const rows = ranked
    .filter(({ product }) => tapped === undefined || product === tapped)
    .map((one): LooseRow => {
      const fact = facts.get(one.product)
      return { ...one, price: fact?.price ?? null, currency: fact?.currency ?? shop.currency }
    })
  if (rows.length === 0) return fault('no-rows', { metric: 'loose-goods', ...period })
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  // what is keyed into the scale stands beside the name
  const codes = new Map(warehouse.catalogue.products.map(({ id, plu }) => [String(id), plu]))
  const subjectOf = (product: string) =>
    [
      ...(codes.get(product) ? [`PLU ${codes.get(product)}`] : []),
      tapped === undefined ? 'tap-to-confirm' : 'confirmed',
    ].join(' ')
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'loose-goods',
      period,
      truncated: shown.length < rows.length,
      rows: shown.map(
        (row): EvidenceRow => ({
          entity: { store, product: row.product, subject: subjectOf(row.product) },
          period,
          role: 'value',
          cells: {
            // of what is confirmed nothing is left to chance
            ...(tapped === undefined ? { option_chance: share(row.chance) } : {}),
            photo_score: share(row.seen),
            price_now: money(row.price, row.currency),
            available_now: units(row.onHand),
          },
        }),
      ),
    },
    made.read,
    sold,
    traits.read,
  )
  return { rows, evidence }
}
