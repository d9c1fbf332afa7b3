import type { Warehouse } from '../data/warehouse.ts'
import type { Roster } from '../models/roster.ts'

/** What a question needs of the house: the data, and who can think. */
export interface House {
  readonly warehouse: Warehouse
  readonly roster: Roster
}
