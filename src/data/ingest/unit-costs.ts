import { type CanonicalTable, date, key, notNegative, required, unitMoney } from './column.ts'
import { note, type Stage } from './stage.ts'

export const UNIT_COSTS = 'unit-costs'

/** What a unit costs by a list of goods of some day: Square's catalogue, a buyer's price list. */
export const UNIT_COST = {
  columns: [key('sku_id'), required(date('day')), required(notNegative(unitMoney('unit_cost')))],
  key: ['sku_id', 'day'],
  references: {},
} as const satisfies CanonicalTable

/** Keeps a file's unit costs for `costSaleLines`; what is wrong with those that a file only mentions is not said. */
export const addUnitCosts = async (stage: Stage, file: number, table: string, mentioned: boolean): Promise<void> => {
  const { session } = stage
  // a list says nothing, or zero, of goods whose cost nobody entered
  await session.run(
    `insert into stage.unit_cost select sku_id, day, unit_cost, _file from stage.${table} where _bad is null and unit_cost > 0`,
  )
  if (mentioned) return
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, col, reason)
     select '${UNIT_COSTS}', _file, rowid, 'rejected', split_part(_bad, '|', 1), split_part(_bad, '|', 2)
     from stage.${table} where _bad is not null and _file = ${file}`,
  )
}

/**
 * Gives sale lines that say no cost the unit cost of their goods' newest list up to their day, else of the first one after it;
 * answers about cost say so. An older day keeps its cost when a newer list comes.
 */
export const costSaleLines = async (stage: Stage): Promise<void> => {
  const { session } = stage
  const [some] = await session.rows('select 1 as x from stage.unit_cost limit 1')
  if (!some) return
  await session.run(
    `create temp table costed as
     with listed as (select sku_id, day, arg_max(unit_cost, file) as unit_cost from stage.unit_cost group by all),
     first_listed as (select sku_id, min(day) as day, arg_min(unit_cost, day) as unit_cost from listed group by sku_id),
     line as (
       select rowid as rid, coalesce(sku_id, gtin, product_name) as sku_id, coalesce(ts_local, ts_utc)::date as day
       from stage.sale_line where cost is null and unit_cost is null and _bad is null)
     select l.rid, coalesce(c.unit_cost, f.unit_cost) as unit_cost, coalesce(c.day, f.day) as day
     from line l join first_listed f on f.sku_id = l.sku_id
     asof left join listed c on c.sku_id = l.sku_id and l.day >= c.day`,
  )
  await session.run('update stage.sale_line l set unit_cost = c.unit_cost from costed c where c.rid = l.rowid')
  const [row] = await session.rows(
    'select count(*)::varchar as lines, min(day)::varchar as first, max(day)::varchar as last from costed',
  )
  await session.run('drop table costed')
  if (row && row.lines !== '0')
    await note(stage, 'cost-from-list', ['fact_line.cost'], {
      lines: String(row.lines),
      from: String(row.first),
      to: String(row.last),
    })
}
