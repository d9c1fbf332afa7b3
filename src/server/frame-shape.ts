import { z } from 'zod'
import { isBusinessDate } from '../core/business-date.ts'
import { DIMENSIONS } from '../core/dimension.ts'
import type { Frame } from '../core/frame.ts'
import { type CategoryId, id, type MetricName, type ProductId, type RegionId, type StoreId } from '../core/ids.ts'

const name = z.string().min(1).max(120)
const ids = <K extends StoreId | RegionId | CategoryId | ProductId>() =>
  z.array(name.transform((text) => id<K>(text))).max(200)
const date = z.string().refine(isBusinessDate)
const period = z.strictObject({ from: date, to: date }).refine(({ from, to }) => from <= to)

/** A tapped option comes back as it was sent; names are checked against catalogue and scope by who answers. */
export const frameShape: z.ZodType<Frame> = z.strictObject({
  metric: name.transform((text) => id<MetricName>(text)),
  stores: ids<StoreId>(),
  regions: ids<RegionId>(),
  categories: ids<CategoryId>(),
  products: ids<ProductId>(),
  period,
  base: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('W4') }),
      z.strictObject({ kind: z.enum(['LY-dow', 'LY-holiday', 'LFL', 'plan', 'peers']) }),
      z.strictObject({ kind: z.literal('period'), period }),
    ])
    .nullable(),
  by: z.enum(DIMENSIONS).nullable(),
  rank: z.strictObject({ order: z.enum(['highest', 'lowest']), n: z.int().min(1).max(1000) }).nullable(),
  wish: z.enum(['number', 'table', 'chart']).nullable(),
})
