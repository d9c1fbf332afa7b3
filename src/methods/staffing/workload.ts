import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Seconds of work a unit of each driver (retail.md 3.3). Configuration: measure your own. */
export const STANDARDS = { items: 3.5, tenders: 30, cases: 50, queries: 90 } as const
export type Driver = keyof typeof STANDARDS
export type Drivers = Readonly<Record<Driver, number>>

/** Hours of work in an hour: sum of driver x standard / 3600. Items and tenders are a till's, cases and queries the floor's. */
export interface Workload {
  readonly till: number
  readonly floor: number
}

export const workload = (
  drivers: Drivers,
  standards: Readonly<Record<Driver, number>> = STANDARDS,
): Workload | Fault => {
  const wrong = unusable('workload', drivers) ?? unusable('workload', standards)
  if (wrong !== null) return wrong
  const hours = (driver: Driver) => (drivers[driver] * standards[driver]) / 3600
  return { till: hours('items') + hours('tenders'), floor: hours('cases') + hours('queries') }
}

/** Mean seconds at the till of one customer: what Erlang-C calls the handling time. Null without customers. */
export const handlingSeconds = (
  { items, tenders }: Pick<Drivers, 'items' | 'tenders'>,
  standards: Readonly<Record<Driver, number>> = STANDARDS,
): number | null => (tenders > 0 ? (items / tenders) * standards.items + standards.tenders : null)
