import { AISLES } from './aisles.ts'
import type { DemoPlan } from './demo-plan.ts'
import { cashiersOf, employeeId } from './employees.ts'
import { drawn, mixed } from './hash.ts'
import { INCIDENT_TYPES, type IncidentType } from './incident-types.ts'
import { REGIONS, type Store } from './places.ts'
import type { Product } from './products.ts'

export interface Incident {
  readonly id: string
  readonly type: IncidentType
  /** Stores that feel it; one, or a region's. */
  readonly stores: readonly Store[]
  readonly region: string | null
  /** Day indexes from the plan's first day, both inclusive. */
  readonly fromDay: number
  readonly toDay: number
  readonly factor: number
  readonly aisle: number | null
  readonly skuNo: number | null
  /** Place in the store's pool of cashiers. */
  readonly cashier: number | null
  readonly scope: string
}

/** Incidents are laid out this far ahead of the first day, so that days appended later find theirs. */
const HORIZON = 3_700
/** Days before the first one, so that bases exist. */
const QUIET = 35
/** About a third of the stores never have an incident of their own: those in these places of each dozen. */
const CLEAN = new Set([4, 8, 10, 11])
const isClean = ({ storeNo }: Store) => CLEAN.has(((storeNo - 1) % 12) + 1)
/** Days between two incidents of a type in a chain of a dozen stores, and what must have passed at a store in between. */
const DAYS_APART = 30
const BREATH = 2
/** Days that a promotion lasts. */
const CYCLE = 14

const NONE = { aisle: null, skuNo: null, cashier: null }

const target = (type: IncidentType, draw: number, store: Store | undefined, products: readonly Product[]) => {
  const ofAisle = (want: (life: number, category: number) => boolean) => {
    const aisles = [...new Set(products.slice(0, 150).map(({ aisle }) => aisle))]
    const aisle = drawn(
      aisles.filter(({ lifeDays, category }) => want(lifeDays, category)),
      draw,
      2,
    )
    return { ...NONE, aisle: AISLES.indexOf(aisle), scope: `aisle=${aisle.en}` }
  }
  if (type.of === 'sku') {
    const sku = drawn(products.slice(0, 32), draw, 1)
    return { ...NONE, skuNo: sku.skuNo, scope: `sku=${sku.skuId}` }
  }
  if (type.of === 'aisle') return ofAisle((_, category) => category >= 2 && category <= 7)
  if (type.of === 'fresh-aisle') return ofAisle((life) => life <= 8)
  if (type.of === 'frozen-aisle') return ofAisle((_, category) => category === 7)
  if (type.of === 'cashier' && store) {
    const cashier = mixed(draw, 5) % cashiersOf(store)
    return { ...NONE, cashier, scope: `cashier=${employeeId(store.storeNo, 'cashier', cashier)}` }
  }
  const [from, to] = type.hours
  return { ...NONE, scope: to - from < 23 ? `hours=${from}-${to}` : 'store' }
}

interface Slot {
  readonly id: string
  readonly type: IncidentType
  readonly draw: number
  readonly due: number
}

/** A promotion is forgotten when it begins. */
const begun = (type: IncidentType, day: number) =>
  type.effect === 'promo-unset' ? Math.ceil(day / CYCLE) * CYCLE : day

/** When each type is due: it comes back every few weeks, more rarely where stores are few. */
const slots = (plan: DemoPlan, count: number): Slot[] => {
  const apart = Math.min(90, Math.max(6, Math.round((DAYS_APART * 12) / count)))
  return INCIDENT_TYPES.flatMap((type, t) => {
    const list: Slot[] = []
    for (let n = 0; ; n += 1) {
      const draw = mixed(plan.seed, t, n)
      const due = QUIET + Math.round((t * apart) / INCIDENT_TYPES.length) + n * apart + (draw % 3)
      if (due > HORIZON) return list
      const id = `I${String(t + 1).padStart(2, '0')}-${String(n + 1).padStart(3, '0')}`
      list.push({ id, type, draw, due: begun(type, due) })
    }
  }).sort((a, b) => a.due - b.due || a.id.localeCompare(b.id))
}

/** Which store one of its own strikes, and when: a store has one at a time, so the next waits where all have one. */
const placesOf = (stores: readonly Store[]) => {
  const own = stores.filter((store) => !isClean(store))
  const freeFrom = new Map<number, number>()
  const since = ({ storeNo }: Store) => freeFrom.get(storeNo) ?? 0
  return ({ type, draw, due }: Slot): { store: Store; fromDay: number } => {
    const able =
      [own.filter(({ scos }) => type.of !== 'sco-store' || scos > 0), own, stores].find((list) => list.length > 0) ?? []
    const idle = able.filter((store) => since(store) <= due)
    const soonest = Math.min(...able.map(since))
    const store = drawn(idle.length > 0 ? idle : able.filter((one) => since(one) === soonest), draw, 4)
    const fromDay = begun(type, Math.max(due, since(store)))
    freeFrom.set(store.storeNo, fromDay + type.days + BREATH)
    return { store, fromDay }
  }
}

/**
 * All incidents of a chain for ten years, by day index, at stores, goods and cashiers drawn by hash. Nothing depends on the
 * plan's last day.
 */
export const incidents = (plan: DemoPlan, stores: readonly Store[], products: readonly Product[]): Incident[] => {
  const placed = placesOf(stores)
  return slots(plan, stores.length)
    .map((slot) => {
      const { id, type, draw } = slot
      const region = type.reach === 'region' ? drawn(REGIONS, draw, 3).id : null
      const own = region ? null : placed(slot)
      const fromDay = own?.fromDay ?? slot.due
      const there = own ? [own.store] : stores.filter((store) => store.region === region)
      const { scope, ...of } = target(type, draw, there[0], products)
      const where = region ? `region=${region}${scope === 'store' ? '' : `;${scope}`}` : scope
      const days = { fromDay, toDay: fromDay + type.days - 1 }
      return { id, type, stores: there, region, ...days, factor: type.factor, ...of, scope: where }
    })
    .sort((a, b) => a.fromDay - b.fromDay || a.id.localeCompare(b.id))
}
