import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rawOver } from '../../evals/truth/raw.ts'
import { netSales } from '../../evals/truth/sales.ts'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import type { Briefing, Recipient } from '../../src/briefings/briefing.ts'
import { briefingJson } from '../../src/briefings/briefing-json.ts'
import { briefingText } from '../../src/briefings/briefing-text.ts'
import { composeBriefing } from '../../src/briefings/compose.ts'
import { MOST_ACTIONS } from '../../src/briefings/thresholds.ts'
import { textOf } from '../../src/core/answer.ts'
import { id } from '../../src/core/ids.ts'
import type { LanguageCode } from '../../src/core/language-code.ts'
import type { Role } from '../../src/core/role.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

const AT = '2026-03-16T01:30:00Z'
const DAY = '2026-03-15'
const ALL = ['S01', 'S02', 'S07', 'S10']

/** Nothing planted: read by many tests, changed by none. */
let plain: Warehouse
beforeAll(async () => {
  plain = await openBaseWorld()
})
afterAll(() => plain.close())

const open: Warehouse[] = []
afterEach(async () => {
  for (const warehouse of open.splice(0)) await warehouse.close()
})
/** The base world after some rows have gone. */
const worldAfter = async (...statements: string[]): Promise<Warehouse> => {
  const warehouse = await openBaseWorld(async (session) => {
    for (const statement of statements) await session.run(statement)
  })
  open.push(warehouse)
  return warehouse
}
const reader = (
  stores: readonly string[],
  language: LanguageCode = 'en',
  role: Role = 'regional-manager',
): Recipient => ({
  person: id('P900'),
  role,
  language,
  scope: { person: id('P900'), role, stores: stores.map((store) => id(store)) },
})
const brief = async (warehouse: Warehouse, recipient: Recipient, at = AT) =>
  composeBriefing({ warehouse }, recipient, at)
const sectionText = (briefing: Briefing, wanted: string) =>
  briefing.sections
    .find((section) => section.id === wanted)
    ?.sentences.map(textOf)
    .join(' ')
const sold = (store: string, where: string) =>
  ['fact_receipt', 'fact_line', 'sales_hour'].map(
    (table) => `delete from ${table} where store_id = '${store}' and business_date = '${DAY}' ${where}`,
  )

describe('a manager of several stores', () => {
  test.each(['en', 'zh'] as const)(
    'reads every section in %s, and nothing is dropped by the gate',
    async (language) => {
      const briefing = await brief(plain, reader(ALL, language))
      expect(briefing.date).toBe(DAY)
      expect(briefing.sections.map((section) => section.id)).toEqual([
        'headline',
        'drivers',
        'margin',
        'stock',
        'stores',
        'movers',
        'completeness',
      ])
      for (const section of briefing.sections) expect(section.sentences.length, section.id).toBeGreaterThan(0)
      expect(briefingText(briefing)).not.toMatch(/that no data support|没有数据支持/)
      expect(briefing.completeness).toEqual({ expected: 4, received: 4, missing: [], share: '1.000000' })
      expect(briefing.asOf).toMatch(/^2026-03-15T/)
    },
  )

  test('reads the sales that separate SQL counts', async () => {
    const warehouse = plain
    const raw = rawOver((sql, parameters) => warehouse.query(sql, parameters))
    const truth = await netSales(raw, { stores: ALL, from: DAY, to: DAY })
    const json = briefingJson(await brief(warehouse, reader(ALL)))
    const figures = json.sections[0]?.figures ?? []
    expect(figures.find(({ role, metric }) => role === 'value' && metric === 'net_sales')?.value).toBeCloseTo(
      truth ?? 0,
      2,
    )
  })

  test('can follow every number to evidence that the briefing carries', async () => {
    const briefing = await brief(plain, reader(ALL))
    const known = new Set(briefing.evidence.map((evidence) => evidence.id))
    const sentences = [
      ...briefing.sections.flatMap(({ sentences }) => sentences),
      ...briefing.actions.map(({ text }) => text),
    ]
    const numbers = sentences.flatMap(({ parts }) =>
      parts.flatMap((part) => ('evidence' in part ? [part.evidence] : [])),
    )
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers.filter((evidence) => !known.has(evidence))).toEqual([])
    for (const { parts } of sentences)
      for (const part of parts) if (!('evidence' in part)) expect(part.text).not.toMatch(/¥|%/)
  })

  test('gets the same page from the same snapshot, reader and instant', async () => {
    const warehouse = plain
    expect(await brief(warehouse, reader(ALL))).toEqual(await brief(warehouse, reader(ALL)))
  })

  test('gets JSON with text and figures in each section', async () => {
    const json = briefingJson(await brief(plain, reader(ALL)))
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['recipient', 'date', 'completeness', 'sections', 'actions', 'asOf']),
    )
    for (const { text, figures } of json.sections) {
      expect(text).not.toBe('')
      expect(figures.length).toBeGreaterThan(0)
    }
  })
})

describe('what a reader may not see is not there', () => {
  test('one store has no ranking of stores, and no figure of another', async () => {
    const briefing = await brief(plain, reader(['S01'], 'en', 'store-manager'))
    expect(briefing.sections.map((section) => section.id)).not.toContain('stores')
    expect(new Set(briefing.evidence.flatMap((evidence) => evidence.stores))).toEqual(new Set(['S01']))
    expect(briefingText(briefing)).not.toMatch(/Northgate|Harbour Bay|Old Street/)
  })

  test('who may not see a margin has no such section', async () => {
    const briefing = await brief(plain, reader(['S01'], 'en', 'admin'))
    expect(briefing.sections.map((section) => section.id)).not.toContain('margin')
  })
})

describe('data that are not there are said to be missing', () => {
  test('a store without receipts is named, left out of all sections, and comes first among the actions', async () => {
    const briefing = await brief(await worldAfter(...sold('S02', '')), reader(ALL))
    expect(briefing.completeness).toMatchObject({ expected: 4, received: 3, missing: ['Northgate'] })
    expect(Number(briefing.completeness.share)).toBeGreaterThan(0.5)
    expect(Number(briefing.completeness.share)).toBeLessThan(1)
    expect(sectionText(briefing, 'completeness')).toContain('Northgate')
    expect(briefing.actions[0]).toMatchObject({ rule: 'data-missing', owner: 'store-manager' })
    const headline = briefing.sections[0]?.evidence[0]
    expect(headline?.stores).toEqual(['S01', 'S07', 'S10'])
    expect(sectionText(briefing, 'stores')).not.toContain('Northgate')
  })

  test('a table that nobody fills leaves the rest of the page standing', async () => {
    const briefing = await brief(
      await worldAfter('delete from fact_footfall', 'delete from fact_stock_day'),
      reader(ALL),
    )
    expect(sectionText(briefing, 'drivers')).toContain('not collected')
    expect(sectionText(briefing, 'drivers')).toMatch(/transactions/i)
    expect(sectionText(briefing, 'stock')).toContain('not collected')
    expect(sectionText(briefing, 'headline')).toContain('¥')
  })

  test('a day without any data says only that', async () => {
    const briefing = await brief(plain, reader(ALL), '2026-03-20T01:30:00Z')
    expect(briefing.sections.map((section) => section.id)).toEqual(['completeness'])
    expect(briefing.completeness.received).toBe(0)
  })
})

describe('actions come from figures by rule', () => {
  test('a store that sold far less than usual is named with the driver that fell most', async () => {
    const briefing = await brief(await worldAfter(...sold('S10', 'and hour >= 12')), reader(ALL))
    const action = briefing.actions.find(({ rule }) => rule === 'sales-low')
    expect(action && textOf(action.text)).toMatch(/Old Street.*conversion/)
    expect(action?.evidence.length).toBe(2)
  })

  test('more receipts than visitors cast doubt on the counter, not on the store', async () => {
    const planted = `update fact_footfall set in_cnt = staff_cnt + 1 where store_id = 'S07' and business_date = '${DAY}'`
    const briefing = await brief(await worldAfter(planted), reader(ALL))
    const action = briefing.actions.find(({ rule }) => rule === 'counter-doubtful')
    expect(action && textOf(action.text)).toMatch(/Harbour Bay.*door counter/)
    const ofItsFigures = briefing.actions.filter(({ rule }) => !['shelf-empty', 'cover-short'].includes(rule))
    expect(ofItsFigures.filter(({ text }) => textOf(text).startsWith('Harbour Bay'))).toHaveLength(1)
  })

  test('there are never more than five, and none accuses', async () => {
    const fewer = ALL.flatMap((store) => sold(store, 'and hour >= 13'))
    const empty = `update fact_stock_day set closing = 0 where date = '${DAY}' and store_id <> 'S10'`
    for (const language of ['en', 'zh'] as const) {
      const briefing = await brief(await worldAfter(...fewer, empty), reader(ALL, language))
      expect(briefing.actions.length).toBeGreaterThan(2)
      expect(briefing.actions.length).toBeLessThanOrEqual(MOST_ACTIONS)
      for (const { text } of briefing.actions)
        expect(textOf(text)).not.toMatch(/fault|blame|fail|theft|steal|failed|责任|失职|偷|错误/i)
    }
  })

  test('speak to who reads them: a clerk looks and tells, a manager orders, those above are told whose it is', async () => {
    const planted = `update fact_stock_day set closing = 0 where date = '${DAY}' and store_id = 'S01'`
    const lost = [...sold('S01', 'and hour >= 12'), planted]
    const world = await worldAfter(...lost)
    const said = async (role: Role, language: LanguageCode) =>
      (await brief(world, reader(['S01'], language, role))).actions.map(({ text }) => textOf(text)).join(' ')
    const clerk = { en: await said('clerk', 'en'), zh: await said('clerk', 'zh') }
    expect(clerk.en).toMatch(/Fill the shelf from the back room.*tell your manager/)
    expect(clerk.zh).toMatch(/请从后仓补排面.*告诉店长/)
    const others = { en: /Store manager:|order or transfer/, zh: /请店长|调拨/ }
    for (const language of ['en', 'zh'] as const) expect(clerk[language]).not.toMatch(others[language])
    expect(await said('store-manager', 'en')).toMatch(/\. Fill the shelf, then count/)
    expect(await said('store-manager', 'en')).not.toMatch(/Store manager:|your manager/)
    expect(await said('store-manager', 'zh')).not.toMatch(/店长/)
    expect(await said('regional-manager', 'en')).toMatch(/Store manager: fill the shelf/)
    expect(await said('regional-manager', 'zh')).toMatch(/请店长先补排面/)
  })
})
