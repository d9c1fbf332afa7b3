import { median } from '../../../methods/alerts/robust-z.ts'
import { binomialAtLeast } from '../../../methods/loss-prevention/tails.ts'
import { checkReading, onDay } from '../../causes/check.ts'
import { aisleOf, type Direct, type Look, number, type Place, type Row, seen } from './look.ts'

/** Shelf life of goods that far too many of will be thrown away. */
const FRESH_DAYS = 10
/** Shops with the same aisle, from which what they share is taken off. */
const LEAST_PEERS = 3

/**
 * Each shop's aisles: goods, empty ones, waste, receipts and stock of the day against the four weeks before. Units a day go out
 * as sales and waste.
 */
const reading = checkReading(
  'early-warnings-aisles',
  ['fact_stock_day'],
  `
  with days as (
    select k.store_id, coalesce(p.cat2_en, p.cat1_en, '') as aisle, any_value(coalesce(p.cat2_zh, p.cat1_zh)) as aisle_zh, k.date as day, median(p.shelf_life_days)::double as life, count(*)::double as goods,
      count_if(k.closing <= 0)::double as empty, sum(k.qty_in)::double as came, sum(k.waste)::double as waste,
      sum(k.qty_out)::double as went,
      sum(greatest(k.opening, 0) + k.qty_in)::double as there, arg_max(k.sku_id, k.waste + k.qty_in) as product
    from fact_stock_day as k join dim_product as p on p.sku_id = k.sku_id
    where coalesce(p.status, 'active') = 'active' group by k.store_id, aisle, k.date
  )
  select store_id, aisle, any_value(aisle_zh) as aisle_zh, max(case when ${onDay('day')} then goods end) as goods, max(life) as life,
    max(case when ${onDay('day')} then product end) as product,
    max(case when ${onDay('day')} then empty end) as empty,
    max(case when day < (select to_day from asked) - 6 then empty end) as most_empty,
    avg(case when day < (select to_day from asked) - 6 then empty end) as base_empty,
    max(case when ${onDay('day')} then waste end) as waste,
    max(case when day < (select to_day from asked) - 1 then waste end) as most_waste,
    median(case when day < (select to_day from asked) then waste end) as base_waste,
    max(case when ${onDay('day')} then there end) as there,
    max(case when day < (select to_day from asked) - 3 then there end) as most_there,
    median(case when day < (select to_day from asked) then there end) as base_there,
    max(case when day > (select to_day from asked) - 9 then there end) as lately_there,
    avg(case when day < (select to_day from asked) then went end) as base_went,
    max(case when day < (select to_day from asked) then went end) as most_went,
    sum(case when day > (select to_day from asked) - 3 then came end) as came,
    avg(case when day <= (select to_day from asked) - 6 then came end) * 3 as base_came
  from days group by 1, 2`,
)

const spoils = (row: Row): boolean => number(row, 'life') > 0 && number(row, 'life') <= FRESH_DAYS

/** Most of an aisle thrown away at once. */
const thrownAway = (row: Row & Place): Direct[] => {
  const of = (column: string) => number(row, column)
  const waste = of('waste')
  if (waste < 3 || waste <= 0.5 * of('there') || waste <= 1.5 * of('most_waste')) return []
  return [
    seen(row.s, 'aisle_waste', waste, of('base_waste'), {
      ...goodsOf(row),
      // what was bought too much of is thrown away when its days are over
      origin: spoils(row) && of('lately_there') > 1.5 * of('base_there') ? 'over-order' : null,
      units: waste,
    }),
  ]
}

/** Over all aisles of all shops, this many of a day's are told by chance, if goods run out one by one. */
const CHANCE = 0.01

/** Run empty without deliveries: more goods out of stock than their usual share allows. */
const emptied = (row: Row & Place, aisles: number): Direct[] => {
  const of = (column: string) => number(row, column)
  const [goods, empty] = [of('goods'), of('empty')]
  if (empty < 0.5 * goods || empty <= of('most_empty') || of('came') >= 0.25 * of('base_came')) return []
  const p = binomialAtLeast(empty, goods, (of('base_empty') + 0.5) / (goods + 1))
  if (p * aisles > CHANCE) return []
  return [
    seen(row.s, 'aisle_empty', empty, of('base_empty'), {
      p,
      line: CHANCE / aisles,
      aisle: aisleOf(row),
      units: of('base_went'),
    }),
  ]
}

/**
 * Filled far above anything in four weeks, and above what the other shops did with the same goods (an offer, a season), with more
 * than will go before it spoils. Goods that keep are stocked up on purpose.
 */
const overstocked = (row: Row & Place, shared: number): Direct[] => {
  const of = (column: string) => number(row, column)
  const [there, base, life] = [of('there'), of('base_there'), of('life')]
  if (!spoils(row) || of('base_came') <= 3 || base <= 0) return []
  const own = there / base / Math.max(1, shared)
  const unsold = there - Math.max(of('base_went'), 0.8 * of('most_went')) * Math.max(1, life - 1)
  const much = own > 1.5 && there > 1.15 * of('most_there') && of('came') > 1.6 * of('base_came') * Math.max(1, shared)
  if (!much || unsold <= 0) return []
  return [seen(row.s, 'aisle_overstock', there, base, { ...goodsOf(row), units: there - base * Math.max(1, shared) })]
}

export const grouped = <R>(rows: readonly R[], by: (row: R) => string): R[][] => {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return [...groups.values()]
}

const goodsOf = (row: Row) => ({
  aisle: aisleOf(row),
  products: row.product == null ? [] : [String(row.product)],
})

export const AISLES: Look = {
  reading,
  back: 28,
  see: (rows) => {
    return grouped(rows, (row) => String(row.aisle)).flatMap((of) =>
      of.flatMap((row) => {
        const others = of.filter((one) => one !== row && number(one, 'base_there') > 0)
        const shared = others.map((one) => number(one, 'there') / number(one, 'base_there'))
        return [
          ...thrownAway(row),
          ...emptied(row, rows.length),
          ...overstocked(row, shared.length < LEAST_PEERS ? 1 : median(shared)),
        ]
      }),
    )
  },
}
