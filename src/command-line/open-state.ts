import { readPeople } from '../data/read-people.ts'
import { openState, type State } from '../data/state.ts'
import { seedPeople } from '../server/people.ts'
import { type Pins, pepperOf, pinsWith } from '../server/pin.ts'
import type { DataFolder } from './data-folder.ts'

export interface OpenedState {
  readonly state: State
  readonly pins: Pins
}

/** Makes sure that the people whom the data brought are known, also before the first start of the service. */
export const seedState = async (folder: DataFolder): Promise<void> => (await openSeededState(folder)).state.close()

/** What the service remembers, with the people that the imported data brought; who is there keeps role and PIN. */
export const openSeededState = async (folder: DataFolder): Promise<OpenedState> => {
  const state = openState(folder.state)
  const pins = pinsWith(pepperOf(folder.path))
  if (state.people.count() === 0) await seedPeople(state, pins, await readPeople(folder.path))
  return { state, pins }
}
