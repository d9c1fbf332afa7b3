import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportCard } from '../../src/analyses/forecast/report-card.ts'
import { SERIES, UNITS, WEEKDAY_UNITS } from '../../src/analyses/forecast/series-readings.ts'
import { storeForecast } from '../../src/analyses/forecast/store-forecast.ts'
import { unitsForecast } from '../../src/analyses/forecast/units-forecast.ts'
import { ANALYSIS_LABELS } from '../../src/analyses/labels.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { id, type ProductId } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { FORECAST_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

/**
 * From 1 March to Monday 20 July: S01 counts 100 people on each weekday number (Monday 100 ... Sunday 700), half of them
 * from 10, half from 15 o'clock, with a wave of +-10 that does not follow the week; S02 half of that. MILK sells 10 a day in
 * S01, but its shelf is empty on Mondays and nothing sells then.
 */
const PLANT = `
  insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour)
  select s.store, 'D1', d + (h.hour - 8) * interval 1 hour, d + h.hour * interval 1 hour, d::date, 60,
    ((isodow(d) * 100 + (dayofyear(d) * 7) % 21 - 10) / s.part / 2)::int, 0, 0, h.hour
  from range(timestamp '2026-03-01', timestamp '2026-07-21', interval 1 day) as t(d),
    (values ('S01', 1), ('S02', 2)) as s(store, part), (values (10), (15)) as h(hour);
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, net_ex_tax, cost, line_type, ts_utc, hour, receipt_type, units)
  select 'M-' || d::date, 1, 'S01', d::date, 'MILK', 10, 100, 60, 'sale', d + interval 4 hour, 12, 'sale', 10
  from range(timestamp '2026-03-01', timestamp '2026-07-21', interval 1 day) as t(d) where isodow(d) > 1;
  insert into fact_stock_day (store_id, sku_id, date, closing, stockout_min)
  select 'S01', 'MILK', d::date, 5, case when isodow(d) = 1 then 720 else 0 end
  from range(timestamp '2026-03-01', timestamp '2026-07-21', interval 1 day) as t(d)`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(PLANT)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const OPTIONS = { id: 'run.e1', at: NOW }

describe('the forecast of footfall', () => {
  it('is of today and the days that follow, for each store, as evidence of counts', async () => {
    const made = await storeForecast(warehouse, scopeOf(), { ...OPTIONS, metric: 'footfall', grain: 'day', days: 3 })
    const { rows, evidence } = sound(made)
    expect(rows.map(({ store, day }) => `${store} ${day}`)).toEqual([
      'S01 2026-07-21',
      'S01 2026-07-22',
      'S01 2026-07-23',
      'S02 2026-07-21',
      'S02 2026-07-22',
      'S02 2026-07-23',
    ])
    // a Tuesday of S01 counts 200 +- 10
    const [tuesday] = rows
    expect(tuesday?.p50).toBeGreaterThan(190)
    expect(tuesday?.p50).toBeLessThan(210)
    expect(evidence).toMatchObject({
      source: 'forecast',
      frame: null,
      period: { from: '2026-07-21', to: '2026-07-23' },
    })
    // all shops and their days, then each: what is expected of three days in all is a sum, so it has no range
    expect(evidence.rows.map(({ entity }) => Object.values(entity).join(' '))).toEqual([
      ...['', '2026-07-21', '2026-07-22', '2026-07-23'],
      ...['S01', 'S01 2026-07-21', 'S01 2026-07-22', 'S01 2026-07-23'],
      ...['S02', 'S02 2026-07-21', 'S02 2026-07-22', 'S02 2026-07-23'],
    ])
    const cell = (row: number, column: string) => Number(evidence.rows[row]?.cells[column]?.amount)
    expect(Object.keys(evidence.rows[0]?.cells ?? {})).toEqual(['expected_in_all', 'wape', 'coverage'])
    expect(cell(0, 'expected_in_all')).toBeCloseTo(cell(4, 'expected_in_all') + cell(8, 'expected_in_all'), 1)
    expect(evidence.rows[5]?.cells.p50).toEqual({
      amount: String(Math.round((tuesday?.p50 ?? 0) * 1000) / 1000),
      unit: 'count',
    })
    expect(cell(1, 'p50')).toBeGreaterThan(285)
    expect(cell(1, 'p50')).toBeLessThan(315)
    expect(cell(1, 'p10')).toBeLessThan(cell(1, 'p50'))
    expect(cell(1, 'p90')).toBeGreaterThan(cell(1, 'p50'))
  })

  it('of days that begin later has none before them, and of one day the scores of its backtest beside it', async () => {
    const wish = { ...OPTIONS, metric: 'footfall', grain: 'day', since: 1, days: 2 } as const
    const { rows, evidence } = sound(await storeForecast(warehouse, scopeOf(['S01']), wish))
    expect(rows.map(({ day }) => day)).toEqual(['2026-07-22'])
    expect(evidence.period).toEqual({ from: '2026-07-22', to: '2026-07-22' })
    expect(evidence.rows.map(({ cells }) => Object.keys(cells))).toEqual([['p50', 'p10', 'p90', 'wape', 'coverage']])
  })

  it('names a shop with too few days, and leaves it out of every figure', async () => {
    const made = await starWarehouse(FORECAST_PLANT)
    const wish = { ...OPTIONS, metric: 'net_sales', grain: 'day', since: 1, days: 2 } as const
    const { evidence } = sound(await storeForecast(made, scopeOf(['S01', 'S02', 'S07']), wish))
    expect(evidence.flags).toContainEqual({ flag: 'not-forecast', parameters: { stores: 'S07' } })
    expect(evidence.rows.map(({ entity }) => entity.store)).toEqual([undefined, 'S01', 'S02'])
    const only = sound(await storeForecast(made, scopeOf(['S07']), wish))
    expect(only.evidence.rows).toEqual([])
    await made.close()
  })

  it('of a weekday on which a shop never opens says that it is shut', async () => {
    const made = await starWarehouse(`${FORECAST_PLANT}; delete from sales_hour where isodow(business_date) = 3`)
    const wish = { ...OPTIONS, metric: 'net_sales', grain: 'day', days: 3 } as const
    const { evidence } = sound(await storeForecast(made, scopeOf(['S01']), wish))
    expect(evidence.flags).toContainEqual({
      flag: 'usually-shut',
      parameters: { stores: 'S01', days: '2026-07-22' },
    })
    expect(evidence.rows.flatMap(({ entity }) => entity.day ?? [])).toEqual(['2026-07-21', '2026-07-23'])
    await made.close()
  })

  it.each(['day', 'hour'] as const)('of a %s is the same whichever other shops the asker may see', async (grain) => {
    const of = async (stores: readonly string[]) =>
      sound(await storeForecast(warehouse, scopeOf(stores), { ...OPTIONS, metric: 'footfall', grain, days: 3 })).rows
    const alone = await of(['S01'])
    expect(alone.length).toBeGreaterThan(0)
    expect((await of(['S01', 'S02'])).filter(({ store }) => store === 'S01')).toEqual(alone)
  })

  it('of hours knows the hours and the nights', async () => {
    const wish = { ...OPTIONS, metric: 'footfall', grain: 'hour', days: 1 } as const
    const { rows } = sound(await storeForecast(warehouse, scopeOf(['S01']), wish))
    expect(rows).toHaveLength(24)
    const busy = rows.filter(({ p50 }) => p50 > 50).map(({ hour }) => hour)
    expect(busy).toEqual([10, 15])
    expect(rows.find(({ hour }) => hour === 3)?.p90).toBe(0)
  })

  it('reads no store outside the scope, and nothing where no store is', async () => {
    const wish = { ...OPTIONS, metric: 'footfall', grain: 'day', days: 2 } as const
    const { rows } = sound(await storeForecast(warehouse, scopeOf(['S02']), wish))
    expect(new Set(rows.map(({ store }) => store))).toEqual(new Set(['S02']))
    expect(await storeForecast(warehouse, scopeOf([]), wish)).toMatchObject({ fault: 'no-stores' })
    expect(await storeForecast(warehouse, scopeOf(['S07']), wish)).toMatchObject({ fault: 'no-rows' })
  })

  it('is a fault where the figure is not collected', async () => {
    const wish = { ...OPTIONS, metric: 'net_sales', grain: 'day', days: 2 } as const
    expect(await storeForecast(warehouse, scopeOf(), wish)).toMatchObject({ fault: 'not-collected' })
  })
})

describe('the report card', () => {
  it('of a shop is the same whichever other shops the asker may see', async () => {
    const of = async (stores: readonly string[]) =>
      sound(await reportCard(warehouse, scopeOf(stores), { ...OPTIONS, metric: 'footfall' })).rows
    const alone = await of(['S01'])
    expect(alone).toHaveLength(1)
    expect((await of(['S01', 'S02'])).filter(({ store }) => store === 'S01')).toEqual(alone)
  })

  it('counts the shops whose backtest beat the same weekday last week and the mean of four', async () => {
    const { rows, evidence } = sound(
      await reportCard(warehouse, scopeOf(['S01', 'S02']), { ...OPTIONS, metric: 'footfall' }),
    )
    const [overview, ...each] = evidence.rows
    expect(each.map(({ entity }) => entity.store)).toEqual(rows.map(({ store }) => store))
    const count = (column: string) => Number(overview?.cells[column]?.amount)
    const tested = rows.filter(({ wape }) => wape !== null)
    expect(tested.length).toBeGreaterThan(1)
    expect(count('stores_tested')).toBe(tested.length)
    const beat = (other: 'wapeLastWeek' | 'wapeMeanOf4') =>
      tested.filter((row) => (row.wape ?? 1) < (row[other] ?? 0)).length
    expect([count('beat_last_week'), count('beat_mean_of_4')]).toEqual([beat('wapeLastWeek'), beat('wapeMeanOf4')])
  })

  it('names the shops of which there is nothing to score, as one without a counter', async () => {
    const made = sound(await reportCard(warehouse, scopeOf(['S01', 'S03', 'S05']), { ...OPTIONS, metric: 'footfall' }))
    expect(made.rows.map(({ store }) => store)).toEqual(['S01'])
    expect(made.evidence.flags).toContainEqual({ flag: 'not-forecast', parameters: { stores: 'S03,S05' } })
    const all = sound(await reportCard(warehouse, scopeOf(['S01', 'S02']), { ...OPTIONS, metric: 'footfall' }))
    expect(all.evidence.flags.filter(({ flag }) => flag === 'not-forecast')).toEqual([])
  })

  it('scores no shop with fewer than two weeks before its newest day, and tells its miss', async () => {
    const young = await starWarehouse(FORECAST_PLANT)
    const scope = scopeOf(['S01', 'S02', 'S07'])
    const made = sound(await reportCard(young, scope, { ...OPTIONS, metric: 'footfall' }))
    expect(made.rows.map(({ store }) => store)).toEqual(['S01', 'S02', 'S07'])
    const none = {
      wape: null,
      wapeLastWeek: null,
      wapeMeanOf4: null,
      coverage: null,
      beatsLastWeek: null,
      beatsMeanOf4: null,
    }
    expect(made.rows[2]).toMatchObject(none)
    expect(made.rows[2]?.miss).toBeTypeOf('number')
    expect(made.rows[0]?.wape).toBeTypeOf('number')
    expect(Number(made.evidence.rows[0]?.cells.stores_tested?.amount)).toBe(2)
    await young.close()
  })

  it('has readings that people know by a name in both languages', () => {
    const readings = [...Object.values(SERIES).flatMap(({ day, hour }) => [day, hour]), UNITS, WEEKDAY_UNITS]
    for (const { name } of readings) expect(ANALYSIS_LABELS[name]?.zh.name, name).toMatch(/\p{Script=Han}/u)
  })

  it('holds yesterday’s miss and the backtest beside last week and the mean of four', async () => {
    const { rows, evidence } = sound(await reportCard(warehouse, scopeOf(['S01']), { ...OPTIONS, metric: 'footfall' }))
    const [card] = rows
    expect(card).toMatchObject({ store: 'S01', day: '2026-07-20', beatsLastWeek: true })
    expect(card?.miss).toBeCloseTo((card?.actual ?? 0) - (card?.p50 ?? 0), 9)
    expect(card?.coverage).toBeGreaterThan(0.6)
    expect(Object.keys(evidence.rows[0]?.cells ?? {})).toContain('wape_last_week')
    expect(Number(evidence.rows[0]?.cells.footfall?.amount)).toBe(card?.actual)
  })
})

describe('the forecast of units', () => {
  it('does not learn an empty shelf as low demand', async () => {
    const wish = { ...OPTIONS, products: [id<ProductId>('MILK')], days: 7 }
    const { rows } = sound(await unitsForecast(warehouse, scopeOf(['S01']), wish))
    expect(rows).toHaveLength(7)
    const monday = rows.find(({ day }) => day === '2026-07-27')
    expect(monday?.mean).toBeGreaterThan(8)
  })

  it('of a whole range comes from one pass, which leaves out empty shelves too', async () => {
    const many = [id<ProductId>('MILK'), ...Array.from({ length: 500 }, (_, n) => id<ProductId>(`NO-${n}`))]
    const { rows, evidence } = sound(
      await unitsForecast(warehouse, scopeOf(['S01']), { ...OPTIONS, products: many, days: 7 }),
    )
    // no Monday was seen with milk on the shelf, so there is none to tell of; other days sold ten
    expect(rows.map(({ product, day }) => `${product} ${day}`).sort()).toEqual(
      [21, 22, 23, 24, 25, 26].map((day) => `MILK 2026-07-${day}`),
    )
    expect(rows[0]).toMatchObject({ p50: 10, mean: 10 })
    expect(evidence.rows).toHaveLength(6)
  })
})
