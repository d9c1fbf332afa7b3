import { describe, expect, it } from 'vitest'
import { type AlertRecord, stateAlerts } from '../../src/data/state-alerts.ts'
import { openStateFile } from '../../src/data/state-file.ts'

const alert = (key: string, change: Partial<AlertRecord> = {}): AlertRecord => ({
  key,
  store: 'S01',
  region: 'R1',
  topic: 'footfall',
  family: 'sales',
  day: '2026-07-20',
  kind: 'shop',
  severity: 'warning',
  body: { key },
  ...change,
})
const fresh = () => stateAlerts(openStateFile(':memory:'))

describe('the state of alerts', () => {
  it('keeps what somebody made of an alert when the same is found again', () => {
    const state = fresh()
    state.keep([alert('a')], 1)
    state.judge('a', { status: 'acknowledged' }, 'P1', 2)
    state.keep([alert('a', { severity: 'severe' }), alert('b')], 3)
    expect(state.byKey('a')).toMatchObject({ status: 'acknowledged', judgedBy: 'P1', judgedAt: 2, severity: 'warning' })
    expect(state.between('2026-07-20', '2026-07-20').map(({ key }) => key)).toEqual(['a', 'b'])
    expect(state.byKey('c')).toBeNull()
  })

  it('closes an alert whose question was answered with yes; no and cannot tell leave it open', () => {
    const state = fresh()
    state.keep([alert('yes'), alert('no'), alert('unsure')], 1)
    for (const answer of ['yes', 'no', 'unsure'] as const) state.judge(answer, { status: 'answered', answer }, 'P1', 2)
    expect(['yes', 'no', 'unsure'].map((key) => [state.byKey(key)?.status, state.byKey(key)?.answer])).toEqual([
      ['answered', 'yes'],
      ['open', 'no'],
      ['open', 'unsure'],
    ])
    state.judge('no', { status: 'dismissed', reason: 'not-real' }, 'P1', 3)
    expect(state.byKey('no')).toMatchObject({ status: 'dismissed', answer: 'no', reason: 'not-real' })
  })

  it('keeps what was judged when somebody answers no or cannot tell; a yes settles it', () => {
    const state = fresh()
    state.keep([alert('known'), alert('dismissed')], 1)
    state.judge('known', { status: 'acknowledged' }, 'P1', 2)
    state.judge('dismissed', { status: 'dismissed', reason: 'not-real' }, 'P1', 2)
    for (const answer of ['no', 'unsure'] as const)
      for (const key of ['known', 'dismissed']) state.judge(key, { status: 'answered', answer }, 'P2', 3)
    expect(state.byKey('known')).toMatchObject({ status: 'acknowledged', answer: 'unsure', judgedBy: 'P1' })
    expect(state.byKey('dismissed')).toMatchObject({ status: 'dismissed', reason: 'not-real', judgedBy: 'P1' })
    expect(state.dismissed('2026-07-20').map(({ key }) => key)).toEqual(['dismissed'])
    state.judge('known', { status: 'answered', answer: 'yes' }, 'P2', 4)
    expect(state.byKey('known')).toMatchObject({ status: 'answered', answer: 'yes', judgedBy: 'P2' })
  })

  it('counts for 28 days what was dismissed as not true or too small, and nothing else', () => {
    const state = fresh()
    const reasons = ['not-real', 'too-small', 'known', 'not-mine'] as const
    state.keep([...reasons.map((key) => alert(key)), alert('open'), alert('old', { day: '2026-06-22' })], 1)
    for (const reason of reasons) state.judge(reason, { status: 'dismissed', reason }, 'P1', 2)
    state.judge('old', { status: 'dismissed', reason: 'not-real' }, 'P1', 2)
    const keys = (day: string) => state.dismissed(day).map(({ key }) => key)
    expect(keys('2026-07-20')).toEqual(['not-real', 'too-small'])
    expect(keys('2026-08-16')).toEqual(['not-real', 'too-small'])
    expect(keys('2026-08-17')).toEqual([])
  })

  it('says how many of the judged were right, of those that the reader may see', () => {
    const state = fresh()
    state.keep([alert('1'), alert('2'), alert('3'), alert('4'), alert('5'), alert('6', { store: 'S02' })], 1)
    state.judge('1', { status: 'acknowledged' }, 'P1', 2)
    state.judge('2', { status: 'dismissed', reason: 'known' }, 'P1', 2)
    state.judge('3', { status: 'dismissed', reason: 'not-real' }, 'P1', 2)
    state.judge('4', { status: 'dismissed', reason: 'not-mine' }, 'P1', 2)
    state.judge('5', { status: 'answered', answer: 'no' }, 'P1', 2)
    state.judge('6', { status: 'acknowledged' }, 'P1', 2)
    expect(state.precision(({ store }) => store === 'S01')).toEqual({ right: 2, judged: 3 })
    expect(state.precision(() => true)).toEqual({ right: 3, judged: 4 })
  })
})
