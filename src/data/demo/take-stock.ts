import type { Session } from '../duckdb.ts'
import { mixed } from './hash.ts'
import { shelfDay } from './shelf.ts'
import { numbers, type Shelves } from './shelves.ts'

const NOTHING: ReadonlySet<string> = new Set()
/** Day and quantity in one whole number, so that a list of them needs no order and one column. */
const DAY = 10_000_000
/** Two numbers a row carry all moves: each stays below 2^53, and every part below 16,777 pieces or kilograms. */
const PART = 2 ** 24
const SHORT = 1
const HIDDEN = 2

const lists = async (session: Session, sql: string): Promise<Map<string, number[]>> =>
  new Map((await session.rows(sql)).map((row) => [String(row.key), numbers(row.list)]))

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

/** What the days do to the shelves, packed, in order of day and series; the shelves' memories move on. */
const moved = async (session: Session, shelves: Shelves, seed: number, lo: number, days: number) => {
  const covers = await lists(
    session,
    "select store_no || '/' || policy as key, list(lines order by day)::varchar as list from sim.cover group by all",
  )
  const shares = await lists(
    session,
    `select format_no || '/' || sku_no as key, list(share order by week)::varchar as list from sim.expected
     where week >= getvariable('lo') // 7 group by all`,
  )
  const wishes = await lists(
    session,
    `select series as key, list((day - getvariable('lo')) * ${DAY}::bigint + qty)::varchar as list from sim.wanted group by all`,
  )
  const events = await eventsOf(session)
  const count = shelves.length
  const comings: number[] = new Array(count * days)
  const goings: number[] = new Array(count * days)
  const losses: number[] = []
  const firstWeek = Math.floor(lo / 7)
  const wanted = new Int32Array(days)
  shelves.forEach(({ series, shelf, memory, coverKey, shareKey }, place) => {
    const cover = covers.get(coverKey) ?? []
    const share = shares.get(shareKey) ?? []
    const its = events.get(series)
    wanted.fill(0)
    for (const packed of wishes.get(String(series)) ?? []) wanted[Math.floor(packed / DAY)] = packed % DAY
    for (let n = 0; n < days; n += 1) {
      const day = lo + n
      const wish = wanted[n] ?? 0
      const today = its?.get(day) ?? NOTHING
      const chance = mixed(seed, series, day) & 511
      const lines = (cover[n] ?? 0) * (share[Math.floor(day / 7) - firstWeek] ?? 0)
      const done = shelfDay(shelf, memory, { day, wanted: wish, cover: lines, events: today, chance })
      const nth = n * count + place
      const flags = (wish > done.sold ? SHORT : 0) + (today.has('phantom') ? HIDDEN : 0)
      comings[nth] = done.delivered * PART + done.closing
      goings[nth] = (done.sold * PART + done.waste) * 4 + flags
      if (done.lost > 0) losses.push(nth * PART + done.lost)
      memory.closings = [done.closing, memory.closings[0], memory.closings[1]]
    }
    memory.received.splice(0, memory.received.length - 32)
  })
  return { comings, goings, losses }
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
  const { comings, goings, losses } = await moved(session, shelves, seed, lo, hi - lo + 1)
  // Numbers go in as one text a column: a bound parameter has no quicker way. Nothing else in that statement, or the texts
  // are carried through all of it.
  const column = (n: number) => `unnest(string_split($${n}, ',')::bigint[])`
  await session.run(`create or replace table sim.packed as select ${column(1)} as coming, ${column(2)} as going`, [
    comings.join(','),
    goings.join(','),
  ])
  await session.run(`create or replace table sim.loss as select ${column(1)} as packed`, [losses.join(',')])
  const count = shelves.length
  await session.run(`
    create or replace table sim.stock as
    with place as (select series, row_number() over (order by series) - 1 as place from sim.series),
    moves as (
      select rowid as nth, (coming // ${PART})::integer as delivered, (coming % ${PART})::integer as closing,
        (going // ${PART * 4})::integer as sold, (going // 4 % ${PART})::integer as waste, going % 4 as flags from sim.packed
    )
    select series, (${lo} + nth // ${count})::integer as day,
      closing + sold + coalesce(l.packed % ${PART}, 0)::integer + waste - delivered as opening, delivered, sold,
      coalesce(l.packed % ${PART}, 0)::integer as lost, waste, closing,
      flags & ${SHORT} > 0 as short, flags & ${HIDDEN} > 0 as hidden
    from moves join place on place = nth % ${count} left join sim.loss l on l.packed // ${PART} = nth`)
}
