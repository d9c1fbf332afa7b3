import { z } from 'zod'
import { DIMENSIONS } from '../src/core/dimension.ts'
import { LANGUAGE_CODES } from '../src/core/language-code.ts'
import { ROLES } from '../src/core/role.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const period = z.strictObject({ from: date, to: date })
const names = z.array(z.string().min(1)).default([])

/** A frame as an author writes it: names or ids; what is left out was not asked. */
export const corpusFrame = z.strictObject({
  metric: z.string(),
  stores: names,
  regions: names,
  categories: names,
  products: names,
  period,
  base: z
    .union([z.enum(['W4', 'LY-dow', 'LY-holiday', 'LFL', 'plan', 'peers']), z.strictObject({ period })])
    .nullable()
    .default(null),
  by: z.enum(DIMENSIONS).nullable().default(null),
  rank: z
    .strictObject({ order: z.enum(['highest', 'lowest']), n: z.int().positive() })
    .nullable()
    .default(null),
  wish: z.enum(['number', 'table', 'chart']).nullable().default(null),
})

/** One line of a corpus file: what somebody asked, and what a careful listener may make of the last turn. */
export const corpusLine = z.strictObject({
  id: z.string().min(1),
  author: z.string().min(1),
  lang: z.enum(LANGUAGE_CODES),
  persona: z.string(),
  at: z.iso.datetime({ offset: true }),
  as: z.strictObject({ role: z.enum(ROLES), stores: z.array(z.string()).min(1) }),
  turns: z.array(z.string().min(1)).min(1),
  expect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), frame: corpusFrame }),
    z.strictObject({ kind: z.literal('clarify'), why: z.string(), frames: z.array(corpusFrame).optional() }),
    z.strictObject({ kind: z.literal('silent'), why: z.string() }),
  ]),
})

export type CorpusFrame = z.infer<typeof corpusFrame>
export type CorpusLine = z.infer<typeof corpusLine>
