import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type PersonId } from '../../src/core/ids.ts'
import type { RunEvent } from '../../src/core/run-event.ts'
import { openState, type State } from '../../src/data/state.ts'
import { bind } from '../../src/data/state-bind.ts'

const person = { id: id<PersonId>('P001'), name: '王芳', role: 'store-manager', node: 'S01' } as const
const run = (state: State, name = 'run-1') => ({
  id: name,
  session: 'session-a',
  person: person.id,
  conversation: 'c-1',
  text: '昨天卖了多少?',
  language: 'zh',
  askedAt: '2026-06-11T01:00:00.000Z',
  createdAt: state.conversations.enter('c-1', person.id, '昨天', 5) ? 5 : 0,
})

describe('what may be bound to a statement', () => {
  it('lets text, finite numbers and null through as they are', () => {
    expect(bind(['牛奶', 0, -1.5, null])).toEqual(['牛奶', 0, -1.5, null])
  })
  it.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a Date', new Date(0)],
    ['object', { toString: () => 'x' }],
    ['boolean', true],
    ['bigint', 1n],
  ])('refuses %s, which SQLite would store as something else', (what, value) => {
    expect(() => bind(['ok', value])).toThrow(`Parameter 2 is ${what}`)
  })
})

describe('the state store', () => {
  let folder: string
  let state: State
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'floorwalker-state-'))
    state = openState(join(folder, 'state.sqlite'))
    state.people.add(person)
  })
  afterEach(() => {
    state.close()
    rmSync(folder, { recursive: true })
  })

  it('keeps everything when it is opened again', () => {
    state.runs.claim(run(state))
    state.close()
    state = openState(join(folder, 'state.sqlite'))
    expect(state.people.all()).toEqual([person])
    expect(state.runs.byId('run-1')?.text).toBe('昨天卖了多少?')
  })

  it('lets an id be claimed by one question only', () => {
    expect(state.runs.claim(run(state))).toBe(true)
    expect(state.runs.claim({ ...run(state), session: 'session-b' })).toBe(false)
    expect(state.runs.byId('run-1')?.session).toBe('session-a')
  })

  it('gives back the events after a number, in order', () => {
    state.runs.claim(run(state))
    const events = [1, 2, 3].map(
      (seq) => ({ type: 'run-end', ms: seq, run: 'run-1', seq, at: '2026-06-11T01:00:00.000Z' }) as RunEvent,
    )
    state.runs.finish('run-1', 'ended', null, events, [], 6)
    expect(state.runs.events('run-1', 1)).toEqual(events.slice(1))
    expect(state.runs.byId('run-1')?.state).toBe('ended')
  })

  it('marks runs that a dead process left as cut, once the service says so', () => {
    state.runs.claim(run(state))
    expect(state.runs.cutUnfinished()).toBe(1)
    expect(state.runs.byId('run-1')?.state).toBe('cut')
  })

  it('does not let a person into the conversation of another', () => {
    expect(state.conversations.enter('c-9', person.id, 'mine', 1)).toBe(true)
    expect(state.conversations.enter('c-9', 'P002', 'theirs', 2)).toBe(false)
    expect(state.conversations.ofPerson('P002', 10)).toEqual([])
    expect(state.conversations.byId('c-9')?.title).toBe('mine')
  })

  it('counts a wrong try before the PIN is checked and locks on the last one', () => {
    const tries = Array.from({ length: 7 }, () => state.people.claimTry(person.id, 1000, 5, 60_000))
    expect(tries).toEqual([true, true, true, true, true, false, false])
    expect(state.people.claimTry(person.id, 61_001, 5, 60_000)).toBe(true)
    expect(state.people.pin(person.id)?.wrongTries).toBe(1)
  })

  it('writes all of a transaction or nothing', () => {
    expect(() =>
      state.together(() => {
        state.people.add({ ...person, id: id<PersonId>('P002') })
        throw new Error('halfway')
      }),
    ).toThrow('halfway')
    expect(state.people.byId('P002')).toBeNull()
  })

  it('forgets chats that are older than they are kept, and only those', () => {
    state.runs.claim(run(state))
    state.runs.finish('run-1', 'ended', null, [], [], 5)
    state.runs.claim({ ...run(state, 'run-2'), createdAt: 500 })
    state.runs.forgetBefore(100)
    expect(state.runs.byId('run-1')).toBeNull()
    expect(state.runs.byId('run-2')).not.toBeNull()
    expect(state.conversations.byId('c-1')).not.toBeNull()
  })

  it('opens a set-up link for exactly one taker, and not when it is too old', () => {
    state.sessions.offerSetup('hash', 1000)
    expect(state.sessions.takeSetup('hash', 2000, 2001)).toBe(false)
    expect(state.sessions.takeSetup('hash', 500, 1001)).toBe(true)
    expect(state.sessions.takeSetup('hash', 500, 1002)).toBe(false)
  })

  it('does not know a session that is revoked or over', () => {
    state.sessions.open({ tokenHash: 't', person: person.id, seenAt: 0, endsAt: 100 })
    expect(state.sessions.live('t', 50)?.person).toBe(person.id)
    expect(state.sessions.live('t', 100)).toBeNull()
    state.sessions.revoke('t', 60)
    expect(state.sessions.live('t', 61)).toBeNull()
  })
})
