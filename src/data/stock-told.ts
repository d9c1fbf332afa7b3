import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { StoreId } from '../core/ids.ts'
import { daysOf } from './days-of.ts'
import type { Plan } from './measure-plan.ts'
import { stockDays } from './stock-days.ts'
import type { StoreDays } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

/** A shop may be shut for some days at the start of a window; longer than that and it was not there yet. Configuration. */
const SHUT_DAYS = 6

/**
 * The plan of a level for the shops that have one: with a stock record of the day and, for a mean over days, trading for all of them.
 * A shop that has sales and no stock would make the others' stock look short, and a new shop's few days divided by 28 a fortune.
 */
export const stockTold = async (
  warehouse: Warehouse,
  plan: Plan,
  days: StoreDays,
  signal: AbortSignal | undefined,
): Promise<Plan | Fault> => {
  const { metric, period, read } = plan
  const first = addDays(period.to, 1 - metric.trailingDays)
  const window = { from: metric.stockOfEachDay ? first : period.to, to: period.to }
  const stocked = await stockDays(warehouse, read, window, signal)
  const missing = read.filter(({ id }) => !stocked.get(id)?.has(period.to))
  const young =
    metric.trailingDays > 1 ? read.filter((store) => !missing.includes(store) && isYoung(store, first, days)) : []
  const told = read.filter((store) => !missing.includes(store) && !young.includes(store))
  if (plan.stores.every((store) => missing.includes(store))) return fault('no-rows', { metric: metric.name, ...period })
  if (!plan.stores.some((store) => told.includes(store))) {
    const since = young.map(({ id }) => firstSale(id, days) ?? period.to).reduce((a, b) => (a < b ? a : b), period.to)
    return fault('outside-data', { from: first, to: period.to, dataFrom: since, dataTo: period.to })
  }
  const unstocked = metric.stockOfEachDay ? told.flatMap(({ id }) => gapsOf(id, window, stocked, days)) : []
  const asked = (stores: readonly StoreEntry[]) =>
    plan.stores.filter((store) => stores.includes(store)).map(({ id }) => id)
  return { ...plan, read: told, untold: { missing: asked(missing), young: asked(young), unstocked } }
}

const firstSale = (store: StoreId, { sales }: StoreDays): BusinessDate | undefined =>
  [...(sales.stores.get(store)?.keys() ?? [])].reduce<BusinessDate | undefined>(
    (least, day) => (least === undefined || day < least ? day : least),
    undefined,
  )

const isYoung = ({ id }: StoreEntry, first: BusinessDate, days: StoreDays): boolean => {
  const opened = days.openings.get(id)?.opened ?? null
  const since = firstSale(id, days)
  return (opened !== null && opened > first) || since === undefined || since > addDays(first, SHUT_DAYS)
}

/** Days on which the shop sold and of which no stock is recorded: a mean over days leaves them out on both sides. */
const gapsOf = (
  store: StoreId,
  window: { readonly from: BusinessDate; readonly to: BusinessDate },
  stocked: ReadonlyMap<StoreId, ReadonlySet<BusinessDate>>,
  { sales }: StoreDays,
): readonly (readonly [StoreId, BusinessDate])[] =>
  daysOf(window)
    .filter((day) => sales.stores.get(store)?.has(day) && !stocked.get(store)?.has(day))
    .map((day) => [store, day] as const)
