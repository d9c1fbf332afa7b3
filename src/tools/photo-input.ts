import { z } from 'zod'
import type { Seen } from '../analyses/goods-check/photo-goods.ts'

const MOST = 10

/** A recogniser's answer, flat: codes or ids, and a score for each. */
export const photoFields = {
  codes: z.array(z.string().trim().min(1).max(60)).max(MOST).default([]).describe('ids or codes that a photo gave'),
  scores: z.array(z.number().min(0).max(1)).max(MOST).default([]).describe('a score for each code'),
}

/** A code without a score is none that can be weighed. */
export const seenOf = (input: {
  readonly codes: readonly string[]
  readonly scores: readonly number[]
}): readonly Seen[] =>
  input.codes.flatMap((code, at) => {
    const score = input.scores[at]
    return score === undefined ? [] : [{ code, score }]
  })
