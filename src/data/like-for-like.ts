import type { Base } from '../core/base.ts'
import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { DataFlag } from '../core/evidence.ts'
import { type Period, shift } from '../core/period.ts'
import { daysOf } from './days-of.ts'
import type { StoreDays } from './store-days.ts'

/** retail.md 1.2: open at least 55 weeks, not refitted and not shut more than three days in either year. */
const OPEN_DAYS = 55 * 7
const SHUT_DAYS = 3
const YEAR = 364

/**
 * The stores whose sales of a period may be held against those 364 days before. Days after the newest day of sales are not
 * there yet and count for nobody; a day without a sale is a day shut.
 */
export const comparableStores = (
  stores: readonly StoreEntry[],
  asked: Period,
  { openings, sales }: Pick<StoreDays, 'openings' | 'sales'>,
): readonly StoreEntry[] => {
  const read = { from: asked.from, to: asked.to < sales.to ? asked.to : sales.to }
  const base = shift(read, -YEAR)
  return stores.filter((store) => {
    const traded = sales.stores.get(store.id)
    const { opened, refitted } = openings.get(store.id) ?? { opened: null, refitted: null }
    const since = opened ?? first(traded?.keys())
    if (since === null || since > addDays(read.from, -OPEN_DAYS)) return false
    if (refitted !== null && refitted >= base.from && refitted <= read.to) return false
    return [read, base].every((period) => {
      const days = daysOf(period)
      const open = days.filter((day) => traded?.get(day)?.open === true).length
      return open > 0 && days.length - open <= SHUT_DAYS
    })
  })
}

const first = (days: Iterable<BusinessDate> | undefined): BusinessDate | null =>
  [...(days ?? [])].reduce<BusinessDate | null>((least, day) => (least === null || day < least ? day : least), null)

/** Says which of the asked stores are not in the figure because they lack the base: not comparable, or not planned. */
export const leftOut = (
  base: Base | null,
  asked: readonly StoreEntry[],
  read: readonly StoreEntry[],
): readonly DataFlag[] => {
  const out = asked.filter((store) => !read.includes(store))
  const flag = base?.kind === 'plan' ? 'not-planned' : 'not-like-for-like'
  return out.length === 0 ? [] : [{ flag, parameters: { stores: out.map((store) => store.id).join(',') } }]
}
