import { z } from 'zod'

/** One of the given names; of no names nothing parses. Order is the caller's, so the schema stays the same to the byte. */
export const enumOf = (names: readonly string[]): z.ZodType<string> => {
  const [first, ...rest] = names
  return first === undefined ? z.never() : z.enum([first, ...rest])
}
