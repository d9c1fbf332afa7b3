import { describe, expect, test } from 'vitest'
import { ground } from '../../src/agents/ground/ground.ts'
import { textOf } from '../../src/core/answer.ts'
import type { FlagName, FlagParameters } from '../../src/core/data-flag.ts'
import { DIMENSIONS } from '../../src/core/dimension.ts'
import type { Entity } from '../../src/core/evidence.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import { QUALITY_RULES } from '../../src/core/quality-rule.ts'
import { TIERS } from '../../src/core/tier.ts'
import { TABLE_NAMES } from '../../src/data/ingest/canonical-tables.ts'
import { RULES } from '../../src/data/quality/index.ts'
import { faults as faultsEn } from '../../src/language/en/faults.ts'
import { LANGUAGES } from '../../src/language/index.ts'
import type { Language } from '../../src/language/language.ts'
import { qualityAdvice } from '../../src/language/quality-name.ts'
import { tableName } from '../../src/language/table-name.ts'
import { faults as faultsZh } from '../../src/language/zh/faults.ts'
import { catalogue, context, evidenceOf, frameOf, labels, type Measured } from '../support/evidence-fixtures.ts'

const SHAPES: readonly Record<string, unknown>[] = [
  {},
  { stores: ['S01'] },
  { stores: ['S01', 'S02'] },
  { regions: ['R1'] },
  { categories: ['Drinks'] },
  { stores: ['S02'], products: ['P0003'] },
  { period: { from: '2025-05-19', to: '2025-05-25' } },
  { period: { from: '2024-05-01', to: '2024-05-07' } },
  ...DIMENSIONS.map((by) => ({
    by,
    period: by === 'day' ? { from: '2025-05-26', to: '2025-05-28' } : { from: '2025-05-31', to: '2025-05-31' },
  })),
  { by: 'store', rank: { order: 'highest', n: 3 } },
  { by: 'product', rank: { order: 'lowest', n: 1 }, categories: ['Drinks'] },
  { by: 'hour', stores: ['S01'] },
]
const BASES = [
  null,
  { kind: 'W4' },
  { kind: 'LY-dow' },
  { kind: 'LY-holiday' },
  { kind: 'LFL' },
  { kind: 'plan' },
  { kind: 'peers' },
  { kind: 'period', period: { from: '2025-05-12', to: '2025-05-18' } },
]
const MEMBERS: Readonly<Record<string, readonly Entity[]>> = {
  store: catalogue.stores.slice(0, 3).map(({ id }) => ({ store: id })),
  region: catalogue.regions.map(({ id }) => ({ region: id })),
  category: catalogue.categories.slice(0, 3).map(({ id }) => ({ category: id })),
  product: catalogue.products.slice(2, 4).map(({ id }) => ({ product: id })),
  hour: [{ hour: 7 }, { hour: 8 }],
  day: [{ day: '2025-05-26' }, { day: '2025-05-27' }],
}

/** Every form of answer in one language, through the gate: what it refuses. */
const refusals = (language: Language): string[] => {
  const refused: string[] = []
  for (const metric of Object.keys(labels))
    for (const shape of SHAPES)
      for (const base of BASES)
        for (const rises of [true, false]) {
          const frame = frameOf({ metric, base, ...shape })
          const rate = ['conversion', 'margin_rate', 'upt'].includes(metric)
          const members = frame.by === null ? [{}] : (MEMBERS[frame.by] ?? [{}])
          const shown = frame.rank === null ? members : members.slice(0, frame.rank.n)
          const rows = shown.map((entity, n): Measured => {
            const value = (rate ? 0.5 : 5000) - n * (rate ? 0.011 : 310)
            return { entity, value: String(value), base: String(rises ? value * 0.9 : value * 1.1) }
          })
          const evidence = evidenceOf(1, frame, rows, { truncated: frame.rank !== null })
          const drafts = language.word(frame, evidence, context)
          for (const result of ground(drafts, { evidence: [evidence], question: '', language, context }))
            if (result.kind === 'refused') refused.push(`${result.draft} => ${result.refusal} ${result.detail}`)
        }
  return refused
}

const FLAGS: { readonly [F in FlagName]: FlagParameters[F] } = {
  'cost-missing': { share: '0.12' },
  'cost-from-list': { lines: '12', from: '2026-11-01', to: '2026-11-20' },
  'stock-cost-missing': { goods: '12' },
  'base-short': { days: '2' },
  'partial-period': { from: '2025-05-26', to: '2025-05-28' },
  'stores-missing': { stores: 'Riverside,Northgate' },
  'stores-too-new': { stores: 'Riverside', days: '28' },
  'stock-gap': { days: '3' },
  'stock-stale': { stores: 'Riverside', days: '2' },
  'not-forecast': { stores: 'Riverside,Northgate' },
  'usually-shut': { stores: 'Riverside', days: '2026-11-29' },
  'region-partial': { stores: 'Riverside' },
  'not-like-for-like': { stores: 'S01,S02' },
  'not-planned': { stores: 'S01' },
  'plan-whole-day': {},
  'peers-are': { stores: 'S01,S02' },
  'makeup-day': { days: '2026-02-14' },
  'holidays-differ': { asked: '3', base: '0' },
  'base-rescaled': { days: '3' },
  'base-not-rescaled': { days: '3' },
  'past-act-line': { limit: '-0.1', as: 'percent', stores: 'S01' },
  'past-watch-line': { limit: '-0.5', as: 'points', stores: 'S01,S02' },
  'base-missing': {},
  'base-without': { stores: 'S01,S02' },
  'base-cut': { time: '15:20' },
  'counter-gap': { days: '3' },
  'sales-gap': { days: '1' },
  'hours-missing': { days: '1' },
  'area-missing': { days: '2' },
  'plan-missing': { days: '2' },
  'conversion-above-one': {},
  restated: {},
  'sample-of-lines': {},
  'measures-mixed': {},
  'fuel-is-one-unit': { lines: '31' },
  'tax-not-split': { lines: '12' },
  'money-spread': { lines: '12' },
  'receipts-are-sums': { each: 'day' },
  'allergens-as-filed': {},
  'person-decides': {},
  'charges-not-in-sales': { amount: '1234.5', currency: 'GBP' },
  'data-quality': { rule: 'receipt-twice', found: '4', days: '2' },
}
const FILLER = new Proxy({}, { get: (_, name) => (name === 'by' ? 'store' : name === 'tier' ? 'clerk' : '7') })

describe.each(LANGUAGE_CODES)('language %s', (code) => {
  const language = LANGUAGES[code]

  test('words every form of answer so that the gate lets all of it through', () =>
    expect(refusals(language)).toEqual([]))

  test('words every fault, flag and tier, and none like another', () => {
    const words = code === 'zh' ? faultsZh : faultsEn
    const faults = Object.keys(words).map((name) =>
      language.fault({ fault: name, parameters: FILLER } as never, context),
    )
    const flags = Object.entries(FLAGS).map(([name, parameters]) => language.flag(name, parameters))
    for (const said of [...faults, ...flags]) expect(said).not.toMatch(/undefined|null|\[object|^\s*$/)
    expect(new Set(faults).size).toBe(faults.length)
    expect(new Set(flags).size).toBe(flags.length)
    expect(new Set(TIERS.map(language.tier)).size).toBe(TIERS.length)
    expect(language.flag('a-flag-of-tomorrow', {})).toContain('a-flag-of-tomorrow')
  })

  test('words every quality rule, and none like another', () => {
    const said = QUALITY_RULES.map((rule) => language.flag('data-quality', { rule, found: '4', days: '2' }))
    expect(new Set(said).size).toBe(QUALITY_RULES.length)
    for (const [at, rule] of QUALITY_RULES.entries()) expect(said[at]).not.toContain(rule)
    expect(language.flag('data-quality', { rule: 'a-rule-of-tomorrow', found: '4', days: '2' })).toContain(
      'a-rule-of-tomorrow',
    )
  })

  test('says of every quality rule what to do, and of every table what a shop calls it', () => {
    const advice = QUALITY_RULES.map((rule) => qualityAdvice(rule, code))
    expect(new Set(advice).size).toBe(QUALITY_RULES.length)
    for (const said of advice) expect(said).toMatch(/^.{15,}[.。]$/)
    const tables = new Set([...TABLE_NAMES, ...QUALITY_RULES.flatMap((rule): readonly string[] => RULES[rule].needs)])
    for (const table of tables) expect(tableName(table, code)).not.toContain('_')
    expect(new Set([...tables].map((table) => tableName(table, code))).size).toBe(tables.size)
  })

  test('has no word that says both up and down', () => {
    const { up, down } = language.direction
    expect((up as readonly string[]).filter((word) => (down as readonly string[]).includes(word))).toEqual([])
  })
})

test('the suite bites: a language that says down for up is caught by the gate', () => {
  const en = LANGUAGES.en
  const upsideDown: Language = {
    ...en,
    word: (frame, evidence, on) => en.word(frame, evidence, on).map((draft) => draft.replace(', down ', ', up ')),
  }
  const caught = refusals(upsideDown)
  expect(caught.length).toBeGreaterThan(50)
  expect(caught.every((line) => line.includes('wrong-direction'))).toBe(true)
})

test('the suite bites: a language that leaves the store out of a row is caught by the gate', () => {
  const frame = frameOf({ by: 'store' })
  const evidence = evidenceOf(1, frame, [
    { entity: { store: 'S01' }, value: '5' },
    { entity: { store: 'S02' }, value: '6' },
  ])
  const zh: Language = {
    ...LANGUAGES.zh,
    word: (...on) => LANGUAGES.zh.word(...on).map((draft) => draft.replace('北门店', '')),
  }
  const results = ground(zh.word(frame, evidence, context), {
    evidence: [evidence],
    question: '',
    language: zh,
    context,
  })
  expect(results.map((result) => (result.kind === 'passed' ? textOf(result.sentence) : result.refusal)).at(-1)).toBe(
    'wrong-entity',
  )
})
