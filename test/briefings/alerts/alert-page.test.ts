import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alertPage } from '../../../src/briefings/alerts/alert-page.ts'
import { alertText } from '../../../src/briefings/alerts/alert-text.ts'
import { isFigure, type TappedPart, textOf } from '../../../src/core/answer.ts'
import { isFault } from '../../../src/core/fault.ts'
import { id, type StoreId } from '../../../src/core/ids.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../../../src/core/language-code.ts'
import type { Scope } from '../../../src/core/scope.ts'
import { type AlertState, stateAlerts } from '../../../src/data/state-alerts.ts'
import { openStateFile } from '../../../src/data/state-file.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { wordingOf } from '../../../src/server/wording.ts'
import { MORNING, WATCHED, watchedChain } from '../../support/watched-chain.ts'

const STORES = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06'].map((store) => id<StoreId>(store))
const scope: Scope = { person: id('P1'), role: 'regional-manager', stores: STORES }
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await watchedChain([
    { what: 'visitors', where: 'S02', from: '2026-07-20', factor: 0.55 },
    { what: 'voids', where: 'S04', from: '2026-07-17', factor: 2 },
    { what: 'deliveries', where: 'R2', from: '2026-07-19' },
    { what: 'events', where: 'S05', from: '2026-07-20' },
    { what: 'labels', where: 'S06', from: '2026-07-20', factor: 2 },
    { what: 'rival', where: 'S01', from: '2026-07-14', factor: 0.85 },
    { what: 'receipts', where: 'S03', from: '2026-07-20', hours: [11, 16] },
  ])
})
afterAll(() => warehouse.close())

const pageOf = async (state: AlertState, language: LanguageCode = 'en', reader = scope) => {
  const wording = wordingOf(warehouse.catalogue, MORNING)
  const page = await alertPage(state, warehouse, reader, { at: MORNING, now: 1, language, wording })
  if (isFault(page)) throw new Error(JSON.stringify(page))
  return page
}

describe('the alerts page', () => {
  it.each(LANGUAGE_CODES)(
    'words every alert in %s alone, and each of its numbers is a cell of its evidence',
    async (language) => {
      const { view, evidence } = await pageOf(stateAlerts(openStateFile(':memory:')), language)
      expect(view.date).toBe(WATCHED)
      expect(view.alerts.map(({ topic }) => topic).sort()).toEqual([
        'cashier_voids',
        'footfall',
        'overridden_goods',
        'rival_prices',
        'silent_detectors',
        'silent_hours',
        'stopped_deliveries',
        'stopped_deliveries',
      ])
      const [severe] = view.alerts
      expect(severe?.severity).toBe('severe')
      for (const alert of view.alerts) {
        expect(alert.sentences.length).toBeGreaterThan(0)
        const parts = alert.sentences.flatMap((sentence) => sentence.parts)
        for (const part of parts)
          if ('evidence' in part) {
            const cell = evidence.find((one) => one.id === part.evidence)?.rows[part.row - 1]?.cells[part.column]
            expect(cell, `${part.evidence} ${part.row} ${part.column}`).toBeTruthy()
          } else expect(part.text.replace(/E\d+|\d号店|Shop \d|(商品|Article )\d/g, '')).not.toMatch(/\d/)
      }
      const text = alertText(view, language)
      // nobody should meet a name of the house's own
      expect(text).not.toMatch(/[a-z]+_[a-z]+|undefined|NaN|\{\{/)
      if (language === 'en') expect(text).not.toMatch(/[一-鿿]/)
    },
  )

  it('shows how likely each cause is, with a number that opens what was looked at', async () => {
    const { view, evidence } = await pageOf(stateAlerts(openStateFile(':memory:')))
    const footfall = view.alerts.find(({ topic }) => topic === 'footfall')
    const share = footfall?.causes[0]?.share
    expect(share?.text).toMatch(/%$/)
    expect(evidence.find(({ id: one }) => one === share?.evidence)?.inputs.length).toBeGreaterThan(3)
    expect(footfall?.drivers.map(({ label }) => label)).toContain('footfall')
    expect(footfall?.path).toEqual(['road works or a blocked way to the shop', 'footfall'])
  })

  it('says between which sales the drivers lead, and they add up to that difference', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { view, evidence } = await pageOf(stateAlerts(openStateFile(':memory:')), language)
      const driven = view.alerts.filter(({ drivers }) => drivers.length > 0)
      expect(driven.length).toBeGreaterThan(0)
      const amount = (part: TappedPart) =>
        Number(evidence.find(({ id: one }) => one === part.evidence)?.rows[part.row - 1]?.cells[part.column]?.amount)
      for (const alert of driven) {
        const [usual, now] = (alert.driven?.parts ?? []).filter(isFigure).map(amount)
        const sum = alert.drivers.reduce((all, { figure }) => all + amount(figure), 0)
        expect((now ?? Number.NaN) - (usual ?? Number.NaN)).toBeCloseTo(sum, 5)
      }
      expect(alertText(view, language)).toMatch(
        language === 'en' ? /made of, from the usual ¥[\d,.]+ to ¥[\d,.]+: / : /构成，从平时的¥[\d,.]+到¥[\d,.]+：/,
      )
    }
  })

  it('rules a cause out after a no, and tells of the next; a yes confirms it', async () => {
    const state = stateAlerts(openStateFile(':memory:'))
    const before = (await pageOf(state)).view.alerts.find(({ topic }) => topic === 'footfall')
    const key = before?.key ?? ''
    state.judge(key, { status: 'answered', answer: 'no', origin: 'road-works' }, 'P2', 2)
    const no = (await pageOf(state)).view.alerts.find((alert) => alert.key === key)
    expect(no?.status).toBe('open')
    expect(no?.causes[0]?.origin).not.toBe(before?.causes[0]?.origin)
    expect(no?.causes.find(({ origin }) => origin === before?.causes[0]?.origin)?.checked).toBe('no')
    expect(no?.action).not.toBe(before?.action)
    state.judge(key, { status: 'answered', answer: 'yes', origin: 'road-works' }, 'P2', 3)
    const yes = (await pageOf(state)).view.alerts.find((alert) => alert.key === key)
    expect(yes?.status).toBe('answered')
    expect(yes?.causes[0]).toMatchObject({ origin: 'road-works', checked: 'yes', likely: true })
  })

  it('asks the next cause’s question after a no, until none is left, and says so; every answer stays with its question', async () => {
    for (const language of ['en', 'zh'] as const) {
      const state = stateAlerts(openStateFile(':memory:'))
      const find = async () => {
        const { view } = await pageOf(state, language)
        return { view, alert: view.alerts.find(({ topic }) => topic === 'footfall') }
      }
      const asked: string[] = []
      for (let n = 0; n < 9; n += 1) {
        const { alert } = await find()
        if (!alert?.question || !alert.asks) break
        expect(asked).not.toContain(alert.question)
        expect(alert.looks.map(({ question }) => question)).toEqual(asked)
        expect(alert.ruledOut).toBe(false)
        asked.push(alert.question)
        state.judge(alert.key, { status: 'answered', answer: 'no', origin: alert.asks }, 'P2', n + 2)
      }
      expect(asked.length).toBeGreaterThan(1)
      const { view, alert } = await find()
      expect(alert).toMatchObject({ status: 'open', question: null, asks: null })
      expect(alert?.causes.filter(({ checked }) => checked === 'no')).toHaveLength(asked.length)
      const left = (alert?.causes ?? []).filter(({ checked }) => checked === null)
      expect(alert?.ruledOut).toBe(left.length === 0)
      expect(alert?.path.length === 0).toBe(left.length === 0)
      for (const question of asked)
        expect(alertText(view, language)).toContain(
          `${question} ${language === 'en' ? 'no, ruled out' : '不是，已排除'}`,
        )
    }
  })

  it('says on a terminal that nobody has judged yet, and how many were right as soon as somebody has', async () => {
    const state = stateAlerts(openStateFile(':memory:'))
    const { view } = await pageOf(state)
    expect(alertText(view, 'en')).toContain('Nobody has judged an alert yet')
    expect(alertText(view, 'zh')).toContain('还没有人判断过')
    state.judge(view.alerts[0]?.key ?? '', { status: 'acknowledged' }, 'P1', 2)
    expect(alertText((await pageOf(state)).view, 'en')).toContain('1 of the 1 alerts')
  })

  it('is quieter about what was dismissed as not true, not about what was only known', async () => {
    const topics = async (reason: 'not-real' | 'known') => {
      const state = stateAlerts(openStateFile(':memory:'))
      for (let n = 0; n < 14; n += 1) {
        const key = `before ${n}`
        const record = { store: 'S02', region: 'R1', topic: 'footfall', family: 'sales', day: '2026-07-01' }
        state.keep([{ key, kind: 'shop', severity: 'warning', body: { stores: ['S02'] }, ...record }], 1)
        state.judge(key, { status: 'dismissed', reason }, 'P1', 2)
      }
      return (await pageOf(state)).view.alerts.filter(({ key }) => key.startsWith('S02')).map(({ topic }) => topic)
    }
    expect(await topics('known')).toEqual(['footfall'])
    expect(await topics('not-real')).not.toContain('footfall')
  })

  it('is quiet up to the money of an alert that was too small, as it was filed and judged weeks before', async () => {
    const first = stateAlerts(openStateFile(':memory:'))
    await pageOf(first)
    const [filed] = first
      .between(WATCHED, WATCHED)
      .filter(({ topic, store }) => topic === 'footfall' && store === 'S02')
    if (!filed) throw new Error('no alert was filed')
    const state = stateAlerts(openStateFile(':memory:'))
    state.keep([{ ...filed, key: 'before', day: '2026-07-01' }], 1)
    state.judge('before', { status: 'dismissed', reason: 'too-small' }, 'P1', 2)
    expect((await pageOf(state)).view.alerts.filter(({ key }) => key.startsWith('S02'))).toEqual([])
  })

  it('shows a role its budget a day first, the severest, and counts the rest', async () => {
    const state = stateAlerts(openStateFile(':memory:'))
    const all = (await pageOf(state)).view
    expect([all.alerts.length, all.beyond.length]).toEqual([8, 0])
    const { view } = await pageOf(state, 'en', { ...scope, role: 'store-manager' })
    expect([view.alerts.length, view.beyond.length]).toEqual([5, 3])
    expect(view.alerts[0]?.severity).toBe('severe')
    expect(view.beyond.some(({ severity }) => severity === 'severe')).toBe(false)
    expect(alertText(view, 'en')).toContain('3 more of less weight')
    expect(alertText(view, 'zh')).toContain('另有3条较轻的预警')
  })

  it('keeps colleagues’ cash from clerks, a region from whom has only a part of it, and other shops from everybody', async () => {
    const state = stateAlerts(openStateFile(':memory:'))
    const topicsOf = async (role: Scope['role'], stores: readonly string[]) =>
      (
        await pageOf(state, 'en', { person: id('P2'), role, stores: stores.map((store) => id<StoreId>(store)) })
      ).view.alerts
        .map(({ topic }) => topic)
        .sort()
    expect(await topicsOf('clerk', ['S04'])).toEqual([])
    expect(await topicsOf('store-manager', ['S04'])).toEqual(['cashier_voids'])
    expect(await topicsOf('clerk', ['S02'])).toEqual(['footfall'])
    expect(await topicsOf('regional-manager', ['S04', 'S05'])).toEqual(['cashier_voids', 'silent_detectors'])
    expect(await topicsOf('regional-manager', ['S04', 'S05', 'S06'])).toContain('stopped_deliveries')
  })

  it('says in the text of a terminal what, why and what to ask', async () => {
    const { view } = await pageOf(stateAlerts(openStateFile(':memory:')), 'zh')
    const text = alertText(view, 'zh')
    expect(text).toContain('请到门口看一下')
    expect(view.alerts.map(({ sentences }) => sentences.map(textOf).join('')).join('')).toContain(
      '“牛奶”货区，2天内到货0次',
    )
  })
})
