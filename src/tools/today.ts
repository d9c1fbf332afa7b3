import type { BusinessDate } from '../core/business-date.ts'
import type { Scope } from '../core/scope.ts'
import { shopClock } from '../data/business-day.ts'
import type { Desk } from './desk.ts'

/** The running business day of the asker's first store: what "today" means in a tool's input. */
export const todayOf = (desk: Desk, scope: Scope): BusinessDate => {
  const { stores } = desk.warehouse.catalogue
  const mine = stores.find((store) => store.id === scope.stores[0]) ?? stores[0]
  return mine === undefined ? desk.question.askedAt.slice(0, 10) : shopClock(desk.question.askedAt, mine).running
}
