import type { Session } from '../duckdb.ts'
import { mixed } from './hash.ts'
import { type DayAhead, shelfDay } from './shelf.ts'
import type { Shelves } from './shelves.ts'

/** The longest that an order takes, in days. */
const LEAD = 3
const NOTHING: ReadonlySet<string> = new Set()

/** Columns of sim.stock, all INTEGER. */
const COLUMNS = [
  'series',
  'day',
  'opening',
  'delivered',
  'sold',
  'lost',
  'waste',
  'closing',
  'short',
  'hidden',
  'transit',
  'ordered',
  'expired',
] as const

const eventsOf = async (session: Session): Promise<Map<number, Map<number, Set<string>>>> => {
  const events = new Map<number, Map<number, Set<string>>>()
  for (const row of await session.rows('select series, day, event from sim.shelf_event')) {
    const days = events.get(Number(row.series)) ?? new Map<number, Set<string>>()
    events.set(
      Number(row.series),
      days.set(Number(row.day), (days.get(Number(row.day)) ?? new Set()).add(String(row.event))),
    )
  }
  return events
}

/** Figures by a pair of numbers and a place: columns `a`, `b`, `place`, `figure`. */
const figuresOf = async (session: Session, places: number, sql: string): Promise<Map<string, Float64Array>> => {
  const figures = new Map<string, Float64Array>()
  const [a = [], b = [], place = [], figure = []] = await session.columns(sql)
  for (let n = 0; n < a.length; n += 1) {
    const key = `${a[n]}/${b[n]}`
    const list = figures.get(key) ?? new Float64Array(places)
    list[place[n] ?? 0] = figure[n] ?? 0
    figures.set(key, list)
  }
  return figures
}

/** What was wanted of each shelf on each day, shelf by shelf. */
const wishesOf = async (session: Session, shelves: Shelves, days: number): Promise<Int32Array> => {
  const places = new Map(shelves.map(({ series }, place) => [series, place]))
  const wishes = new Int32Array(shelves.length * days)
  const [series = [], day = [], qty = []] = await session.columns(
    "select series, day - getvariable('lo') as day, qty from sim.wanted",
  )
  for (let n = 0; n < series.length; n += 1) {
    const place = places.get(series[n] ?? -1)
    if (place !== undefined) wishes[place * days + (day[n] ?? 0)] = qty[n] ?? 0
  }
  return wishes
}

/** What the days do to the shelves, in order of day and series; the shelves' memories move on. */
const moved = async (session: Session, shelves: Shelves, seed: number, lo: number, days: number) => {
  const firstWeek = Math.floor(lo / 7)
  const lastWeek = Math.floor((lo + days + LEAD - 1) / 7)
  const covers = await figuresOf(
    session,
    days + LEAD,
    "select store_no, policy, day - getvariable('lo') as place, lines from sim.cover",
  )
  const shares = await figuresOf(
    session,
    lastWeek - firstWeek + 1,
    `select format_no, sku_no, week - ${firstWeek} as place, share from sim.expected
     where week between ${firstWeek} and ${lastWeek}`,
  )
  const wishes = await wishesOf(session, shelves, days)
  const events = await eventsOf(session)
  const count = shelves.length
  const column = () => new Int32Array(count * days)
  const stock = {
    series: column(),
    day: column(),
    opening: column(),
    delivered: column(),
    sold: column(),
    lost: column(),
    waste: column(),
    closing: column(),
    short: column(),
    hidden: column(),
    transit: column(),
    ordered: column(),
    expired: column(),
  }
  shelves.forEach(({ series, shelf, memory, coverKey, shareKey }, place) => {
    const cover = covers.get(coverKey)
    const share = shares.get(shareKey)
    const its = events.get(series)
    const known = (n: number): DayAhead => ({
      cover: (cover?.[n] ?? 0) * (share?.[Math.floor((lo + n) / 7) - firstWeek] ?? 0),
      events: its?.get(lo + n) ?? NOTHING,
    })
    let n = 0
    const after = (k: number) => known(n + k)
    for (; n < days; n += 1) {
      const day = lo + n
      const wanted = wishes[place * days + n] ?? 0
      const { cover: lines, events } = known(n)
      const chance = mixed(seed, series, day) / 2 ** 32
      const done = shelfDay(shelf, memory, { day, wanted, cover: lines, events, chance }, after)
      const nth = n * count + place
      stock.series[nth] = series
      stock.day[nth] = day
      stock.opening[nth] = done.opening
      stock.delivered[nth] = done.delivered
      stock.sold[nth] = done.sold
      stock.lost[nth] = done.lost
      stock.waste[nth] = done.waste
      stock.closing[nth] = done.closing
      stock.short[nth] = wanted > done.sold ? 1 : 0
      stock.hidden[nth] = events.has('phantom') ? 1 : 0
      stock.transit[nth] = done.transit
      stock.ordered[nth] = done.ordered
      stock.expired[nth] = done.expired ? 1 : 0
    }
    memory.received.splice(0, memory.received.length - 32)
  })
  return stock
}

/**
 * Takes every shelf through days `lo` to `hi` and makes `sim.stock` of it, in order of day and series. A day depends on the
 * day before, which SQL would answer with a statement a day; planning those takes longer than all the rest.
 */
export const takeStock = async (
  session: Session,
  shelves: Shelves,
  seed: number,
  lo: number,
  hi: number,
): Promise<void> => {
  const stock = await moved(session, shelves, seed, lo, hi - lo + 1)
  await session.run(`create or replace table sim.stock (${COLUMNS.map((name) => `${name} integer`).join(', ')})`)
  await session.append(
    'sim',
    'stock',
    COLUMNS.map((name) => stock[name]),
  )
}
