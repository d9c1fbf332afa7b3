import type { BusinessDate } from '../../core/business-date.ts'
import { QUALITY_RULES, type QualityRuleName } from '../../core/quality-rule.ts'
import type { Cell } from '../cell.ts'
import type { Warehouse } from '../warehouse.ts'
import type { DataHealth, DayState, FileHealth, QualityExample, RestatedHealth, RuleHealth } from './health.ts'

/** Days of the completeness grid. */
export const GRID_DAYS = 14
const EXAMPLES = 5
const FILES = 200
const RESTATED = 50

export interface HealthOrder {
  /** Whose days are looked at; files, and findings without a store, are the chain's and always shown. */
  readonly stores: readonly string[]
  /** Last day of the grid. */
  readonly until: BusinessDate
}

/** Reads what the snapshot says about its own data; nothing is worked out but the grid. */
export const readDataHealth = async (warehouse: Warehouse, order: HealthOrder): Promise<DataHealth> => {
  const asked = { stores: JSON.stringify(order.stores), until: order.until }
  return {
    snapshot: warehouse.catalogue.snapshot,
    completeness: await readGrid(warehouse, asked),
    rules: await readRules(warehouse, asked),
    files: await readFiles(warehouse),
    restated: await readRestated(warehouse, asked),
  }
}

/** `stores` as JSON: one bound text instead of a parameter a store. */
type Asked = Omit<HealthOrder, 'stores'> & { readonly stores: string }
const MINE = 'select unnest(from_json($1::json, \'["varchar"]\')) as store_id'
const text = (cell: Cell | undefined) => (cell == null ? null : String(cell))

const readGrid = async (warehouse: Warehouse, { stores, until }: Asked): Promise<DataHealth['completeness']> => {
  const rows = await warehouse.query(
    `with mine as (${MINE}),
     days as (select unnest(range($2::date - ${GRID_DAYS - 1}, $2::date + 1, interval 1 day))::date as day),
     sold as (select store_id, business_date as day, sum(transactions) as n from main.sales_hour where business_date > $2::date - ${2 * GRID_DAYS} group by all),
     counted as (select store_id, business_date as day, sum(in_cnt) as n from main.fact_footfall where business_date > $2::date - ${2 * GRID_DAYS} group by all),
     first as (select store_id, min(business_date) as day from main.sales_hour group by store_id),
     doubts as (select distinct store_id, business_date as day from main.quality_finding where severity = 'fail')
     select m.store_id, d.day::varchar as day, case
       when coalesce(s.n, 0) > 0 and coalesce(c.n, 0) = 0 and m.store_id in (select store_id from counted) then 'no-doors'
       when coalesce(s.n, 0) > 0 and q.day is not null then 'doubtful'
       when coalesce(s.n, 0) > 0 then 'whole'
       when f.day is null or d.day < f.day or d.day < p.open_date or d.day > p.close_date or t.day_type in ('holiday', 'closure') then 'closed'
       else 'missing' end as state
     from mine m cross join days d
     left join main.dim_store p on p.store_id = m.store_id
     left join first f on f.store_id = m.store_id
     left join sold s on s.store_id = m.store_id and s.day = d.day
     left join counted c on c.store_id = m.store_id and c.day = d.day
     left join doubts q on q.store_id = m.store_id and q.day = d.day
     left join main.dim_date t on t.date = d.day
     order by m.store_id, d.day`,
    [stores, until],
  )
  const grid = new Map<string, { day: BusinessDate; state: DayState }[]>()
  for (const row of rows) {
    const store = String(row.store_id)
    const days = grid.get(store) ?? []
    days.push({ day: String(row.day), state: row.state as DayState })
    grid.set(store, days)
  }
  return [...grid].map(([store, days]) => ({ store, days }))
}

const readRules = async (warehouse: Warehouse, { stores }: Asked): Promise<readonly RuleHealth[]> => {
  const rows = await warehouse.query(
    `with mine as (${MINE}),
     seen as (from main.quality_finding where store_id is null or store_id in (select store_id from mine)),
     newest as (
       select rule, to_json(list({store: store_id, day: business_date::varchar, examples: examples::json}
         order by business_date desc nulls last, store_id))::varchar as examples
       from (from seen qualify row_number() over (partition by rule order by business_date desc nulls last, store_id) <= ${EXAMPLES})
       group by rule)
     select c.rule, c.severity, c.table_name, c.checked, c.lacks, coalesce(sum(s.n), 0)::double as found,
       count(distinct (s.store_id, s.business_date)) filter (s.store_id is not null and s.business_date is not null)::double as days,
       any_value(n.examples) as examples
     from main.quality_check c left join seen s on s.rule = c.rule left join newest n on n.rule = c.rule
     group by c.rule, c.severity, c.table_name, c.checked, c.lacks`,
    [stores],
  )
  const byRule = new Map(rows.map((row) => [String(row.rule), row]))
  return QUALITY_RULES.flatMap((rule): RuleHealth[] => {
    const row = byRule.get(rule)
    return row ? [ruleOf(rule, row)] : []
  })
}

type Told = Pick<QualityExample, 'store' | 'day'> & {
  readonly examples: readonly Omit<QualityExample, 'store' | 'day'>[]
}

const ruleOf = (rule: QualityRuleName, row: Readonly<Record<string, Cell>>): RuleHealth => {
  const told = row.examples === null ? [] : (JSON.parse(String(row.examples)) as readonly Told[])
  return {
    rule,
    severity: row.severity === 'fail' ? 'fail' : 'warn',
    table: String(row.table_name),
    checked: row.checked === true,
    lacks: String(row.lacks).split(',').filter(Boolean),
    found: Number(row.found),
    days: Number(row.days),
    examples: told
      .flatMap(({ store, day, examples }) => examples.map((example) => ({ ...example, store, day })))
      .slice(0, EXAMPLES),
  }
}

const readFiles = async (warehouse: Warehouse): Promise<readonly FileHealth[]> => {
  const rows = await warehouse.query(
    `with reasons as (
       select file_no, to_json(list({"column": column_name, reason: reason, "rows": n} order by n desc, reason))::varchar as reasons
       from (select file_no, coalesce(column_name, '') as column_name, reason, count(*) as n from main.rejected_row group by all)
       group by file_no)
     select f.file, f.kind, strftime(f.imported_at, '%Y-%m-%dT%H:%M:%SZ') as imported_at, f.read::double as read, f.accepted::double as accepted,
       f.rejected::double as rejected, f.identical::double as identical, f.superseded::double as superseded, r.reasons
     from main.ingest_file f left join reasons r using (file_no)
     order by f.imported_at desc, f.file_no desc limit ${FILES}`,
    [],
  )
  return rows.map((row) => ({
    file: String(row.file),
    table: String(row.kind),
    importedAt: String(row.imported_at),
    read: Number(row.read),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    identical: Number(row.identical),
    superseded: Number(row.superseded),
    reasons: row.reasons === null ? [] : (JSON.parse(String(row.reasons)) as FileHealth['reasons']),
  }))
}

const readRestated = async (warehouse: Warehouse, { stores }: Asked): Promise<readonly RestatedHealth[]> => {
  const rows = await warehouse.query(
    `select store_id, business_date::varchar as day, table_name, rows_changed::double as n, net_before::varchar as before,
       net_after::varchar as after, strftime(imported_at, '%Y-%m-%dT%H:%M:%SZ') as imported_at
     from main.restated_day where store_id in (${MINE})
     order by imported_at desc, business_date desc, store_id, table_name limit ${RESTATED}`,
    [stores],
  )
  return rows.map((row) => ({
    store: String(row.store_id),
    day: String(row.day),
    table: String(row.table_name),
    rows: Number(row.n),
    before: text(row.before),
    after: text(row.after),
    importedAt: String(row.imported_at),
  }))
}
