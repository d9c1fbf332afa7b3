import { addDays } from '../../core/business-date.ts'
import type { Session } from '../duckdb.ts'
import { AISLES, CATEGORIES } from './aisles.ts'
import { calendarDay } from './calendar.ts'
import type { DemoPlan } from './demo-plan.ts'
import { fillTable } from './fill-table.ts'
import { mixed } from './hash.ts'
import { type Incident, incidents } from './incidents.ts'
import { FORMATS, HABITS, type Store, stores, TASTES } from './places.ts'
import { type Product, products } from './products.ts'
import { calendarFactor, daypart, HOURS, hourShare, isClosed, isWeekendLike, seasonWeight } from './rhythm.ts'
import { runFile } from './sql-file.ts'

/** What a plan's chain is made of, before a day has passed. */
export interface World {
  readonly plan: DemoPlan
  readonly stores: readonly Store[]
  readonly products: readonly Product[]
  readonly incidents: readonly Incident[]
}

export const world = (plan: DemoPlan): World => {
  const places = stores(plan.stores)
  const goods = products(plan.products)
  return { plan, stores: places, products: goods, incidents: incidents(plan, places, goods) }
}

/** The same chain with some of its stores only: they trade as they do among all, because nothing passes between stores. */
export const worldOf = (whole: World, storeNos: ReadonlySet<number>): World => {
  const kept = ({ storeNo }: Store) => storeNos.has(storeNo)
  return {
    ...whole,
    stores: whole.stores.filter(kept),
    incidents: whole.incidents.map((incident) => ({ ...incident, stores: incident.stores.filter(kept) })),
  }
}

const CITIES = ['Jiangzhou', 'Haiyu', 'Rongpu']
/** Deliveries reach this many days past a day: the calendar is laid out so far ahead. */
const AHEAD = 14
const SEASONS = ['', 'spring', 'summer', 'autumn', 'winter', 'festival']

/** Grams that a shopper takes at once: about nine yuan's worth, but neither a crumb nor a sack. */
const weighedUnit = (priceFen: number) => Math.round(1000 * Math.min(1.4, Math.max(0.18, 900 / priceFen)))
const caseSize = ({ byWeight, aisle, priceFen }: Product) => {
  if (byWeight) return aisle.review === 1 ? 100 : 500
  if (aisle.review === 1) return 1000
  if (aisle.review === 2) return 1000
  if (priceFen > 3000) return 2000
  return aisle.category === 4 ? 6000 : 4000
}
/** An article leaves the range on this day; most never do, and none of the fixed names. */
export const delistDay = (plan: DemoPlan, { skuNo }: Product): number =>
  skuNo > 32 && mixed(plan.seed, skuNo, 77) % 100 < 4 ? 90 + (mixed(plan.seed, skuNo, 78) % 900) : 99_999

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
    },
    it.stores.map(({ storeNo, storeId, format, base, growth, city, sqm }) => ({
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
      tills: base >= 180 ? 3 : 2,
      scos: sqm >= 150 ? 2 : 0,
    })),
  )
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
      unit: product.byWeight ? weighedUnit(product.priceFen) : 1246,
      pack: caseSize(product),
      weight: product.weight,
      season: product.season,
      delist_day: delistDay(plan, product),
    })),
  )
  await fillTable(
    session,
    'sim.category',
    { cat_no: 'INTEGER', share: 'DOUBLE', hours: 'DOUBLE[]' },
    CATEGORIES.map(({ share, hours }, cat_no) => ({ cat_no, share, hours })),
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
      till: 'VARCHAR',
    },
    it.incidents.flatMap((incident) =>
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
        till: incident.till,
      })),
    ),
  )
  await runFile(session, 'shelf-series.sql')
}

/** The calendar of days `lo` to `hi` and of what deliveries look ahead to. */
export const layOutDays = async (session: Session, { plan, ...it }: World, lo: number, hi: number): Promise<void> => {
  // Whole weeks, so that plans made by the week are the same however the days are cut.
  const first = lo - (lo % 7) - 7
  const days = Array.from({ length: hi + AHEAD - first + 1 }, (_, n) => first + n).map((day) => ({
    day,
    ...calendarDay(addDays(plan.from, day)),
  }))
  await fillTable(
    session,
    'sim.day',
    { day: 'INTEGER', date: 'DATE', month: 'INTEGER', cycle: 'INTEGER', weekend: 'INTEGER', tag: 'VARCHAR' },
    days.map((one) => ({
      day: one.day,
      date: one.date,
      month: Number(one.date.slice(5, 7)),
      cycle: Math.max(0, Math.floor(one.day / 14)),
      weekend: isWeekendLike(one) ? 1 : 0,
      tag: one.date.replaceAll('-', ''),
    })),
  )
  await fillTable(
    session,
    'sim.rhythm',
    { format_no: 'INTEGER', day: 'INTEGER', factor: 'DOUBLE' },
    FORMATS.flatMap((format, format_no) =>
      days.map((one) => ({ format_no, day: one.day, factor: calendarFactor(format, one) })),
    ),
  )
  await fillTable(
    session,
    'sim.closed',
    { store_no: 'INTEGER', day: 'INTEGER' },
    it.stores.flatMap(({ storeNo }) =>
      days.filter(({ date }) => isClosed(storeNo, date)).map(({ day }) => ({ store_no: storeNo, day })),
    ),
  )
  await session.run(`set variable lo = ${lo}; set variable hi = ${hi}`)
}
