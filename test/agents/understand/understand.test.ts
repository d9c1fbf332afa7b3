import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import { ask, briefly, CATALOGUE, question } from './asking.ts'

const lines = (file: string): readonly string[] =>
  readFileSync(join(PACKAGE_ROOT, 'test/agents/understand', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

describe.each(['en', 'zh'])('questions as people ask them (%s)', (language) => {
  it.each(lines(`questions.${language}.txt`))('%s', (line) => {
    const [turns = '', expected = ''] = line.split(' => ')
    expect(briefly(ask(turns.split(' // ')))).toBe(expected)
  })
})

describe.each(['en', 'zh'])('what no frame can say is never understood (%s)', (language) => {
  it.each(lines(`traps.${language}.txt`))('%s', (line) => {
    const read = ask(line.split(' // '))
    expect(read.kind === 'understood' ? briefly(read) : 'not understood').toBe('not understood')
  })
})

describe('a question of more than a thousand characters', () => {
  it('is too long, and is not read', () => {
    expect(briefly(ask('sales yesterday '.repeat(80)))).toBe('- question-too-long {"limit":1000}')
  })
})

describe('places outside the scope', () => {
  it('are said beside an answer for the places inside', () => {
    expect(briefly(ask('sales at Riverside and Harbour Bay yesterday', { stores: ['S01', 'S02'] }))).toBe(
      'net_sales S01 2026-03-17 by store not: Harbour Bay',
    )
  })

  it('leave nothing to answer when there is no other', () => {
    expect(briefly(ask('海湾店昨天销售额', { stores: ['S01', 'S02'] }))).toBe('- not-allowed-store {"stores":"海湾店"}')
  })

  it('are not ranked away: a store manager cannot ask which store is best', () => {
    expect(ask('我们店上周销售额在华南排第几', { stores: ['S07'], role: 'store-manager' }).kind).toBe('silent')
    expect(ask('which store had the highest sales yesterday', { stores: ['S01'], role: 'store-manager' }).kind).toBe(
      'silent',
    )
  })
})

describe('the day of the question', () => {
  it('is the business date in the shop, not in UTC', () => {
    expect(briefly(ask('sales today', { at: '2026-03-17T17:30:00.000Z' }))).toBe('net_sales 2026-03-18')
  })
})

describe('rights', () => {
  it('keep the margin rate from a clerk', () => {
    expect(briefly(ask('margin rate yesterday', { stores: ['S01'], role: 'clerk' }))).toBe(
      '- not-allowed-metric {"metric":"margin_rate"}',
    )
  })
})

describe('a figure whose table holds nothing', () => {
  it.each([
    ['out of stocks now', 'out_of_stocks', 'fact_stock_day'],
    ['现在缺货多少', 'out_of_stocks', 'fact_stock_day'],
    ['footfall yesterday', 'footfall', 'fact_footfall'],
  ])('is not collected, however it is asked for: %s', (text, metric, table) => {
    const filled = new Set([...CATALOGUE.filled].filter((one) => one !== table))
    const read = understand(question(text, []), { ...CATALOGUE, filled })
    expect(briefly(read)).toBe(`- not-collected {"metric":"${metric}","table":"${table}"}`)
  })
})
