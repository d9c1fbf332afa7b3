import { z } from 'zod'
import type { AnalysisOptions } from '../analyses/analysis.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { CategoryId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { categoryNamed } from './category-search.ts'
import type { Desk } from './desk.ts'
import { storesField } from './stores-named.ts'

const MOST_CATEGORIES = 20
const MOST_ROWS = 50

/** What tools about goods in stores take: which stores, which categories, how many lines. */
export const goodsInput = (catalogue: Catalogue, scope: Scope) =>
  z.strictObject({
    stores: storesField(catalogue, scope),
    categories: z
      .array(z.string().refine((text) => categoryNamed(catalogue, text) !== null, 'no such category'))
      .max(MOST_CATEGORIES)
      .default([])
      .describe('names; none: all'),
    limit: z.int().min(1).max(MOST_ROWS).default(10).describe('lines'),
  })

export type GoodsInput = z.infer<ReturnType<typeof goodsInput>>

/** What every analysis is given from a desk. */
export const onDesk = (desk: Desk): AnalysisOptions => ({
  id: desk.nextId(),
  at: desk.question.askedAt,
  signal: desk.signal,
})

export const goodsOptions = (
  input: GoodsInput,
  desk: Desk,
): AnalysisOptions & { readonly categories: readonly CategoryId[]; readonly limit: number } => ({
  ...onDesk(desk),
  categories: [...new Set(input.categories.flatMap((text) => categoryNamed(desk.warehouse.catalogue, text)?.id ?? []))],
  limit: input.limit,
})
