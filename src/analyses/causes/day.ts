import { isFault } from '../../core/fault.ts'
import type { MeasureName } from '../../methods/cause-graph/nodes.ts'
import type { Observed } from '../../methods/cause-graph/rank-origins.ts'
import type { Effect } from '../../methods/drivers/factors.ts'
import { lmdi } from '../../methods/drivers/lmdi.ts'
import { change, type Looked } from './check.ts'

const FIGURES = ['net_sales', 'transactions', 'footfall', 'conversion', 'upt', 'asp', 'margin_rate'] as const
/** Measures that a check reads beside its own figures: which check, and under which name. */
export const CHECKED = {
  out_of_stocks: ['shelves', 'out_of_stocks'],
  waste: ['shelves', 'waste'],
  queue: ['people', 'queue'],
  returns: ['returns', 'returns'],
  markdown: ['price', 'discount'],
} as const
/** Metrics that can be asked about: each is a node of the graph. */
export const EXPLAINED = [...FIGURES, 'out_of_stocks', 'waste', 'queue', 'returns', 'markdown'] as const
export type Explained = (typeof EXPLAINED)[number]

/** A shop's figures of a day and of its base. */
export interface Day {
  readonly now: Readonly<Partial<Record<MeasureName, number | null>>>
  readonly base: Readonly<Partial<Record<MeasureName, number | null>>>
  readonly days: number
}

export const numbersOf = (row: Readonly<Record<string, unknown>>): Looked =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? value : null]))

const ratio = (above: number | null | undefined, below: number | null | undefined) =>
  above == null || !below ? null : above / below

/** Ratios are sums over sums, also of the base. */
export const dayOf = (row: Readonly<Record<string, unknown>>): Day => {
  const all = numbersOf(row)
  const side = (prefix: string) => {
    const of = (name: string) => all[`${prefix}${name}`] ?? null
    return {
      net_sales: of('net_sales'),
      transactions: of('transactions'),
      footfall: of('footfall'),
      margin_rate: of('margin_rate'),
      conversion: ratio(of('transactions'), of('footfall')),
      upt: ratio(of('units'), of('transactions')),
      asp: ratio(of('net_sales'), of('units')),
    }
  }
  return { now: side(''), base: side('base_'), days: all.base_days ?? 0 }
}

const DRIVERS = ['footfall', 'conversion', 'upt', 'asp'] as const

/** Effects on net sales; none where a factor is not there. */
export const driversOf = ({ now, base }: Day): readonly Effect[] => {
  const factors = DRIVERS.map((name) => ({ name, base: base[name] ?? Number.NaN, now: now[name] ?? Number.NaN }))
  // a shop without a counter begins with its transactions
  const counted = factors.every((factor) => Number.isFinite(factor.base) && Number.isFinite(factor.now))
  const split = lmdi(
    counted
      ? factors
      : [
          { name: 'transactions', base: base.transactions ?? Number.NaN, now: now.transactions ?? Number.NaN },
          ...factors.slice(2),
        ],
  )
  return isFault(split) ? [] : split.effects
}

export const isChecked = (metric: Explained): metric is keyof typeof CHECKED => metric in CHECKED

/** Every measure of the graph against its base. */
export const observedOf = ({ now, base }: Day, looked: Readonly<Record<string, Looked>>): Observed => ({
  ...Object.fromEntries(FIGURES.map((name) => [name, change(now[name], base[name])])),
  ...Object.fromEntries(
    Object.entries(CHECKED).map(([name, [check, column]]) => [
      name,
      change(looked[check]?.[column], looked[check]?.[`base_${column}`]),
    ]),
  ),
})
