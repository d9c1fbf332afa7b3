import type { BusinessDate } from '../../src/core/business-date.ts'
import type { Catalogue } from '../../src/core/catalogue.ts'
import { id } from '../../src/core/ids.ts'
import { CATEGORIES } from '../../src/data/demo/aisles.ts'
import { AREA, DISTRICTS, REGIONS, stores } from '../../src/data/demo/places.ts'
import { products } from '../../src/data/demo/products.ts'

/** The names of the demo chain without its data: the closed world in which the corpus is asked. */
export const demoCatalogue = (dataFrom: BusinessDate, dataTo: BusinessDate): Catalogue => ({
  snapshot: 'demo-names',
  chain: 'demo',
  stores: stores(12).map((store) => ({
    id: id(store.storeId),
    names: { zh: store.zh, en: store.en },
    region: id(store.region),
    district: id(store.district),
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    dayCutoff: '00:00',
  })),
  regions: REGIONS.map(({ id: region, zh, en }) => ({ id: id(region), names: { zh, en }, area: id(AREA.id) })),
  districts: DISTRICTS.map(({ id: district, zh, en, region }) => ({
    id: id(district),
    names: { zh, en },
    region: id(region),
  })),
  categories: CATEGORIES.map(({ zh, en }) => ({ id: id(en), names: { zh, en } })),
  products: products(800).map((product) => ({
    id: id(product.skuId),
    names: { zh: product.zh, en: product.en },
    brand: product.brand,
    gtin: product.gtin,
    category: id(CATEGORIES[product.aisle.category]?.en ?? ''),
    subcategory: product.aisle.en,
    ...(product.byWeight ? { weighedIn: 'kg' as const } : {}),
  })),
  dataFrom,
  dataTo,
  promotions: new Map(),
  // Every table that the demo chain delivers and a figure reads.
  filled: new Set([
    'fact_receipt',
    'fact_line',
    'fact_stock_day',
    'fact_stock_move',
    'fact_footfall',
    'fact_zone',
    'fact_shift',
    'fact_plan',
    'fact_check',
    'fact_checkout_event',
    'sales_hour',
  ]),
})
