import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { StoreId } from '../core/ids.ts'
import { daysOf } from './days-of.ts'
import type { Plan } from './measure-plan.ts'
import { hasDay } from './reach.ts'
import type { DaysOfKind } from './store-days.ts'

/**
 * Shops that are in the figure and lack in what it is compared with: a day of theirs has data, and its base days have data of others
 * only. Their missing share would look like growth of all. Shops that are shown one by one are compared with themselves.
 */
export const baseLacks = (plan: Plan, kinds: readonly DaysOfKind[]): readonly StoreId[] => {
  const { base, frame, stores } = plan
  if (base === null || base.kind === 'plan' || base.kind === 'peers' || frame.base?.kind === 'LFL') return []
  if (stores.length < 2 || frame.by === 'store') return []
  const there = (store: StoreEntry, day: BusinessDate) => hasDay(kinds, store, day, plan.at)
  const asked = daysOf(plan.period)
  const lacks =
    base.kind === 'shifted' && !base.aligned
      ? lackingShare(asked, daysOf(base.period), stores, there)
      : (store: StoreEntry) => {
          const group = frame.by === 'region' ? stores.filter(({ region }) => region === store.region) : stores
          return asked.some(
            (day) =>
              there(store, day) &&
              plan
                .baseDays(day, group)
                .some((then) => !there(store, then) && group.some((other) => there(other, then))),
          )
        }
  return stores.filter(lacks).map(({ id }) => id)
}

/** Of two spans that share no days: whether a shop has a smaller part of the base's days with data than of the asked ones. */
const lackingShare = (
  asked: readonly BusinessDate[],
  base: readonly BusinessDate[],
  stores: readonly StoreEntry[],
  there: (store: StoreEntry, day: BusinessDate) => boolean,
) => {
  const traded = (days: readonly BusinessDate[]) => days.filter((day) => stores.some((store) => there(store, day)))
  const [now, then] = [traded(asked), traded(base)]
  const part = (store: StoreEntry, days: readonly BusinessDate[]) =>
    days.length === 0 ? 1 : days.filter((day) => there(store, day)).length / days.length
  return (store: StoreEntry) => part(store, then) < part(store, now)
}
