import { z } from 'zod'
import { isFault } from '../core/fault.ts'
import { coverage } from '../data/coverage.ts'
import { SALES_ROLES } from '../data/metrics/metric.ts'
import type { Tool } from './tool.ts'

const inputOf = () => z.strictObject({})

export const dataCoverage = {
  name: 'data-coverage',
  labels: {
    zh: { name: '数据范围', words: ['数据范围', '数据到哪天'] },
    en: { name: 'data coverage', words: ['data coverage', 'what data'] },
  },
  description:
    'Says from when to when there are data of each store, and on how many days. Use it when a figure is missing or a period lies outside the data.',
  access: SALES_ROLES,
  input: inputOf,
  async run(_, desk, scope) {
    const evidence = await coverage(desk.warehouse, scope, { id: desk.nextId(), at: desk.question.askedAt })
    return isFault(evidence) ? evidence : [desk.file(evidence)]
  },
} as const satisfies Tool<'data-coverage', ReturnType<typeof inputOf>>
