import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type CorpusLine, corpusFrame, corpusLine } from '../../evals/corpus-schema.ts'
import { judge } from '../../evals/coverage.ts'
import { readCorpus } from '../../evals/read-corpus.ts'
import { coverageText, rowOf } from '../../evals/report/coverage-table.ts'
import { sameFrame } from '../../evals/same-frame.ts'
import { demoCatalogue } from '../../evals/worlds/demo-catalogue.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'

const catalogue = demoCatalogue('2024-11-22', '2026-11-21')
const yesterday = { from: '2026-11-21', to: '2026-11-21' }
const ALL = catalogue.stores.map((store) => store.id as string)

const asked = (rest: Record<string, unknown>) => corpusFrame.parse({ metric: 'net_sales', period: yesterday, ...rest })
const understood = (rest: Partial<Frame>): Frame => ({
  metric: id('net_sales'),
  stores: [],
  regions: [],
  categories: [],
  products: [],
  period: yesterday,
  base: null,
  by: null,
  rank: null,
  wish: null,
  ...rest,
})
const lineOf = (turns: string[], expectation: CorpusLine['expect'], patch: Partial<CorpusLine> = {}): CorpusLine =>
  corpusLine.parse({
    id: 'x',
    author: 'x',
    lang: 'zh',
    persona: 'x',
    at: '2026-11-22T09:30:00+08:00',
    as: { role: 'regional-manager', stores: ALL },
    turns,
    expect: expectation,
    ...patch,
  })

describe('two frames mean the same', () => {
  test('when names and ids name the same things', () => {
    const frame = understood({ stores: [id('S01')], categories: [id('Dairy & Eggs')] })
    expect(sameFrame(asked({ stores: ['河滨店'], categories: ['乳品蛋类'] }), frame, ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({ stores: ['Northgate'], categories: ['乳品蛋类'] }), frame, ALL, catalogue)).toBe(false)
    expect(sameFrame(asked({ stores: ['河滨店'] }), frame, ALL, catalogue)).toBe(false)
  })

  test('when a region is named by its stores, or the only store by nothing', () => {
    const east = catalogue.stores.filter(({ region }) => region === 'R1').map((store) => store.id)
    expect(sameFrame(asked({ regions: ['华东'] }), understood({ stores: east }), ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({ stores: ['S01'] }), understood({}), ['S01'], catalogue)).toBe(true)
    expect(sameFrame(asked({ stores: ['S01'] }), understood({}), ALL, catalogue)).toBe(false)
  })

  test('when a base was added that nobody asked for, but not when one that was asked for is missing or another', () => {
    const w4 = understood({ base: { kind: 'W4' } })
    expect(sameFrame(asked({}), w4, ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({ base: 'W4' }), w4, ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({ base: 'W4' }), understood({}), ALL, catalogue)).toBe(false)
    expect(sameFrame(asked({ base: 'LY-dow' }), w4, ALL, catalogue)).toBe(false)
    const before = { from: '2026-11-20', to: '2026-11-20' }
    const period = understood({ base: { kind: 'period', period: before } })
    expect(sameFrame(asked({ base: { period: before } }), period, ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({ base: { period: yesterday } }), period, ALL, catalogue)).toBe(false)
  })

  test('when only the wish for form differs, but not the ranking', () => {
    expect(sameFrame(asked({ wish: 'table' }), understood({}), ALL, catalogue)).toBe(true)
    const rank = { order: 'highest', n: 3 } as const
    expect(sameFrame(asked({ by: 'store', rank }), understood({ by: 'store', rank }), ALL, catalogue)).toBe(true)
    expect(
      sameFrame(asked({ by: 'store', rank }), understood({ by: 'store', rank: { ...rank, n: 5 } }), ALL, catalogue),
    ).toBe(false)
    expect(sameFrame(asked({}), understood({ by: 'store' }), ALL, catalogue)).toBe(false)
  })

  test('when a stock is asked for today or last night, but a flow needs its days', () => {
    const today = { from: '2026-11-22', to: '2026-11-22' }
    const stock = { metric: 'stock_on_hand', products: ['草莓'] }
    const found = understood({ metric: id('stock_on_hand'), products: [id('SKU0005')], period: today })
    expect(sameFrame(asked({ ...stock, period: yesterday }), found, ALL, catalogue)).toBe(true)
    expect(sameFrame(asked({}), understood({ period: today }), ALL, catalogue)).toBe(false)
  })
})

describe('a wording is judged', () => {
  const plain = '河滨店昨天销售额多少?'

  test('right when it was understood as meant, a false claim when as something else', () => {
    const meant = lineOf([plain], { kind: 'answer', frame: asked({ stores: ['河滨店'] }) })
    expect(judge(meant, catalogue).judgement).toBe('right')
    const other = lineOf([plain], { kind: 'answer', frame: asked({ stores: ['北门店'] }) })
    expect(judge(other, catalogue).judgement).toBe('false-claim')
  })

  test('a false claim when something was understood where one had to ask back or be silent', () => {
    expect(judge(lineOf([plain], { kind: 'clarify', why: 'planted' }), catalogue).judgement).toBe('false-claim')
    expect(judge(lineOf([plain], { kind: 'silent', why: 'planted' }), catalogue).judgement).toBe('false-claim')
  })

  test('right when it was refused as another’s shop', () => {
    const line = lineOf([plain], { kind: 'silent', why: 'not theirs' }, { as: { role: 'clerk', stores: ['S02'] } })
    expect(judge(line, catalogue).judgement).toBe('right')
  })

  test('silent, never wrong, when nothing was understood', () => {
    const line = lineOf(['嗯嗯嗯啦啦啦'], { kind: 'answer', frame: asked({}) })
    expect(judge(line, catalogue).judgement).toBe('silent')
  })

  test('not at all when its label names what the chain does not have', () => {
    expect(judge(lineOf([plain], { kind: 'answer', frame: asked({ stores: ['东门店'] }) }), catalogue).judgement).toBe(
      'bad-label',
    )
  })

  test('over its turns as one conversation', () => {
    const line = lineOf([plain, '那北门店呢?'], { kind: 'answer', frame: asked({ stores: ['北门店'] }) })
    expect(judge(line, catalogue).judgement).toBe('right')
  })
})

test('a row counts shares and bounds what was never seen by the rule of three', () => {
  const line = lineOf(['河滨店昨天销售额多少?'], { kind: 'answer', frame: asked({ stores: ['河滨店'] }) })
  const right = judge(line, catalogue)
  const judged = Array.from({ length: 60 }, () => right)
  expect(rowOf('all', judged)).toMatchObject({ n: 60, right: 60, falseClaims: 0, falseBound: 0.05 })
  const table = coverageText(judged)
  expect(table).toContain('Leave one author out')
  expect(table).toContain('100.0')
})

test('a corpus folder tells its bad lines and counts the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const good = JSON.stringify(lineOf(['昨天客流'], { kind: 'silent', why: 'planted' }))
  writeFileSync(join(folder, 'a.ndjson'), `${good}\n${good}\nnot json\n\n{"id":"y"}\n`)
  const { lines, bad } = readCorpus(folder)
  expect(lines).toHaveLength(1)
  expect(bad.map((one) => one.split(':').slice(0, 2).join(':'))).toEqual(['a.ndjson:2', 'a.ndjson:3', 'a.ndjson:5'])
})

test('every line of the corpus in the house fits the schema', () => {
  expect(readCorpus(new URL('../../evals/corpus', import.meta.url).pathname).bad).toEqual([])
})
