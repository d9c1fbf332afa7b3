import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { type AlertRecord, stateAlerts } from '../../src/data/state-alerts.ts'
import { openStateFile } from '../../src/data/state-file.ts'
import { STATE_SCHEMA } from '../../src/data/state-schema.ts'

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

/** The step that keeps looks; the schema before it knew an alert's last answer only. */
const WITH_LOOKS = STATE_SCHEMA.findIndex((step) => step.includes('alert_look'))

describe('the state of alerts', () => {
  it('keeps what was seen of each cause with who and when, the last look at one counting, and what was answered before looks were kept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'floorwalker-state-'))
    const path = join(folder, 'state.sqlite')
    const before = new DatabaseSync(path)
    before.exec(`${STATE_SCHEMA.slice(0, WITH_LOOKS).join(';')}; pragma user_version = ${WITH_LOOKS}`)
    before.exec(`insert into person (id, name, role, node) values ('P1', '小林', 'clerk', 'S01')`)
    const row = (key: string, body: unknown, answer: string) =>
      before
        .prepare(
          `insert into alert (key, store, region, topic, family, day, kind, severity, made_at, body, answer, judged_by, judged_at)
           values (?, 'S01', 'R1', 'footfall', 'sales', '2026-07-20', 'shop', 'warning', 1, ?, ?, 'P1', 7)`,
        )
        .run(key, JSON.stringify(body), answer)
    row('asked', { question: { origin: 'road-works' } }, 'no')
    row('mute', { question: null }, 'no')
    before.close()
    const file = openStateFile(path)
    const state = stateAlerts(file)
    expect(state.byKey('asked')?.looks).toEqual([{ origin: 'road-works', answer: 'no', by: '小林', at: 7 }])
    expect(state.byKey('mute')?.looks).toEqual([])
    state.judge('asked', { status: 'answered', answer: 'unsure', origin: 'competitor' }, 'P9', 8)
    state.judge('asked', { status: 'answered', answer: 'yes', origin: 'competitor' }, 'P1', 9)
    expect(state.between('2026-07-20', '2026-07-20')[0]?.looks).toEqual([
      { origin: 'road-works', answer: 'no', by: '小林', at: 7 },
      { origin: 'competitor', answer: 'yes', by: '小林', at: 9 },
    ])
    file.close()
    rmSync(folder, { recursive: true })
  })

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

  it('keeps what was judged whatever somebody answers after it; before that a yes settles an alert', () => {
    const state = fresh()
    state.keep([alert('known'), alert('dismissed')], 1)
    state.judge('known', { status: 'acknowledged' }, 'P1', 2)
    state.judge('dismissed', { status: 'dismissed', reason: 'not-real' }, 'P1', 2)
    for (const answer of ['no', 'unsure'] as const)
      for (const key of ['known', 'dismissed']) state.judge(key, { status: 'answered', answer }, 'P2', 3)
    expect(state.byKey('known')).toMatchObject({ status: 'acknowledged', answer: 'unsure', judgedBy: 'P1' })
    expect(state.byKey('dismissed')).toMatchObject({ status: 'dismissed', reason: 'not-real', judgedBy: 'P1' })
    expect(state.dismissed('2026-07-20').map(({ key }) => key)).toEqual(['dismissed'])
    for (const key of ['known', 'dismissed']) state.judge(key, { status: 'answered', answer: 'yes' }, 'P2', 4)
    expect(state.byKey('known')).toMatchObject({ status: 'acknowledged', answer: 'yes', judgedBy: 'P1' })
    expect(state.byKey('dismissed')).toMatchObject({
      status: 'dismissed',
      reason: 'not-real',
      answer: 'yes',
      judgedBy: 'P1',
    })
    expect(state.precision(() => true)).toEqual({ right: 1, judged: 2 })
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
