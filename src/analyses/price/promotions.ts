import Big from 'big.js'
import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { Period } from '../../core/period.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Elasticity } from '../../methods/price/elasticity.ts'
import { type PromoMargin, promoMargin } from '../../methods/price/promo-margin.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { byColumn, FIT_DAYS, fittedElasticities } from './fitted-elasticities.ts'
import { ALL_DAYS, PROMOTIONS, WEEKS } from './promo-readings.ts'

export interface Promotion extends PromoMargin {
  readonly promo: string
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly sold: string
  /** Units that would have sold at the full price. */
  readonly base: string
  /** False while the two weeks after are not over: what was bought ahead is then not taken off yet. */
  readonly settled: boolean
  /** Of its category, by the last half year. */
  readonly elasticity: number | null
}

export interface PromotionOptions extends AnalysisOptions {
  /** In which promotions ended. */
  readonly period: Period
  readonly limit?: number
}

const [BASE_DAYS, AFTER_DAYS] = [28, 14]
const MOST_ROWS = 20

/** What each promotion that ended in the period earned, the worst first (retail.md 3.7), with its category's elasticity. */
export const promotions = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, period, limit, signal }: PromotionOptions,
): Promise<Analysed<Promotion> | Fault> => {
  const shops = warehouse.catalogue.stores.filter((store) => scope.stores.includes(store.id))
  const [shop] = shops
  const currency = shop?.currency ?? ''
  if (shops.some((one) => one.currency !== currency))
    return fault('mixed-currencies', { currencies: [...new Set(shops.map((one) => one.currency))].join(', ') })
  const lastWhole = shop === undefined ? period.to : shopClock(at, shop).lastWhole
  const around = { from: addDays(period.from, -120), to: lastWhole }
  const common = { at, ...(signal ? { signal } : {}) }
  const [ran, all, weeks] = await Promise.all([
    readRelation(warehouse, scope, PROMOTIONS, { ...common, period, periods: { fact_line: around } }),
    readRelation(warehouse, scope, ALL_DAYS, { ...common, period: around }),
    readRelation(warehouse, scope, WEEKS, {
      ...common,
      period: { from: addDays(lastWhole, -FIT_DAYS), to: lastWhole },
    }),
  ])
  if (isFault(ran)) return ran
  if (isFault(all)) return all
  if (isFault(weeks)) return weeks
  if (ran.rows.length === 0) return fault('no-rows', { metric: 'promotions', ...period })
  const { categories } = fittedElasticities(weeks)
  const days = new Map(all.rows.map((row) => [String(row.day), Number(row.units)]))
  const groups = byColumn(ran.rows, 'promo_id')
  const rows: Promotion[] = []
  for (const [promo, lines] of groups) {
    const one = earningsOf(promo, lines, days, categories, lastWhole)
    if (one !== null) rows.push(one)
  }
  rows.sort((a, b) => new Big(a.incremental).cmp(b.incremental) || (a.promo < b.promo ? -1 : 1))
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const earned = rows.reduce((sum, { incremental }) => sum.plus(incremental), new Big(0)).toFixed(2)
  const total = placesRow(ran.stores, period, {
    promotions_ended: units(rows.length),
    promo_margin: money(earned, currency),
  })
  const made = { id, source: 'promotions', period, truncated: shown.length < rows.length }
  return {
    rows,
    evidence: evidenceOf(
      { ...made, rows: [total, ...shown.map((row) => evidenceRow(row, currency))] },
      ran,
      all,
      weeks,
    ),
  }
}

type Row = RowsRead['rows'][number]

const earningsOf = (
  promo: string,
  lines: readonly Row[],
  days: ReadonlyMap<string, number>,
  elasticities: ReadonlyMap<string, Elasticity>,
  lastWhole: BusinessDate,
): Promotion | null => {
  const [first] = lines
  if (first === undefined) return null
  const [from, to] = [String(first.starts), String(first.ends)]
  const length = daysBetween(from, to) + 1
  const settled = addDays(to, AFTER_DAYS) <= lastWhole
  const mean = (start: BusinessDate, count: number) => {
    let sum = 0
    for (let day = 0; day < count; day += 1) sum += days.get(addDays(start, day)) ?? 0
    return sum / count
  }
  const before = mean(addDays(from, -BASE_DAYS), BASE_DAYS)
  const trend = (start: BusinessDate, count: number) => (before > 0 ? mean(start, count) / before : 1)
  const [during, later] = [trend(from, length), trend(addDays(to, 1), AFTER_DAYS)]
  const zero = new Big(0)
  const sum = { sold: zero, base: zero, extra: zero, givenAway: zero, taken: zero, ahead: zero, funding: zero }
  for (const row of lines) {
    const text = (column: string) => String(row[column])
    const flat = BASE_DAYS - Number(row.reduced_days)
    const [sold, costed, base] = [new Big(text('sold')), new Big(text('costed')), new Big(text('base'))]
    if (flat <= 0 || costed.eq(0) || base.eq(0)) continue
    const usual = base.div(flat)
    const [cost, regular] = [new Big(text('cost')).div(costed), new Big(text('base_net')).div(base)]
    const expected = usual.times(length).times(during.toFixed(6))
    if (Number(row.rival) === 1) {
      sum.taken = sum.taken.plus(expected.minus(sold).times(regular.minus(cost)))
      continue
    }
    const price = sold.eq(0) ? regular : new Big(text('net')).div(sold)
    const after = usual.times(AFTER_DAYS).times(later.toFixed(6)).minus(text('after'))
    if (settled) sum.ahead = sum.ahead.plus(after.times(regular.minus(cost)))
    const part = {
      sold: sold.toFixed(),
      base: expected.toFixed(6),
      regular: regular.toFixed(6),
      price: price.toFixed(6),
    }
    const one = promoMargin({
      ...part,
      cost: cost.toFixed(6),
      cannibalised: '0',
      pulledForward: '0',
      funding: sold.times(text('funding')).toFixed(6),
    })
    if (isFault(one)) continue
    sum.sold = sum.sold.plus(sold)
    sum.base = sum.base.plus(expected)
    sum.extra = sum.extra.plus(one.extra)
    sum.givenAway = sum.givenAway.plus(one.givenAway)
    sum.funding = sum.funding.plus(one.funding)
  }
  if (sum.base.eq(0)) return null
  // rivals and weeks that did better than usual owe it to other things
  const [taken, ahead] = [sum.taken, sum.ahead].map((lost) => (lost.gt(0) ? lost : zero))
  const own = lines.find((row) => Number(row.rival) === 0)
  return {
    promo,
    from,
    to,
    sold: sum.sold.toFixed(3),
    base: sum.base.toFixed(3),
    settled,
    elasticity: elasticities.get(String(own?.category ?? ''))?.value ?? null,
    extra: sum.extra.toFixed(2),
    givenAway: sum.givenAway.toFixed(2),
    cannibalised: (taken ?? zero).toFixed(2),
    pulledForward: (ahead ?? zero).toFixed(2),
    funding: sum.funding.toFixed(2),
    incremental: sum.extra
      .minus(sum.givenAway)
      .minus(taken ?? zero)
      .minus(ahead ?? zero)
      .plus(sum.funding)
      .toFixed(2),
  }
}

const evidenceRow = (row: Promotion, currency: string): EvidenceRow => ({
  entity: { subject: row.promo },
  period: { from: row.from, to: row.to },
  role: 'value',
  cells: {
    promo_margin: money(row.incremental, currency),
    promo_units: units(row.sold),
    promo_base_units: units(row.base),
    promo_given_away: money(row.givenAway, currency),
    promo_cannibalised: money(row.cannibalised, currency),
    promo_pulled_forward: row.settled ? money(row.pulledForward, currency) : null,
    promo_funding: money(row.funding, currency),
    price_elasticity: units(row.elasticity),
  },
})
