import { id, type PersonId } from '../core/ids.ts'
import { ROLES, type Role } from '../core/role.ts'
import type { Row, StateFile } from './state-file.ts'

/** Someone of the chain: a role granted on a node of the place tree (a store, district, region or area id). */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly role: Role
  readonly node: string
}

export interface PinRecord {
  readonly hash: string | null
  readonly wrongTries: number
  /** Epoch milliseconds; 0 when never locked. */
  readonly lockedUntil: number
}

const personOf = (row: Row): Person => ({
  id: id(String(row.id)),
  name: String(row.name),
  role: ROLES.find((role) => role === row.role) ?? 'clerk',
  node: String(row.node),
})

/** Persons, their PIN hashes and wrong tries. */
export const statePeople = (file: StateFile) => ({
  all: (): Person[] => file.all('select id, name, role, node from person order by id').map(personOf),
  byId(person: string): Person | null {
    const row = file.one('select id, name, role, node from person where id = ?', person)
    return row && personOf(row)
  },
  count: (): number => Number(file.one('select count(*) as n from person')?.n ?? 0),
  /** False when the id is taken. */
  add: (person: Person): boolean =>
    file.run(
      'insert into person (id, name, role, node) values (?, ?, ?, ?) on conflict (id) do nothing',
      person.id,
      person.name,
      person.role,
      person.node,
    ) === 1,
  pin(person: string): PinRecord | null {
    const row = file.one('select pin_hash, wrong_tries, locked_until from person where id = ?', person)
    if (!row) return null
    return {
      hash: row.pin_hash === null ? null : String(row.pin_hash),
      wrongTries: Number(row.wrong_tries),
      lockedUntil: Number(row.locked_until),
    }
  },
  /** A new PIN also lifts a lock. False when there is no such person. */
  setPin: (person: string, hash: string): boolean =>
    file.run('update person set pin_hash = ?, wrong_tries = 0, locked_until = 0 where id = ?', hash, person) === 1,
  /**
   * Counts a try before it is checked, so that tries in parallel cannot outrun the lock; locks on the last allowed one.
   * False when the person is locked.
   */
  claimTry: (person: string, now: number, limit: number, lockMs: number): boolean =>
    file.run(
      `update person set
         locked_until = case when (case when locked_until > 0 then 0 else wrong_tries end) + 1 >= ? then ? else 0 end,
         wrong_tries = (case when locked_until > 0 then 0 else wrong_tries end) + 1
       where id = ? and locked_until <= ?`,
      limit,
      now + lockMs,
      person,
      now,
    ) === 1,
  clearTries: (person: string): void => {
    file.run('update person set wrong_tries = 0, locked_until = 0 where id = ?', person)
  },
})
