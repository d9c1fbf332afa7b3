import { z } from 'zod'
import type { Evidence } from '../core/evidence.ts'
import { fault } from '../core/fault.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import { productsLike } from './product-search.ts'
import { todayOf } from './today.ts'
import type { Tool } from './tool.ts'

const MOST = 10

const inputOf = () =>
  z.strictObject({
    text: z.string().trim().min(1).max(60).describe('name, brand, barcode or pinyin, zh or en; typos are fine'),
  })

export const findProduct = {
  name: 'find-product',
  labels: {
    zh: { name: '找商品', words: ['找商品', '查商品'] },
    en: { name: 'find product', words: ['find product', 'find a product'] },
  },
  description:
    'Finds products by name, brand, barcode or pinyin, also misspelt or by another name for the same goods. Use it before measure when the question names goods that are no category; it gives names, no figures.',
  access: SALES_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const found = productsLike(catalogue, input.text, MOST + 1)
    if (found.length === 0) return fault('unknown-name', { text: input.text })
    const today = todayOf(desk, scope)
    const period = { from: today, to: today }
    // rows name products and hold no cells: there is nothing to state from them
    const evidence: Evidence = {
      id: desk.nextId(),
      source: 'find-product',
      frame: null,
      rows: found.slice(0, MOST).map(({ id }) => ({ entity: { product: id }, period, role: 'value', cells: {} })),
      stores: scope.stores,
      period,
      asOf: null,
      stale: false,
      truncated: found.length > MOST,
      flags: [],
      statement: '',
      parameters: [],
      snapshot: catalogue.snapshot,
      inputs: [],
    }
    return [desk.file(evidence)]
  },
} as const satisfies Tool<'find-product', ReturnType<typeof inputOf>>
