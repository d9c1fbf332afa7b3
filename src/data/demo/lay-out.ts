import type { Session } from '../duckdb.ts'
import { AISLES, CATEGORIES } from './aisles.ts'
import { type DemoPlan, lastDay } from './demo-plan.ts'
import { employeeId, employees } from './employees.ts'
import { fillTable } from './fill-table.ts'
import { mixed } from './hash.ts'
import { FORMATS, HABITS, TASTES } from './places.ts'
import { substitutes, supplierOf } from './product-traits.ts'
import type { Product } from './products.ts'
import { daypart, HOURS, hourShare, seasonWeight } from './rhythm.ts'
import { runFile } from './sql-file.ts'
import type { World } from './world.ts'

/** By their number in city_no; the first has a winter. */
const CITIES = ['Jiangzhou', 'Haiyu', 'Rongpu']
const SEASONS = ['', 'spring', 'summer', 'autumn', 'winter', 'festival']

/** Orders look at incidents this many days ahead at most; later ones need not be laid out. */
const KNOWN_AHEAD = 7

/** Grams of one fish, bird or melon, and of a bunch of what flavours a meal. */
const GRAMS: Readonly<Record<string, number>> = {
  Coriander: 100,
  'Spring Onions': 120,
  Ginger: 200,
  Garlic: 220,
  'Chilli Peppers': 250,
  Lemons: 300,
  Leeks: 400,
  'Sea Bass': 550,
  'Crucian Carp': 500,
  'Yellow Croaker': 450,
  'Grass Carp': 900,
  'Free-Range Chicken': 1100,
  'Silkie Chicken': 900,
  Watermelon: 2600,
}
/** Grams that a shopper takes at once: else about nine yuan's worth, but neither a crumb nor a sack. */
const weighedUnit = ({ kind, priceFen }: Product) =>
  GRAMS[kind] ?? Math.round(1000 * Math.min(1.4, Math.max(0.18, 900 / priceFen)))
/** Thousandths of a piece or of a kilogram. */
export const caseSize = ({ byWeight, aisle, priceFen }: Product) => {
  if (byWeight) return aisle.review === 1 ? 100 : 500
  if (aisle.review === 1) return 1000
  if (aisle.review === 2) return 1000
  if (priceFen > 3000) return 2000
  return aisle.category === 4 ? 6000 : 4000
}
/** An article leaves the range on this day; most never do, and none of the fixed names. */
export const delistDay = (plan: DemoPlan, { skuNo }: Product): number =>
  skuNo > 32 && mixed(plan.seed, skuNo, 77) % 100 < 4 ? 90 + (mixed(plan.seed, skuNo, 78) % 900) : 99_999

/** Who may stand at a till, and who works on the floor, each with a place in the store's pool. */
const layOutStaff = async (session: Session, stores: World['stores']): Promise<void> => {
  const all = employees(stores)
  for (const [table, role] of [
    ['sim.cashier', 'cashier'],
    ['sim.clerk', 'clerk'],
  ] as const)
    await fillTable(
      session,
      table,
      { store_no: 'INTEGER', nth: 'INTEGER', emp_id: 'VARCHAR' },
      stores.flatMap(({ storeNo }) =>
        all
          .filter((one) => one.storeNo === storeNo && one.role === role)
          .map(({ empId }, nth) => ({ store_no: storeNo, nth, emp_id: empId })),
      ),
    )
}

/** Lays out everything that does not change from day to day, as tables of schema `sim`. */
export const layOut = async (session: Session, { plan, ...it }: World): Promise<void> => {
  await session.run(`set variable seed = ${plan.seed}; set variable day0 = date '${plan.from}'`)
  await runFile(session, 'draws.sql')
  await fillTable(
    session,
    'sim.store',
    {
      store_no: 'INTEGER',
      store_id: 'VARCHAR',
      format_no: 'INTEGER',
      base: 'DOUBLE',
      growth: 'DOUBLE',
      conversion: 'DOUBLE',
      basket: 'DOUBLE',
      basket_scale: 'DOUBLE',
      city_no: 'INTEGER',
      doors: 'INTEGER',
      tills: 'INTEGER',
      scos: 'INTEGER',
      manager_id: 'VARCHAR',
    },
    it.stores.map(({ storeNo, storeId, format, base, growth, city, tills, scos }) => ({
      store_no: storeNo,
      store_id: storeId,
      format_no: FORMATS.indexOf(format),
      base: base * plan.traffic,
      growth,
      ...HABITS[format],
      // Mean lines are 1 + floor(exponential of this scale).
      basket_scale: 1 / Math.log(1 + 1 / (HABITS[format].basket - 1)),
      city_no: CITIES.indexOf(city),
      doors: base >= 190 ? 2 : 1,
      tills,
      scos,
      manager_id: employeeId(storeNo, 'store-manager', 0),
    })),
  )
  await layOutStaff(session, it.stores)
  const groups = [...new Set(it.products.map(substitutes))]
  await fillTable(
    session,
    'sim.sku',
    {
      sku_no: 'INTEGER',
      sku_id: 'VARCHAR',
      aisle_no: 'INTEGER',
      cat_no: 'INTEGER',
      price_fen: 'INTEGER',
      margin: 'DOUBLE',
      tax: 'INTEGER',
      life: 'INTEGER',
      review: 'INTEGER',
      lead: 'INTEGER',
      weighed: 'BOOLEAN',
      unit: 'INTEGER',
      pack: 'INTEGER',
      weight: 'DOUBLE',
      season: 'VARCHAR',
      delist_day: 'INTEGER',
      subst_no: 'INTEGER',
      supplier: 'VARCHAR',
    },
    it.products.map((product) => ({
      sku_no: product.skuNo,
      sku_id: product.skuId,
      aisle_no: AISLES.indexOf(product.aisle),
      cat_no: product.aisle.category,
      price_fen: product.priceFen,
      margin: product.aisle.marginPercent / 100,
      tax: product.aisle.taxPercent,
      life: product.aisle.lifeDays,
      review: product.aisle.review,
      lead: product.aisle.lead,
      weighed: product.byWeight,
      unit: product.byWeight ? weighedUnit(product) : 1246,
      pack: caseSize(product),
      weight: product.weight,
      season: product.season,
      delist_day: delistDay(plan, product),
      subst_no: groups.indexOf(substitutes(product)),
      supplier: supplierOf(product),
    })),
  )
  await fillTable(
    session,
    'sim.category',
    { cat_no: 'INTEGER', zh: 'VARCHAR', en: 'VARCHAR', share: 'DOUBLE', hours: 'DOUBLE[]' },
    CATEGORIES.map(({ zh, en, share, hours }, cat_no) => ({ cat_no, zh, en, share, hours })),
  )
  await fillTable(
    session,
    'sim.taste',
    { format_no: 'INTEGER', cat_no: 'INTEGER', factor: 'DOUBLE' },
    FORMATS.flatMap((format, format_no) => TASTES[format].map((factor, cat_no) => ({ format_no, cat_no, factor }))),
  )
  await fillTable(
    session,
    'sim.season',
    { season: 'VARCHAR', month: 'INTEGER', weight: 'DOUBLE' },
    SEASONS.flatMap((season) =>
      Array.from({ length: 12 }, (_, m) => ({ season, month: m + 1, weight: seasonWeight(season, m + 1) })),
    ),
  )
  await fillTable(
    session,
    'sim.hour',
    { format_no: 'INTEGER', weekend: 'INTEGER', hour: 'INTEGER', part: 'INTEGER', share: 'DOUBLE' },
    FORMATS.flatMap((format, format_no) =>
      [0, 1].flatMap((weekend) =>
        Array.from({ length: HOURS.last - HOURS.first + 1 }, (_, h) => h + HOURS.first).map((hour) => ({
          format_no,
          weekend,
          hour,
          part: daypart(hour),
          share: hourShare(format, weekend === 1, hour),
        })),
      ),
    ),
  )
  await fillTable(
    session,
    'sim.effect',
    {
      effect: 'VARCHAR',
      store_no: 'INTEGER',
      from_day: 'INTEGER',
      to_day: 'INTEGER',
      hour_from: 'INTEGER',
      hour_to: 'INTEGER',
      factor: 'DOUBLE',
      aisle_no: 'INTEGER',
      sku_no: 'INTEGER',
      cashier: 'INTEGER',
    },
    it.incidents
      .filter(({ fromDay }) => fromDay <= lastDay(plan) + KNOWN_AHEAD)
      .flatMap((incident) =>
        incident.stores.map(({ storeNo }) => ({
          effect: incident.type.effect,
          store_no: storeNo,
          from_day: incident.fromDay,
          to_day: incident.toDay,
          hour_from: incident.type.hours[0],
          hour_to: incident.type.hours[1],
          factor: incident.factor,
          aisle_no: incident.aisle,
          sku_no: incident.skuNo,
          cashier: incident.cashier,
        })),
      ),
  )
  await runFile(session, 'shelf-series.sql')
}
