import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureMetric } from '../../src/data/measure.ts'
import type { Metric } from '../../src/data/metrics/metric.ts'
import { netSales } from '../../src/data/metrics/net-sales.ts'
import { guardStatement } from '../../src/data/statement-guard.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf, tableOf } from '../support/frames.ts'
import { AT, plantedSession, scopeOf } from '../support/planted-chain.ts'

let warehouse: Warehouse
beforeAll(async () => {
  const session = await plantedSession()
  // a canary: nobody but S07 sells for exactly this
  await session.run(
    "update fact_line set net_ex_tax = 777777.77 where store_id = 'S07' and business_date = '2026-07-20'",
  )
  await session.run(
    'create view shortcut as select * from fact_line; create macro peek() as table select * from fact_line',
  )
  warehouse = await warehouseOver(session, 'canary')
})
afterAll(() => warehouse.close())

const GRAIN =
  'store_id, business_date as day, hour, sku_id, net_ex_tax as numerator, null as denominator, null as missing'
const from = (source: string) => `select ${GRAIN} from ${source}`

/** Every way past the narrowed relation that contracts 1 names, and those that we thought of. */
const EVIL: Readonly<Record<string, string>> = {
  'a schema in front of the name': from('main.fact_line'),
  'a catalogue in front of the name': from('memory.main.fact_line'),
  'a quoted schema': from('"main"."fact_line"'),
  'a file as a table': from("'lines.csv'"),
  'a Parquet file as a table': from("'lines.parquet'"),
  'a reader of files': from("read_csv('lines.csv')"),
  'a name hidden in a string': from("query_table('main.fact_line')"),
  'names hidden in a list of strings': from("query_table(['main.fact_line'])"),
  'a query hidden in a string': from("query('from main.fact_line')"),
  'a nested hidden query': from("query('select * from query_table(''main.fact_line'')')"),
  'an own CTE of a relation': `with fact_line as (from main.fact_line) ${from('fact_line')}`,
  'an own CTE of a relation in other letters': `with FACT_LINE as (select 1 as x) ${from('fact_line')}`,
  'an own CTE of another relation': `with fact_receipt as (select 1 as x) ${from('fact_line')}`,
  'an own CTE that reads past': `with mine as (from main.fact_line) ${from('mine')}`,
  'an own CTE used outside its reach': `select * from (with mine as (from fact_line) ${from('mine')}), mine`,
  'a nested CTE of a relation': from('(with fact_line as (from main.fact_line) from fact_line)'),
  'a recursive CTE': `with recursive r as (select 1 as n union all select n + 1 from r) ${from('fact_line, r')}`,
  'a subquery in from': from('(select * from main.fact_line)'),
  'a subquery in select': `select store_id, business_date as day, hour, sku_id, (select sum(net_ex_tax) from main.fact_line) as numerator, null, null from fact_line`,
  'a subquery in where': `${from('fact_line')} where net_ex_tax in (select net_ex_tax from main.fact_line)`,
  'a subquery in order by': `${from('fact_line')} order by (select max(net_ex_tax) from main.fact_line)`,
  'a subquery in limit': `${from('fact_line')} limit (select count(*) from main.fact_line)`,
  'a join': from('fact_line join main.fact_receipt using (receipt_key)'),
  'a lateral join': from('fact_line, lateral (select * from main.fact_receipt)'),
  'a union': `${from('fact_line')} union all ${from('main.fact_line')}`,
  'an except': `${from('fact_line')} except ${from('main.fact_line')}`,
  'a relation that it does not declare': from('fact_receipt'),
  'a table that it does not declare': from('snapshot_info'),
  'a view': from('shortcut'),
  'a table macro': from('peek()'),
  'a pivot': 'pivot main.fact_line on store_id using sum(net_ex_tax)',
  'a pivot in from': 'select * from (pivot main.fact_line on store_id in (1) using sum(net_ex_tax))',
  'an unpivot': 'select * from (from main.fact_line unpivot (v for k in (net_ex_tax)))',
  'a describe': 'describe fact_line',
  'a described table in from': 'select * from (describe main.fact_line)',
  'a summary': 'summarize main.fact_line',
  'a list of tables': 'show tables',
  'a catalogue function': from('duckdb_tables()'),
  'the information schema': from('information_schema.tables'),
  'a setting': `select getvariable('x') as store_id from fact_line`,
  'a current setting': `select current_setting('temp_directory') as store_id from fact_line`,
  'a bomb': `select repeat('x', 1000000000) as store_id from fact_line`,
  'a serialised statement': `select * from json_execute_serialized_sql('{}')`,
  'a switch': from('enable_profiling()'),
  'a parameter of measure': `${from('fact_line')} where store_id = $1`,
  'a lambda': `select list_transform([1], x -> x) from fact_line`,
  'a sample': from('fact_line tablesample 1'),
  'two statements': `${from('fact_line')}; ${from('main.fact_line')}`,
  'a write': 'delete from fact_line',
  'a setting changed': "set memory_limit = '1GB'",
  'a bracket too many': `${from('fact_line')}) union all (${from('main.fact_line')}`,
  'an open comment': `${from('fact_line')} /*`,
  nothing: '',
}

describe('the statement guard', () => {
  it.each(Object.entries(EVIL))('refuses %s', async (_, statement) => {
    expect(await guardStatement(warehouse, statement, ['fact_line'])).toEqual(expect.any(String))
  })

  it.each([
    ['the declared relation', from('fact_line')],
    [
      'names of products, stores and days',
      `${from('fact_line join dim_product using (sku_id)')} where sku_id in (select sku_id from dim_product)`,
    ],
    ['a set operation', `${from('fact_line')} union all ${from('fact_line')}`],
    ['an own CTE of another name', `with mine as (select * from fact_line) ${from('mine')}`],
    ['a series', from('fact_line, range(3) as t(n)')],
    ['a line comment at the end', `${from('fact_line')} -- the end`],
  ])('allows %s', async (_, statement) => {
    expect(await guardStatement(warehouse, statement, ['fact_line'])).toBeNull()
  })

  it('looks at the pre-aggregated statement as well', async () => {
    const evil: Metric = {
      ...netSales,
      preaggregated: { reads: ['sales_hour'], statement: 'select * from main.sales_hour' },
    }
    expect(await ask(evil)).toMatchObject({ fault: 'statement-refused' })
  })
})

const ask = (metric: Metric, scope = scopeOf(['S01'])) =>
  measureMetric(warehouse, scope, metric, frameOf(metric.name, days('2026-07-20'), { by: 'store' }), {
    id: 'r.e1',
    at: AT,
  })

describe('without the guard', () => {
  it.each(['main.fact_line', "query('from main.fact_line')", '(select * from main.fact_line)'])(
    'DuckDB itself would let %s read past the narrowed relation',
    async (source) => {
      const narrowed = `with fact_line as (select * from main.fact_line where store_id = 'S01')`
      const rows = await warehouse.query(`${narrowed} select max(net_ex_tax)::varchar as most from ${source}`, [])
      expect(rows).toEqual([{ most: '777777.77' }])
    },
  )
})

describe('a planted metric', () => {
  it.each(Object.entries(EVIL))('that tries %s never shows the canary', async (_, statement) => {
    const answer = await ask({ ...netSales, statement, preaggregated: { reads: ['fact_line'], statement } })
    expect(answer).toMatchObject({ fault: 'statement-refused' })
    expect(JSON.stringify(answer)).not.toContain('777777')
  })

  it('that is honest but asks for another store sees its own only', async () => {
    const statement = `${from('fact_line')} where store_id = 'S07'`
    const honest: Metric = { ...netSales, statement, preaggregated: { reads: ['fact_line'], statement } }
    expect(tableOf(await ask(honest))).toEqual({ S01: { value: '0' } })
    expect(tableOf(await ask(honest, scopeOf(['S07'])))).toEqual({ S07: { value: '777777.77' } })
  })
})
