import type { Warehouse } from '../data/warehouse.ts'
import type { Roster } from '../models/roster.ts'
import type { MakeMorningPage } from './morning-page.ts'

/** What a question needs of the house: the data, and who can think. */
export interface House {
  readonly warehouse: Warehouse
  readonly roster: Roster
  /** Makes the morning briefing; without it the chat has none. */
  readonly morning?: MakeMorningPage
}
