import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIMENSIONS } from '../../src/core/dimension.ts'
import type { Evidence } from '../../src/core/evidence.ts'
import { isFault } from '../../src/core/fault.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import { binder } from '../../src/data/bind.ts'
import { measureMetric } from '../../src/data/measure.ts'
import { METRICS } from '../../src/data/metrics/index.ts'
import { GRAIN, type Metric, type Relation } from '../../src/data/metrics/metric.ts'
import { netSales } from '../../src/data/metrics/net-sales.ts'
import { type Narrowing, narrowed } from '../../src/data/narrowing.ts'
import { guardMetric } from '../../src/data/statement-guard.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { AT, plantedWarehouse, STORES, scopeOf } from '../support/planted-chain.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())

const DAY = '2026-07-20'

/** What every metric of the registry must keep, as sentences about who does not. */
const violations = async (key: string, metric: Metric): Promise<string[]> => [
  ...(metric.name === key && /^[a-z][a-z0-9_]*$/.test(key) ? [] : [`${key} is no column name or another's`]),
  ...wordsOf(metric),
  ...rightsOf(metric),
  ...cutsOf(metric),
  ...(await statementsOf(metric)),
]

const wordsOf = (metric: Metric): string[] =>
  LANGUAGE_CODES.flatMap((code) => {
    const { name, words } = metric.labels[code]
    const fair =
      name !== '' && words.length > 0 && words.every((word) => word === word.toLowerCase().trim() && word !== '')
    return fair && new Set(words).size === words.length ? [] : [`${metric.name} has no fair words in ${code}`]
  })

const rightsOf = (metric: Metric): string[] =>
  metric.access.includes('admin') || metric.access.length === 0
    ? [`${metric.name} is for nobody or for an administrator`]
    : []

const cutsOf = (metric: Metric): string[] => {
  const inTime = metric.cuts.filter((cut) => cut === 'hour' || cut === 'day')
  const level = metric.kind === 'level' && inTime.length > 0 ? [`${metric.name} is a level and has no ${inTime}`] : []
  const places = metric.cuts.includes('store') && metric.cuts.includes('region')
  return [...level, ...(places ? [] : [`${metric.name} cannot be told apart by place`])]
}

const statementsOf = async (metric: Metric): Promise<string[]> => {
  const refused = await guardMetric(warehouse, metric)
  if (refused !== null) return [`${metric.name}: ${refused}`]
  const parts = [metric, ...(metric.preaggregated ? [metric.preaggregated] : [])]
  const found = await Promise.all(parts.map((part) => grainOf(metric, part.reads, part.statement)))
  return found.flat()
}

const everything: Narrowing = {
  stores: STORES,
  spans: [{ from: '2025-01-01', to: '2026-12-31', days: null }],
  cuts: null,
  at: Date.parse(AT),
  stockDay: DAY,
  wholeTo: DAY,
  goods: null,
}

/** Runs a statement over the planted chain, as `measure` does, and looks at its columns, types and cuts. */
const grainOf = async (metric: Metric, reads: readonly Relation[], statement: string): Promise<string[]> => {
  const rows = async (narrowing: Narrowing, select: string) => {
    const bind = binder()
    const relations = reads.map((relation) => narrowed(relation, narrowing, bind))
    return warehouse.query(`with ${relations.join(', ')}, grain as (${statement}\n) ${select}`, bind.values)
  }
  const columns = await rows(everything, 'select column_name as name, column_type as type from (describe from grain)')
  const names = columns.map((column) => column.name)
  if (names.join() !== GRAIN.join()) return [`${metric.name} yields ${names}`]
  const floats = columns.filter((column) => column.type === 'DOUBLE' || column.type === 'FLOAT')
  const [all] = await rows(
    everything,
    'select count(*)::int as n, count(hour)::int as hours, count(sku_id)::int as goods, count(denominator)::int as below from grain',
  )
  const [none] = await rows({ ...everything, stores: [] }, 'select count(*)::int as n from grain')
  const goods = metric.cuts.includes('product') && !reads.includes('sales_hour')
  return [
    ...floats.map((column) => `${metric.name} sums floats in ${column.name}`),
    ...(all?.n === 0 ? [`${metric.name} finds nothing in the planted chain`] : []),
    ...(metric.cuts.includes('hour') && all?.hours !== all?.n ? [`${metric.name} has rows without an hour`] : []),
    ...(goods && all?.goods !== all?.n ? [`${metric.name} has rows without goods`] : []),
    ...(metric.ratio === (all?.below !== 0) ? [] : [`${metric.name} is a ratio or not`]),
    ...(none?.n === 0 ? [] : [`${metric.name} reads ${none?.n} rows of no store`]),
  ]
}

const ask = async (metric: Metric, stores: readonly string[], rest: Parameters<typeof frameOf>[2] = {}) =>
  measureMetric(warehouse, scopeOf(stores), metric, frameOf(metric.name, days(DAY), rest), { id: 'r.e1', at: AT })

describe.each(Object.entries(METRICS))('metric %s', (key, metric) => {
  it('keeps the contract', async () => {
    expect(await violations(key, metric)).toEqual([])
  })

  it('reads nothing for an empty scope', async () => {
    expect(await ask(metric, [])).toEqual({ fault: 'no-stores', parameters: {} })
  })

  it('gives a store the same figures whoever else may be seen', async () => {
    const alone = await ask(metric, ['S01'], { by: 'store' })
    const among = await ask(metric, ['S01', 'S02', 'S07'], { by: 'store' })
    if (isFault(alone) || isFault(among)) throw new Error('no evidence')
    expect(among.rows.filter((row) => row.entity.store === 'S01')).toEqual(alone.rows)
    expect(alone.rows.map((row) => row.entity)).toEqual([{ store: 'S01' }])
  })

  it('answers each of its cuts, and faults on the others', async () => {
    for (const by of DIMENSIONS) {
      const answer = await ask(metric, ['S01', 'S02'], { by })
      if (metric.cuts.includes(by)) expect((answer as Evidence).rows.length).toBeGreaterThan(0)
      else expect(answer).toMatchObject({ fault: 'cut-not-there', parameters: { by } })
    }
  })

  it('gives exact decimals in its unit', async () => {
    const answer = (await ask(metric, ['S01'])) as Evidence
    const units = { currency: 'CNY', count: 'count', ratio: 'ratio', days: 'days', minutes: 'minutes' }
    for (const row of answer.rows) {
      expect(row.cells[metric.name]?.amount).toMatch(/^-?\d+(\.\d+)?$/)
      expect(row.cells[metric.name]?.unit).toBe(units[metric.unit])
    }
  })

  it('gives the same from pre-aggregates as from rows, for every hour', async () => {
    if (!metric.preaggregated) return
    const { preaggregated: _, ...raw } = metric
    for (const by of ['store', 'hour', 'day'] as const) {
      const frame = frameOf(metric.name, days('2026-06-01', DAY), { by, base: { kind: 'W4' } })
      const options = { id: 'r.e1', at: '2026-07-21T03:00:00Z' }
      const quick = (await measureMetric(warehouse, scopeOf(), metric, frame, options)) as Evidence
      const slow = (await measureMetric(warehouse, scopeOf(), raw, frame, options)) as Evidence
      expect(quick.statement).toContain('main.sales_hour')
      expect(slow.statement).not.toContain('main.sales_hour')
      expect(quick.rows).toEqual(slow.rows)
    }
  })
})

it('no two metrics are called by one word', () => {
  for (const code of LANGUAGE_CODES) {
    const words = Object.values(METRICS).flatMap((metric) => metric.labels[code].words)
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  }
})

it('no metric claims a word that means another thing to the next asker', () => {
  const words = Object.values(METRICS).flatMap((metric) => LANGUAGE_CODES.flatMap((code) => metric.labels[code].words))
  for (const word of ['来客数', '毛利', '销量', 'customers', 'margin', 'profit', 'gross margin', 'basket size'])
    expect(words).not.toContain(word)
})

describe('the conformance suite bites', () => {
  const bad: Readonly<Record<string, [Partial<Metric>, RegExp]>> = {
    'upper-case words': [
      { labels: { ...netSales.labels, en: { name: 'Sales', words: ['Sales'] } } },
      /no fair words in en/,
    ],
    'an administrator': [{ access: ['admin'] }, /administrator/],
    'a level by hour': [{ kind: 'level' }, /level and has no hour/],
    'a schema': [{ statement: netSales.statement.replace('fact_line', 'main.fact_line') }, /schema/],
    'an undeclared relation': [{ reads: ['fact_receipt'] }, /not declared/],
    'a missing column': [{ statement: 'select store_id, business_date as day from fact_line' }, /yields store_id,day/],
    floats: [
      { statement: netSales.statement.replace('net_ex_tax as', 'net_ex_tax::double as') },
      /sums floats in numerator/,
    ],
    'rows without goods': [
      { statement: netSales.statement.replace('hour, sku_id', 'hour, null::varchar as sku_id') },
      /without goods/,
    ],
    'a ratio that is none': [{ ratio: true }, /ratio or not/],
  }
  it.each(Object.entries(bad))('on %s', async (_, [change, sentence]) => {
    const { preaggregated: __, ...plain } = netSales
    expect((await violations('net_sales', { ...plain, ...change })).join('; ')).toMatch(sentence)
  })
})
