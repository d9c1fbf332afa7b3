import { weekRota } from '../../src/analyses/staffing/rota.ts'
import { CASHIER, needsOf } from '../../src/analyses/staffing/staff-needs.ts'
import { CASES, TILL_HOURS } from '../../src/analyses/staffing/staffing-readings.ts'
import { addDays, type BusinessDate, weekday } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import type { StoreId } from '../../src/core/ids.ts'
import { narrow } from '../../src/core/scope.ts'
import { SALES_ROLES } from '../../src/data/metrics/metric.ts'
import { type Reading, type RowsRead, readRelation } from '../../src/data/read-relation.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { worksIn } from '../../src/methods/staffing/rota.ts'
import { clusterBootstrap } from '../stats/cluster-bootstrap.ts'
import { randomFrom } from '../stats/random.ts'
import { morning } from './forecast-scores.ts'
import { table } from './score-table.ts'
import { type Customer, queueWaits } from './till-queue.ts'
import { everyStore } from './watch-days.ts'

/** Weeks that rotas are made for; each is made on the Thursday before, knowing no later day. */
const WEEKS = 2
const LIMITS = { seconds: 20, gap: 0.01 }
/** Four minutes, past which customers are lost (retail.md 1.2). */
const LONG = 240

const CUSTOMERS: Reading = {
  name: 'scores-customers',
  access: SALES_ROLES,
  reads: ['fact_receipt'],
  statement: `
    select store_id, business_date::varchar as day, (epoch_ms(ts_local) - epoch_ms(business_date::timestamp))::double / 1000 as comes, secs::double as takes
    from fact_receipt where type = 'sale' and coalesce(channel, 'staff') = 'staff' and secs is not null`,
}

const WORKED: Reading = {
  name: 'scores-shifts',
  access: SALES_ROLES,
  reads: ['fact_shift'],
  statement: `
    select store_id, business_date::varchar as day, (epoch_ms(actual_start) - epoch_ms(business_date::timestamp))::double / 3600000 as begins,
      (epoch_ms(actual_end) - epoch_ms(business_date::timestamp))::double / 3600000 as ends, coalesce(break_min, 0)::double / 60 as pause
    from fact_shift where role = 'cashier' and actual_start is not null`,
}

/** The demo's shops have far more tills than customers; so many times the customers put the sizing itself to the test. */
const CROWD = 8

interface Shown {
  readonly waits: number[]
  hours: number
}

/** Waits at the tills with the shop's own roster, with Floorwalker's rota, and with as many hours spread evenly. */
export const staffingScores = async (
  warehouse: Warehouse,
  until: BusinessDate,
  say: (line: string) => void,
): Promise<string> => {
  const scope = everyStore(warehouse)
  const lastMonday = addDays(until, 1 - weekday(until) - (weekday(until) === 7 ? 0 : 7))
  const mondays = Array.from({ length: WEEKS }, (_, week) => addDays(lastMonday, -7 * week))
  const asked = { at: morning(addDays(until, 2)), period: { from: mondays.at(-1) ?? lastMonday, to: until } }
  const [came, worked] = await Promise.all([
    readRelation(warehouse, scope, CUSTOMERS, asked),
    readRelation(warehouse, scope, WORKED, asked),
  ])
  if (isFault(came) || isFault(worked)) throw new Error(JSON.stringify([came, worked]).slice(0, 300))
  const customers = byStoreDay(came)
  const shifts = byStoreDay(worked)
  const ways = ['own', 'made', 'even', 'busy', 'busyEven'] as const
  const results = new Map<string, Record<(typeof ways)[number], Shown>>()
  for (const store of scope.stores) {
    const shown = { own: nothing(), made: nothing(), even: nothing(), busy: nothing(), busyEven: nothing() }
    for (const monday of mondays) {
      const made = await weekRota(warehouse, scope, {
        id: 'scores',
        at: morning(addDays(monday, -3)),
        store,
        from: monday,
        limits: LIMITS,
      })
      if (isFault(made)) {
        say(`rota ${store} ${monday}: ${JSON.stringify(made)}`)
        continue
      }
      const needed = await busyNeeds(warehouse, store, monday)
      say(`rota ${store} ${monday}: ${made.rota.status}, ${made.rota.shortHours} hours short`)
      for (let n = 0; n < 7; n += 1) {
        const day = addDays(monday, n)
        const queue = (customers.get(`${store} ${day}`) ?? []).map(
          (row): Customer => ({ comes: Number(row.comes), takes: Number(row.takes) }),
        )
        if (queue.length === 0) continue
        const own = (shifts.get(`${store} ${day}`) ?? []).map((row) => ({
          begins: Number(row.begins),
          ends: Number(row.ends),
          pause: Number(row.pause),
        }))
        // minutes too early or late make no till; the pause, whose time is not known, is not taken out of the queue
        add(
          shown.own,
          queue,
          (hour) => own.filter(({ begins, ends }) => hour >= Math.round(begins) && hour < Math.round(ends)).length,
        )
        shown.own.hours += own.reduce((sum, { begins, ends, pause }) => sum + ends - begins - pause, 0)
        const today = made.rows.filter((shift) => shift.day === day && shift.role === CASHIER)
        add(shown.made, queue, (hour) => today.filter((shift) => worksIn(shift, hour)).length)
        const hours = today.reduce((sum, shift) => sum + shift.hours, 0)
        shown.made.hours += hours
        const open = queue.reduce((first, { comes }) => Math.min(first, comes), Number.POSITIVE_INFINITY) / 3600
        const close = queue.reduce((last, { comes }) => Math.max(last, comes), 0) / 3600
        const [from, to] = [Math.floor(open), Math.floor(close) + 1]
        add(shown.even, queue, evenly(from, to, hours))
        shown.even.hours += hours
        const crowd = crowded(queue, `${store} ${day}`)
        const tills = (hour: number) => needed.get(`${day} ${hour}`) ?? 0
        const sum = Array.from({ length: 24 }, (_, hour) => tills(hour)).reduce((all, one) => all + one, 0)
        add(shown.busy, crowd, tills)
        add(shown.busyEven, crowd, evenly(from, to, sum))
        shown.busy.hours += sum
        shown.busyEven.hours += sum
      }
    }
    results.set(store, shown)
  }
  const names = {
    own: "the shop's own roster",
    made: "Floorwalker's rota",
    even: 'as many hours, spread evenly',
    busy: `${CROWD} times the customers: tills by need (Erlang-C)`,
    busyEven: `${CROWD} times the customers: as many hours, spread evenly`,
  }
  const all = [...results.values()].filter(({ made }) => made.waits.length > 0)
  const rows = ways.map((way) => {
    const waits = all.flatMap((shown) => shown[way].waits)
    const p90s = clusterBootstrap(all.map((shown) => quantile(shown[way].waits, 0.9)))
    const hours = all.reduce((sum, shown) => sum + shown[way].hours, 0)
    return [
      names[way],
      `${p90s.estimate.toFixed(0)} (${p90s.low.toFixed(0)} to ${p90s.high.toFixed(0)})`,
      (waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toFixed(0),
      `${((100 * waits.filter((wait) => wait > LONG).length) / waits.length).toFixed(2)} %`,
      (hours / all.length / WEEKS).toFixed(0),
    ]
  })
  return table(
    ['Tills', 'p90 wait, s: mean of shops (95 %)', 'mean wait, s', `wait over ${LONG} s`, 'till hours a shop and week'],
    rows,
  )
}

/** Every customer so many times, at a chance moment of the same hour. */
const crowded = (queue: readonly Customer[], seed: string): readonly Customer[] => {
  const random = randomFrom(seed)
  return queue.flatMap(({ comes, takes }) =>
    Array.from({ length: CROWD }, () => ({ comes: (Math.floor(comes / 3600) + random()) * 3600, takes })),
  )
}

/** Tills by day and hour for so many times the customers, by the product's own needs, knowing no day after the Thursday before. */
const busyNeeds = async (
  warehouse: Warehouse,
  store: StoreId,
  monday: BusinessDate,
): Promise<ReadonlyMap<string, number>> => {
  const days = Array.from({ length: 7 }, (_, day) => addDays(monday, day))
  const asked = { at: morning(addDays(monday, -3)), period: { from: addDays(monday, -56), to: addDays(monday, -3) } }
  const scope = narrow(everyStore(warehouse), [store])
  const [tills, cases] = await Promise.all([
    readRelation(warehouse, scope, TILL_HOURS, asked),
    readRelation(warehouse, scope, CASES, asked),
  ])
  if (isFault(tills) || isFault(cases)) throw new Error(JSON.stringify([tills, cases]).slice(0, 300))
  const rows = tills.rows.map((row) => ({
    ...row,
    tenders: CROWD * Number(row.tenders),
    items: CROWD * Number(row.items),
  }))
  const { wait, seconds } = warehouse.settings.staffing
  const needs = needsOf(days, { ...tills, rows }, cases, wait, seconds)
  if (isFault(needs)) throw new Error(JSON.stringify(needs))
  return new Map(
    needs.filter(({ role }) => role === CASHIER).map(({ day, hour, people }) => [`${day} ${hour}`, people]),
  )
}

const byStoreDay = ({ rows }: RowsRead): ReadonlyMap<string, RowsRead['rows']> => {
  const days = new Map<string, RowsRead['rows'][number][]>()
  for (const row of rows) {
    const key = `${row.store_id} ${row.day}`
    const list = days.get(key) ?? []
    list.push(row)
    days.set(key, list)
  }
  return days
}

const nothing = (): Shown => ({ waits: [], hours: 0 })

const add = (shown: Shown, queue: readonly Customer[], tills: (hour: number) => number): void => {
  for (const wait of queueWaits(queue, tills)) shown.waits.push(wait)
}

/** Whole people as even as may be: hour by hour what brings the sum nearest to its share. */
const evenly =
  (from: number, to: number, hours: number) =>
  (hour: number): number => {
    const upTo = (n: number) => Math.round((hours * Math.min(Math.max(0, n - from), to - from)) / (to - from))
    return hour < from || hour >= to ? 0 : Math.max(1, upTo(hour + 1) - upTo(hour))
  }

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
