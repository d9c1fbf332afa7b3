import { SALES_ROLES } from '../../data/metrics/metric.ts'
import type { Reading } from '../../data/read-relation.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

/** Customers and items at staffed tills by hour and day. */
export const TILL_HOURS: Reading = {
  name: 'rota',
  access: SALES_ROLES,
  reads: ['fact_receipt'],
  statement: `
    select business_date::varchar as day, hour::int as hour, count(*)::double as tenders, coalesce(sum(units), 0)::double as items
    from fact_receipt
    where type = 'sale' and reversed_at is null and hour is not null and coalesce(channel, 'staff') = 'staff'
    group by business_date, hour`,
}

/** Cases that came to be filled, by day; of loose goods, a dozen (or twelve kilograms) is as much work as a case. */
export const CASES: Reading = {
  name: 'rota',
  access: SALES_ROLES,
  reads: ['fact_stock_move'],
  optional: ['fact_stock_move'],
  statement: `
    select m.business_date::varchar as day, sum(m.qty / case when p.pack > 1 then p.pack else 12 end)::double as cases
    from fact_stock_move as m join dim_product as p using (sku_id)
    where m.type = 'receive' and m.qty > 0 group by m.business_date`,
}

/** Who works there, what they may do and cost. Wages are not a clerk's to see. */
export const STAFF: Reading = {
  name: 'rota',
  access: MANAGER_ROLES,
  reads: ['dim_employee'],
  statement: `
    select emp_id, role, coalesce(contract_hours, 0)::double as contract_hours, coalesce(hourly_cost, 0)::double as hourly_cost,
      coalesce(hours_system, 'standard') as hours_system from dim_employee`,
}

/** Shifts as planned, or as worked where that is known, in hours after the business date's midnight. */
export const SHIFTS: Reading = {
  name: 'rota',
  access: MANAGER_ROLES,
  reads: ['fact_shift'],
  optional: ['fact_shift'],
  statement: `
    select emp_id, role, business_date::varchar as day,
      ((epoch_ms(coalesce(actual_start, planned_start)) - epoch_ms(business_date::timestamp)) / 3600000.0)::double as begins,
      ((epoch_ms(coalesce(actual_end, planned_end)) - epoch_ms(business_date::timestamp)) / 3600000.0)::double as ends,
      (coalesce(break_min, 0) / 60.0)::double as pause
    from fact_shift where coalesce(actual_start, planned_start) is not null and coalesce(actual_end, planned_end) is not null`,
}
