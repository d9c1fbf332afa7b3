import type { BusinessDate } from '../core/business-date.ts'
import type { StoreId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { binder } from './bind.ts'
import type { Warehouse } from './warehouse.ts'

/** Net sales of a shop's day as they were served before, and as they are now; decimals in the store's currency. */
export interface Correction {
  readonly store: StoreId
  readonly day: BusinessDate
  readonly before: string
  readonly after: string
  readonly currency: string
}

export interface Corrections {
  /** The largest change first. */
  readonly rows: readonly Correction[]
  readonly statement: string
  readonly parameters: readonly (string | number)[]
  /** Instant of the newest import among them; null when there is none. */
  readonly asOf: string | null
}

/** Briefings are made from what was there at this local time (reliability.md 7); later imports are told the day after. */
const CUT = "interval '5 hours 30 minutes'"

/**
 * What imports changed between the briefing about `date` and the one before it, each change once: an import belongs to the
 * briefing whose cut comes next after it, in the shop's own time. A day that changed twice meanwhile has its first value and its
 * last. Days after `date` had not been briefed on. Narrowed to the scope's stores.
 */
export const readCorrections = async (warehouse: Warehouse, scope: Scope, date: BusinessDate): Promise<Corrections> => {
  const bind = binder()
  const stores = bind.list(scope.stores)
  const day = bind.date(date)
  const cut = (days: number) => `timezone('UTC', timezone(s.tz, ${day} + interval ${days} day + ${CUT}))`
  const statement = `
    select r.store_id, r.business_date::varchar as day, any_value(s.currency) as currency,
      arg_min(r.net_before, r.imported_at)::varchar as before, arg_max(r.net_after, r.imported_at)::varchar as after,
      strftime(max(r.imported_at), '%Y-%m-%dT%H:%M:%SZ') as imported_at
    from main.restated_day r join main.dim_store s on s.store_id = r.store_id
    where r.table_name = 'fact_line' and r.store_id in (${stores === '' ? 'null' : stores}) and r.business_date <= ${day}
      and r.imported_at >= ${cut(0)} and r.imported_at < ${cut(1)}
    group by r.store_id, r.business_date
    having arg_min(r.net_before, r.imported_at) <> arg_max(r.net_after, r.imported_at)
    order by abs(arg_max(r.net_after, r.imported_at) - arg_min(r.net_before, r.imported_at)) desc, r.store_id, r.business_date`
  const rows = await warehouse.query(statement, bind.values)
  return {
    rows: rows.map((row) => ({
      store: String(row.store_id) as StoreId,
      day: String(row.day),
      before: String(row.before),
      after: String(row.after),
      currency: String(row.currency),
    })),
    statement,
    parameters: bind.values,
    asOf:
      rows
        .map((row) => String(row.imported_at))
        .sort()
        .pop() ?? null,
  }
}
