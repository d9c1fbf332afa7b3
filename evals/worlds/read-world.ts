import { plus } from '../truth/days.ts'
import type { Raw } from '../truth/raw.ts'
import { instantAt, type World } from './world.ts'

const text = (value: unknown) => String(value ?? '')

/** The names and days of a chain that can be drawn from; questions are asked at 09:30 on the day after its data end. */
export const readWorld = async (raw: Raw): Promise<World | null> => {
  const [reach] = await raw.rows(
    'select cast(min(business_date) as varchar) as a, cast(max(business_date) as varchar) as b from fact_receipt',
  )
  const stores = await raw.rows(
    'select store_id, name_zh, name_en, region_id, currency, tz from dim_store order by store_id',
  )
  const first = stores[0]
  if (!reach?.b || !first) return null
  const regions = await raw.rows('select region_id, name_zh, name_en from dim_region order by region_id')
  const categories = await raw.rows(
    'select distinct cat1_en, cat1_zh from dim_product where cat1_en is not null order by 1',
  )
  const products = await raw.rows(
    `select sku_id, name_zh, name_en, cat1_en, by_weight from dim_product where status = 'active' order by sku_id`,
  )
  const today = plus(text(reach.b), 1)
  const named = (id: unknown, zh: unknown, en: unknown) => ({
    id: text(id),
    zh: text(zh ?? en ?? id),
    en: text(en ?? zh ?? id),
  })
  return {
    stores: stores.map((row) => ({
      ...named(row.store_id, row.name_zh, row.name_en),
      region: text(row.region_id),
      currency: text(row.currency),
    })),
    regions: regions.map((row) => named(row.region_id, row.name_zh, row.name_en)),
    categories: categories.map((row) => named(row.cat1_en, row.cat1_zh, row.cat1_en)),
    products: products.map((row) => ({
      ...named(row.sku_id, row.name_zh, row.name_en),
      category: text(row.cat1_en),
      byWeight: row.by_weight === true,
    })),
    dataFrom: text(reach.a),
    dataTo: text(reach.b),
    today,
    at: instantAt(today, '09:30', text(first.tz) || 'UTC'),
  }
}
