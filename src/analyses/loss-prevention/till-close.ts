import Big from 'big.js'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { Period } from '../../core/period.ts'
import type { Scope } from '../../core/scope.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type TillClose, tillClose } from '../../methods/loss-prevention/till-close.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

export interface TillDayClose extends TillClose {
  readonly store: string
  readonly till: string
  readonly day: string
  /** Null where several shared the till. */
  readonly cashier: string | null
  readonly currency: string
  readonly countedCash: string | null
}

const TILLS: Reading = {
  name: 'till-close',
  access: MANAGER_ROLES,
  reads: ['fact_receipt', 'fact_tender', 'fact_till_close'],
  statement: `
    with booked as (
      select store_id, till_id, business_date, sum(net_ex_tax + coalesce(tax, 0)) as receipted
      from fact_receipt where type in ('sale', 'return', 'post_void') group by store_id, till_id, business_date
    ), paid as (
      select r.store_id, r.till_id, r.business_date, sum(t.amount - coalesce(t.change_amt, 0)) as tendered,
        sum(case when t.type = 'cash' then t.amount - coalesce(t.change_amt, 0) end) as cash
      from fact_tender as t join fact_receipt as r on r.receipt_key = t.receipt_key and r.store_id = t.store_id
      where r.type in ('sale', 'return', 'post_void') group by r.store_id, r.till_id, r.business_date
    ), closed as (
      select store_id, till_id, business_date, sum(opening_float) as opening, sum(coalesce(paid_out, 0)) as paid_out,
        case when count(*) = count(counted_cash) then sum(counted_cash) end as counted,
        case when count(distinct cashier_id) = 1 then any_value(cashier_id) end as cashier
      from fact_till_close group by store_id, till_id, business_date
    )
    select c.store_id, c.till_id, c.business_date::varchar as day, cashier, coalesce(opening, 0)::varchar as opening,
      paid_out::varchar as paid_out, counted::varchar as counted, coalesce(cash, 0)::varchar as cash,
      coalesce(tendered, 0)::varchar as tendered, coalesce(receipted, 0)::varchar as receipted
    from closed as c
      left join paid as p on p.store_id = c.store_id and p.till_id = c.till_id and p.business_date = c.business_date
      left join booked as b on b.store_id = c.store_id and b.till_id = c.till_id and b.business_date = c.business_date`,
}

const MOST_ROWS = 20

/** Tills of the period that were closed, those furthest off first: cash over or short, and tenders against receipts. */
export const tillCloses = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, period, signal }: AnalysisOptions & { readonly period: Period },
): Promise<Analysed<TillDayClose> | Fault> => {
  const read = await readRelation(warehouse, scope, TILLS, { at, period, ...(signal ? { signal } : {}) })
  if (isFault(read)) return read
  if (read.rows.length === 0) return fault('no-rows', { metric: 'till-close', ...period })
  const currencies = new Map<string, string>(warehouse.catalogue.stores.map((store) => [store.id, store.currency]))
  const rows: TillDayClose[] = []
  for (const row of read.rows) {
    const counted = row.counted == null ? null : String(row.counted)
    const close = tillClose(
      {
        openingFloat: String(row.opening),
        cashTaken: String(row.cash),
        paidOut: String(row.paid_out),
        countedCash: counted,
        tendered: String(row.tendered),
        receipted: String(row.receipted),
      },
      warehouse.settings.lossPrevention.cash,
    )
    if (isFault(close)) return close
    rows.push({
      ...close,
      store: String(row.store_id),
      till: String(row.till_id),
      day: String(row.day),
      cashier: row.cashier == null ? null : String(row.cashier),
      currency: currencies.get(String(row.store_id)) ?? '',
      countedCash: counted,
    })
  }
  const size = ({ difference, tenderGap }: TillDayClose) =>
    new Big(difference ?? 0).abs().plus(new Big(tenderGap).abs())
  rows.sort((a, b) => size(b).cmp(size(a)) || (a.day < b.day ? 1 : -1) || (a.till < b.till ? -1 : 1))
  const off = rows.filter(({ verdict }) => verdict === 'over' || verdict === 'short')
  const shown = rows.slice(0, MOST_ROWS)
  const evidence = evidenceOf(
    {
      id,
      source: 'till-close',
      truncated: shown.length < rows.length,
      rows: [
        placesRow(read.stores, period, { tills_closed: units(rows.length), tills_over_short: units(off.length) }),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: { store: row.store, day: row.day, subject: row.till },
            period: { from: row.day, to: row.day },
            role: 'value',
            cells: {
              cash_expected: money(row.expectedCash, row.currency),
              cash_counted: money(row.countedCash, row.currency),
              cash_over_short: money(row.difference, row.currency),
              tender_gap: money(row.tenderGap, row.currency),
            },
          }),
        ),
      ],
    },
    read,
  )
  return { rows, evidence }
}
