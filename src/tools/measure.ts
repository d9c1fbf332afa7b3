import { z } from 'zod'
import type { Base } from '../core/base.ts'
import { isBusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { DIMENSIONS, type Dimension } from '../core/dimension.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { id, type ProductId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import type { Scope } from '../core/scope.ts'
import { measure as measureFrame } from '../data/measure.ts'
import { METRICS } from '../data/metrics/index.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { categoryNamed } from './category-search.ts'
import type { Desk } from './desk.ts'
import { enumOf } from './enum-of.ts'
import { entryOf, modelKey } from './model-key.ts'
import { NAMED_PERIODS, type NamedPeriod, periodBefore, periodNamed } from './named-period.ts'
import { productNamed } from './product-search.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

const MOST_PRODUCTS = 20
const MOST_CATEGORIES = 20
const MOST_ROWS = 50

/**
 * The schema is an instruction to a model, so nothing in it comes from data but labels of stores and regions; the turn says
 * what they are called (`known-names`).
 */
const inputOf = (catalogue: Catalogue, scope: Scope) => {
  const mine = new Set<string>(scope.stores)
  const stores = catalogue.stores.filter((store) => mine.has(store.id))
  const regions = catalogue.regions.filter((region) => stores.some((store) => store.region === region.id))
  const metrics = Object.values(METRICS).filter((metric) => metric.access.includes(scope.role))
  const known = (text: string) => productNamed(catalogue, text) !== null
  const isCategory = (text: string) => categoryNamed(catalogue, text) !== null
  return z.strictObject({
    metric: enumOf(metrics.map((metric) => metric.name)),
    period: z.enum([...NAMED_PERIODS, 'dates']).describe('dates: give from and to'),
    from: z.string().refine(isBusinessDate, 'no such date').optional().describe('YYYY-MM-DD'),
    to: z.string().refine(isBusinessDate, 'no such date').optional().describe('YYYY-MM-DD, inclusive'),
    stores: z
      .array(enumOf(stores.map((store) => modelKey('store', catalogue.stores, store))))
      .default([])
      .describe('none: all'),
    regions: z.array(enumOf(regions.map((region) => modelKey('region', catalogue.regions, region)))).default([]),
    categories: z
      .array(z.string().refine(isCategory, 'no such category'))
      .max(MOST_CATEGORIES)
      .default([])
      .describe('names'),
    products: z
      .array(z.string().refine(known, 'no such product: use find-product'))
      .max(MOST_PRODUCTS)
      .default([])
      .describe('ids or exact names'),
    by: z
      .enum(['none', ...DIMENSIONS])
      .default('none')
      .describe('one row for each'),
    base: z
      .enum(['none', 'W4', 'LY-dow', 'LY-holiday', 'LFL', 'plan', 'peers', 'previous'])
      .default('none')
      .describe(
        'W4: usual same weekday; LY-dow: last year; LY-holiday: same holiday last year; LFL: comparable stores last year; plan: what was planned; peers: median of similar stores; previous: the period before',
      ),
    order: z.enum(['none', 'highest', 'lowest']).default('none'),
    limit: z.int().min(1).max(MOST_ROWS).default(5).describe('rows when ordered'),
  })
}

type Input = z.infer<ReturnType<typeof inputOf>>

const periodOf = (input: Input, desk: Desk, scope: Scope): Period | Fault => {
  if (input.period !== 'dates') return periodNamed(input.period, todayOf(desk, scope))
  if (input.from === undefined || input.to === undefined) return fault('needs-period', { metric: input.metric })
  return { from: input.from, to: input.to }
}

const baseOf = (input: Input, period: Period): Base | null => {
  if (input.base === 'none') return null
  if (input.base !== 'previous') return { kind: input.base }
  const name: NamedPeriod | null = input.period === 'dates' ? null : input.period
  return { kind: 'period', period: periodBefore(period, name) }
}

const frameOf = (input: Input, period: Period, catalogue: Catalogue): Frame => {
  const by: Dimension | null = input.by === 'none' ? null : input.by
  return {
    metric: id(input.metric),
    stores: input.stores.flatMap((key) => entryOf('store', catalogue.stores, key)?.id ?? []),
    regions: input.regions.flatMap((key) => entryOf('region', catalogue.regions, key)?.id ?? []),
    categories: [...new Set(input.categories.flatMap((text) => categoryNamed(catalogue, text)?.id ?? []))],
    products: input.products.flatMap((text): ProductId[] => {
      const product = productNamed(catalogue, text)
      return product === null ? [] : [product.id]
    }),
    period,
    base: baseOf(input, period),
    by,
    rank: by === null || input.order === 'none' ? null : { order: input.order, n: input.limit },
    wish: null,
  }
}

export const measure = {
  name: 'measure',
  labels: {
    zh: { name: '查指标', words: ['查指标', '查数'] },
    en: { name: 'measure', words: ['measure', 'look up a figure'] },
  },
  description:
    'Measures one metric of the stores for a period, in one figure or by store, region, category, product, hour or day, and compares it with a base. Use it for every figure; call it again for another metric or period.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const period = periodOf(input, desk, scope)
    if (isFault(period)) return period
    const { catalogue } = desk.warehouse
    const frame = frameOf(input, period, catalogue)
    const evidence = await measureFrame(desk.warehouse, scope, frame, {
      id: desk.nextId(),
      at: desk.question.askedAt,
      signal: desk.signal,
    })
    return isFault(evidence) ? evidence : [desk.file(evidence)]
  },
} as const satisfies Tool<'measure', ReturnType<typeof inputOf>>
