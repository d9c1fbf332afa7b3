import type { StoreEntry } from '../core/catalogue.ts'
import { binder } from './bind.ts'
import { daysOf } from './days-of.ts'
import type { Plan } from './measure-plan.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

/**
 * The stores whose every day with data has a plan: only these are held against it, on both sides, so that a shop without a
 * plan is no overachievement.
 */
export const plannedStores = async (
  warehouse: Warehouse,
  plan: Plan,
  kinds: readonly DaysOfKind[],
  signal?: AbortSignal,
): Promise<readonly StoreEntry[]> => {
  const bind = binder()
  const stores = bind.list(plan.stores.map((store) => store.id))
  const { from, to } = plan.period
  const filled = (plan.metric.plan?.columns ?? []).map((column) => ` and ${column} is not null`).join('')
  const rows = await warehouse.query(
    `select store_id, business_date::varchar as day from main.fact_plan
     where store_id in (${stores}) and business_date between ${bind.date(from)} and ${bind.date(to)}${filled}`,
    bind.values,
    signal,
  )
  const planned = new Set(rows.map((row) => `${row.store_id} ${row.day}`))
  const days = daysOf(plan.period)
  return plan.stores.filter((store) => {
    const traded = days.filter((day) => hasDay(kinds, store, day, plan.at))
    return traded.length > 0 && traded.every((day) => planned.has(`${store.id} ${day}`))
  })
}
