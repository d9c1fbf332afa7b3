import { storeShapes } from '../../src/analyses/forecast/store-shape.ts'
import { readElasticities } from '../../src/analyses/price/read-elasticities.ts'
import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import type { DemoPlan } from '../../src/data/demo/demo-plan.ts'
import type { Session } from '../../src/data/duckdb.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { SERVICE_CLASSES, type ServiceClass } from '../../src/methods/replenishment/service-class.ts'
import { clusterBootstrap } from '../stats/cluster-bootstrap.ts'
import { morning } from './forecast-scores.ts'
import { liveOrdering, type Ordered, profitOf, rowOf } from './live-ordering.ts'
import { barePar, floorwalkerOrders, type OrderPolicy, parOrders } from './order-policies.ts'
import { orderingLines } from './ordering-lines.ts'
import { table } from './score-table.ts'
import { BLOWS, spared } from './spared.ts'
import { everyStore } from './watch-days.ts'

/** Days that count, and days before them in which each way of ordering comes to stocks of its own. */
const DAYS = 56
const WARM = 28
const AHEAD = 28

const POLICIES: readonly (readonly [name: string, policy: OrderPolicy | null])[] = [
  ['Floorwalker (`what-to-order`)', floorwalkerOrders],
  ['par: 4 same weekdays + a day of safety (base)', parOrders],
  ['par: 4 same weekdays, no safety', barePar],
  ["the chain's own planner, who knows true demand", null],
]

/** Profit, waste and fill rate of ways of ordering, lived through day by day against what shoppers wanted. */
export const orderingScores = async (
  warehouse: Warehouse,
  plan: DemoPlan,
  truth: Session,
  say: (line: string) => void,
): Promise<string> => {
  const from = addDays(plan.until, 1 - DAYS - WARM)
  const lines = await orderingLines(truth, plan, from, DAYS + WARM)
  say(`ordering: ${lines.length} lines`)
  const shapes = await shapesOf(warehouse, from)
  const elasticityOf = await readElasticities(warehouse, everyStore(warehouse), { at: morning(from) })
  const results = POLICIES.map(([name, policy]) => {
    say(`ordering: ${name}`)
    return [name, liveOrdering(lines, from, DAYS + WARM, WARM, policy, shapes, elasticityOf)] as const
  })
  const base = results[1]?.[1] ?? new Map<string, Ordered>()
  const rows = results.map(([name, by]) => {
    const all = [...by.values()]
    const sum = (of: (one: Ordered) => number) => all.reduce((total, one) => total + of(one), 0)
    const percent = (part: number, whole: number) => percentOf(part, whole, 2)
    const gains = [...by].map(([store, one]) => {
      const beside = base.get(store)
      return beside === undefined ? 0 : (profitOf(one) - profitOf(beside)) / DAYS
    })
    const { estimate, low, high } = clusterBootstrap(gains)
    return [
      name,
      (sum(profitOf) / all.length / DAYS).toFixed(0),
      by === base ? '' : `${signed(estimate)} (${signed(low)} to ${signed(high)})`,
      percent(
        sum(({ waste }) => waste),
        sum(({ sales }) => sales),
      ),
      percent(
        sum(({ sold }) => sold),
        sum(({ wanted }) => wanted),
      ),
      percent(
        sum(({ freshSold }) => freshSold),
        sum(({ freshWanted }) => freshWanted),
      ),
      (sum(({ stock }) => stock) / all.length / DAYS).toFixed(0),
    ]
  })
  const scores = table(
    [
      'Ordering',
      'profit, ¥ a store-day',
      'beside the base (95 %)',
      'waste of sales',
      'fill rate',
      'of fresh',
      'stock at cost, ¥ a store',
    ],
    rows,
  )
  const live = (blows: readonly (keyof typeof BLOWS)[]) =>
    liveOrdering(spared(lines, blows), from, DAYS + WARM, WARM, floorwalkerOrders, shapes, elasticityOf)
  const split = [
    ['with all that befell it', results[0]?.[1] ?? new Map()],
    ...BLOW_NAMES.map((blow) => [`had there been no ${blow}`, live([blow])] as const),
    ['had there been neither', live(BLOW_NAMES)],
  ] as const
  return `${scores}\n\n${serviceTable(results)}\n\n${splitTable(split)}`
}

const BLOW_NAMES = Object.keys(BLOWS) as (keyof typeof BLOWS)[]

/** How much of what a promise lacks no rule of ordering can see: goods that keep, the same wishes without what befell the shelves. */
const splitTable = (split: readonly (readonly [string, ReadonlyMap<string, Ordered>])[]): string =>
  table(
    ['Floorwalker, goods that keep', ...CLASSES],
    split.map(([name, by]) => [name, ...CLASSES.map((one) => lasted(by, false, one, 2))]),
  )

/** What a class promises is that nothing runs out from one delivery to the next; of fresh goods only where that pays. */
const serviceTable = (results: readonly (readonly [string, ReadonlyMap<string, Ordered>])[]): string => {
  const rows = (['keeps', 'fresh'] as const).flatMap((kind) =>
    CLASSES.map((one) => [
      `${kind} ${one}`,
      percentOf(SERVICE_CLASSES[one].service, 1),
      ...results.map(([, by]) => lasted(by, kind === 'fresh', one)),
    ]),
  )
  return table(['Deliveries that lasted until the next', 'promised', ...results.map(([name]) => name)], rows)
}
/** The share of deliveries that lasted until the next. */
const lasted = (by: ReadonlyMap<string, Ordered>, fresh: boolean, one: ServiceClass, digits = 1): string => {
  const cycles = [...by.values()].flatMap((sums) => sums.cycles.get(rowOf(fresh, one)) ?? [])
  const sum = (of: 'all' | 'whole') => cycles.reduce((total, each) => total + each[of], 0)
  return percentOf(sum('whole'), sum('all'), digits)
}

const CLASSES = ['A', 'B', 'C'] as const
const percentOf = (part: number, whole: number, digits = 1) => `${((100 * part) / whole).toFixed(digits)} %`

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(0)}`

/** Each morning's forecast of each shop, as the product makes it for its orders. */
const shapesOf = async (
  warehouse: Warehouse,
  from: BusinessDate,
): Promise<ReadonlyMap<string, readonly number[]>[]> => {
  const shapes: ReadonlyMap<string, readonly number[]>[] = []
  for (let n = 0; n < DAYS + WARM; n += 1)
    shapes.push(await storeShapes(warehouse, everyStore(warehouse), { at: morning(addDays(from, n)) }, AHEAD))
  return shapes
}
