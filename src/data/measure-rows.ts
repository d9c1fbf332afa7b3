import type { Entity, EvidenceRow } from '../core/evidence.ts'
import { COUNT, DAYS, MINUTES, PERCENTAGE_POINTS, type Quantity, RATIO, type Unit } from '../core/quantity.ts'
import { minus, relativeTo, times } from './decimal.ts'
import { baseRange, type Figure } from './measure-figures.ts'
import type { Plan } from './measure-plan.ts'

/** A member's evidence rows: its value, and with a base also base, difference and relative. */
export const rowsOf = (plan: Plan, figures: readonly Figure[]): readonly EvidenceRow[] =>
  figures.flatMap((figure) => rowsOfFigure(plan, figure, unitOf(plan)))

const unitOf = (plan: Plan): Unit => {
  const units = { currency: plan.stores[0]?.currency ?? '', count: COUNT, ratio: RATIO, days: DAYS, minutes: MINUTES }
  return units[plan.metric.unit]
}

const rowsOfFigure = (plan: Plan, figure: Figure, unit: Unit): readonly EvidenceRow[] => {
  const { base, frame, metric, period } = plan
  const entity = entityOf(plan, figure.key)
  const own = frame.by === 'day' ? { from: figure.key, to: figure.key } : period
  const cell = (amount: string | null, of: Unit): { [column: string]: Quantity | null } => ({
    [metric.name]: amount === null ? null : { amount, unit: of },
  })
  const value: EvidenceRow = { entity, period: own, role: 'value', cells: cell(figure.value, unit) }
  if (base === null) return [value]
  const sameDays = base.kind === 'median' || base.kind === 'plan' || base.kind === 'peers'
  const from = sameDays ? own : baseRange(plan, figure.key)
  const both = figure.value !== null && figure.base !== null
  const difference = both ? minus(figure.value, figure.base) : null
  const points = unit === RATIO && difference !== null ? times(difference, '100') : difference
  return [
    value,
    { entity, period: from, role: 'base', cells: cell(figure.base, unit) },
    { entity, period: own, role: 'difference', cells: cell(points, unit === RATIO ? PERCENTAGE_POINTS : unit) },
    { entity, period: own, role: 'relative', cells: cell(both ? relativeTo(figure.value, figure.base) : null, RATIO) },
  ]
}

/** What a row is about: the member, and what the question fixed for all rows when it is exactly one. */
const entityOf = (plan: Plan, key: string): Entity => {
  const { by, categories, products, regions, stores } = plan.frame
  const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
  const store = by === 'region' ? undefined : by === 'store' ? key : only(plan.stores)?.id
  const region = by === 'region' ? key : store === undefined && stores.length === 0 ? only(regions) : undefined
  const goods = categories.length + products.length === 1
  const category = by === 'category' ? key : goods && by !== 'product' ? only(categories) : undefined
  const product = by === 'product' ? key : goods && by !== 'category' ? only(products) : undefined
  return {
    ...(store === undefined ? {} : { store }),
    ...(region === undefined ? {} : { region }),
    ...(category === undefined ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(by === 'hour' ? { hour: Number(key) } : {}),
    ...(by === 'day' ? { day: key } : {}),
  }
}
