import type { Session } from '../duckdb.ts'

/** One figure that a believable chain must have, and where it must lie. */
interface Gate {
  readonly name: string
  readonly what: string
  readonly sql: string
  readonly band: readonly [number, number]
  readonly unit: 'percent' | 'number'
}

export interface GateFigure extends Omit<Gate, 'sql'> {
  readonly value: number
  readonly passed: boolean
}

// of each store, without holidays and their weeks, and against the mean of the four weeks around: the week, not the season
const WEEKS = `
  with footfall as (
    select store_id, business_date as day, ln(sum(in_cnt - staff_cnt)) as n from fact_footfall
    join dim_date on date = business_date where holiday_id is null group by all having sum(in_cnt - staff_cnt) > 0
  ), week as (
    select store_id, day, n - avg(n) over (
      partition by store_id order by day range between interval 14 day preceding and interval 14 day following) as n
    from footfall
  )
  select corr(a.n, b.n) from week a join week b on b.store_id = a.store_id and b.day = a.day - 7`

const RANKS = `
  with sold as (
    select sum(qty) as n from fact_line join dim_product using (sku_id) where line_type = 'sale' and not by_weight group by sku_id
  ), ranked as (
    select n, row_number() over (order by n desc) as rank, count(*) over () as skus from sold where n > 0
  )
  select regr_slope(ln(n), ln(rank)) from ranked where rank <= 0.75 * skus`

// of a negative binomial with variance m + m^2 / k, by store, hour, weekday and month
const DISPERSION = `
  with hourly as (
    select store_id, business_date, hour(ts_local) as hour, sum(in_cnt - staff_cnt) as n from fact_footfall
    join dim_date on date = business_date where holiday_id is null group by all
  ), cell as (
    select avg(n) as m, var_samp(n) as v from hourly
    group by store_id, hour, dayofweek(business_date), date_trunc('month', business_date) having count(*) >= 4
  )
  select sum(m * m) / sum(v - m) from cell`

const COSTS = `(select sku_id, sum(cost) / sum(qty) as cost, sum(net_ex_tax) / sum(qty) as net from fact_line
  where cost is not null and line_type = 'sale' group by sku_id)`

/** Simulator gates of retail.md 5. */
const GATES: readonly Gate[] = [
  {
    name: 'weekly-rhythm',
    what: 'autocorrelation of a store’s footfall over 7 days',
    sql: WEEKS,
    band: [0.3, 0.95],
    unit: 'number',
  },
  {
    name: 'zipf-slope',
    what: 'slope of articles by rank, log units on log rank',
    sql: RANKS,
    band: [-1.2, -0.5],
    unit: 'number',
  },
  {
    name: 'overdispersion',
    what: 'k of footfall by the hour, variance m + m²/k',
    sql: DISPERSION,
    band: [8, 50],
    unit: 'number',
  },
  {
    name: 'out-of-stock',
    what: 'days on which an article of the range ends at none',
    sql: "select avg((closing <= 0)::integer) from fact_stock_day join dim_product using (sku_id) where status = 'active'",
    band: [0.05, 0.1],
    unit: 'percent',
  },
  {
    name: 'fresh-waste',
    what: 'waste at cost of net sales, goods of at most 12 days',
    sql: `select sum(waste * cost) / sum(qty_out * net) from fact_stock_day join ${COSTS} using (sku_id)
      join dim_product using (sku_id) where shelf_life_days <= 12`,
    band: [0.03, 0.06],
    unit: 'percent',
  },
  {
    name: 'shrink',
    what: 'unknown losses at cost of net sales',
    sql: `select -sum(qty * unit_cost) / (select sum(net_ex_tax) from fact_line where line_type <> 'void')
      from fact_stock_move where reason in ('unknown_loss', 'stock_count')`,
    band: [0.005, 0.01],
    unit: 'percent',
  },
]

/** Every gate's figure over the chain's tables, in memory or in a snapshot; NaN, not passed, where there is nothing to measure. */
export const measureGates = async (session: Pick<Session, 'rows'>): Promise<GateFigure[]> => {
  const figures: GateFigure[] = []
  for (const { sql, ...gate } of GATES) {
    const [row] = await session.rows(`select (${sql})::double as value`)
    const value = typeof row?.value === 'number' ? row.value : Number.NaN
    figures.push({ ...gate, value, passed: value >= gate.band[0] && value <= gate.band[1] })
  }
  return figures
}
