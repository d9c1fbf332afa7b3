import type { Catalogue } from '../core/catalogue.ts'
import { id } from '../core/ids.ts'
import { ROLES, type Role } from '../core/role.ts'
import type { State } from '../data/state.ts'
import type { Person } from '../data/state-people.ts'
import type { Pins } from './pin.ts'
import { pinRefusal, randomPin } from './pin.ts'
import { hashOf, randomToken } from './token.ts'

/** A row of the journal's `people` file. */
export interface PersonRow {
  readonly person_id: string
  readonly name: string
  readonly role: string
  readonly node: string
  readonly pin?: string | null
}

/** What was done, or one sentence why not. */
export type PersonResult = { readonly person: Person; readonly pin: string } | { readonly refusal: string }

const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
const idText = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

const nodesOf = (catalogue: Catalogue) =>
  new Set<string>([
    ...catalogue.stores.map((store) => store.id),
    ...catalogue.districts.map((district) => district.id),
    ...catalogue.regions.flatMap((region) => (region.area === null ? [region.id] : [region.id, region.area])),
  ])

/** The next free `P001`. */
const nextId = (state: State): string => {
  const taken = new Set<string>(state.people.all().map((person) => person.id))
  let next = taken.size + 1
  while (taken.has(`P${String(next).padStart(3, '0')}`)) next += 1
  return `P${String(next).padStart(3, '0')}`
}

export const listPeople = (state: State): readonly Person[] => state.people.all()

/** Adds a person with a PIN, given or drawn; the PIN is told once and kept only as a hash. */
export const addPerson = async (
  state: State,
  pins: Pins,
  catalogue: Catalogue,
  wanted: { id?: string; name: string; role: string; node: string; pin?: string },
): Promise<PersonResult> => {
  if (!isRole(wanted.role)) return { refusal: `There is no role ${wanted.role}; roles are ${ROLES.join(', ')}.` }
  if (wanted.name.trim() === '' || wanted.name.length > 120) return { refusal: 'A name has 1 to 120 characters.' }
  if (wanted.id !== undefined && !idText.test(wanted.id))
    return { refusal: 'A person id is made of letters, digits, dots and hyphens.' }
  if (!nodesOf(catalogue).has(wanted.node))
    return { refusal: `There is no store, district, region or area ${wanted.node} in this data.` }
  const refused = wanted.pin === undefined ? null : pinRefusal(wanted.pin)
  if (refused !== null) return { refusal: refused }
  const pin = wanted.pin ?? randomPin()
  const hash = await pins.hash(pin)
  const person: Person = {
    id: id(wanted.id ?? nextId(state)),
    name: wanted.name.trim(),
    role: wanted.role,
    node: wanted.node,
  }
  const added = state.together(() => state.people.add(person) && state.people.setPin(person.id, hash))
  return added ? { person, pin } : { refusal: `There is a person ${person.id} already.` }
}

/** Sets a PIN, given or drawn, lifts a lock and signs the person out everywhere. */
export const setPin = async (
  state: State,
  pins: Pins,
  person: string,
  wall: number,
  wanted?: string,
): Promise<PersonResult> => {
  const known = state.people.byId(person)
  if (!known) return { refusal: `There is no person ${person}.` }
  const refused = wanted === undefined ? null : pinRefusal(wanted)
  if (refused !== null) return { refusal: refused }
  const pin = wanted ?? randomPin()
  state.people.setPin(person, await pins.hash(pin))
  state.sessions.revokeAllOf(person, wall)
  return { person: known, pin }
}

/**
 * Brings the people of imported data in; who is there already keeps their role and PIN. A row's PIN (demo only) is taken
 * as it is. Returns how many were added.
 */
export const seedPeople = async (state: State, pins: Pins, rows: readonly PersonRow[]): Promise<number> => {
  const added = rows.flatMap((row) => {
    const { role } = row
    if (!isRole(role)) return []
    const fresh = state.people.add({ id: id(row.person_id), name: row.name, role, node: row.node })
    return fresh ? [row] : []
  })
  await Promise.all(
    added.map(async (row) => {
      if (row.pin && /^\d{6}$/.test(row.pin)) state.people.setPin(row.person_id, await pins.hash(row.pin))
    }),
  )
  return added.length
}

/** A one-time link's token, when the data have no people; an older link stops working. */
export const offerSetup = (state: State, wall: number): string | null => {
  if (state.people.count() > 0) return null
  const token = randomToken()
  state.sessions.offerSetup(hashOf(token), wall)
  return token
}
