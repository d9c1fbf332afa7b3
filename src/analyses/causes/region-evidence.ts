import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence, EvidenceRow } from '../../core/evidence.ts'
import type { RankedOrigin } from '../../methods/cause-graph/rank-origins.ts'
import type { Effect } from '../../methods/drivers/factors.ts'
import { money, share, units } from '../analysis.ts'
import { originColumn } from './cause-labels.ts'
import type { Explanation } from './explain-change.ts'

/** A cause of a region's change: how likely, weighed over its shops, and the way that it takes in the shop where it weighs most. */
export type RegionOrigin = Pick<RankedOrigin, 'origin' | 'path' | 'probability'>

/** What adds up over shops. */
const SUMS = ['net_sales', 'transactions', 'footfall'] as const

/**
 * The figures and causes of a region, each with a row of the whole and one a shop: sums of the shops' days, of their bases (each
 * shop's own median) and of the effects; then the causes' likelihoods.
 */
export const regionEvidence = ({
  id,
  date,
  shops,
  origins,
  drivers,
}: {
  readonly id: string
  readonly date: BusinessDate
  readonly shops: readonly Explanation[]
  readonly origins: readonly RegionOrigin[]
  readonly drivers: readonly Effect[]
}): readonly Evidence[] => {
  const figures = shops.flatMap(({ evidence: [own] }) => own ?? [])
  const [first] = figures
  if (!first) return []
  const period = { from: date, to: date }
  const currency = first.rows[0]?.cells.net_sales?.unit ?? 'CNY'
  const side = (at: 0 | 1): EvidenceRow => ({
    entity: {},
    period,
    role: at === 0 ? 'value' : 'base',
    cells: Object.fromEntries(
      SUMS.map((name) => {
        const parts = figures.map((one) => one.rows[at]?.cells[name]?.amount)
        const known = parts.every((part) => part != null)
        const sum = parts.reduce((all, part) => all + Number(part), 0)
        return [name, known ? (name === 'net_sales' ? money(sum, currency) : units(sum)) : null]
      }),
    ),
  })
  const effects: EvidenceRow = {
    entity: {},
    period,
    role: 'difference',
    cells: Object.fromEntries(drivers.map(({ name, effect }) => [`${name}_effect`, money(effect, currency)])),
  }
  const likely = shops.flatMap(({ evidence }) => evidence.find(({ source }) => source === 'likely-causes') ?? [])
  const stores = [...new Set(figures.flatMap((one) => one.stores))]
  const summed: Evidence = {
    ...first,
    id: `${id}.region`,
    rows: [side(0), side(1), effects, ...figures.flatMap(({ rows }) => rows)],
    stores,
    inputs: figures.map((one) => one.id),
  }
  const whole: EvidenceRow = {
    entity: {},
    period,
    role: 'value',
    cells: Object.fromEntries(origins.map(({ origin, probability }) => [originColumn(origin), share(probability)])),
  }
  if (likely.length === 0) return [summed]
  const causes: Evidence = {
    ...summed,
    id: `${id}.causes`,
    source: 'likely-causes',
    rows: [whole, ...likely.flatMap(({ rows }) => rows)],
    statement: 'mean of the shops’ shares, each shop by its share of the movement in money',
    parameters: [],
    inputs: likely.map((one) => one.id),
  }
  return [summed, causes]
}
