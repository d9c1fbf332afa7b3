import type { Context } from 'hono'
import type { z } from 'zod'

/** The parsed body, or null when it is no JSON or not of this form. */
export const jsonBody = async <S extends z.ZodType>(context: Context, shape: S): Promise<z.infer<S> | null> => {
  try {
    const parsed = shape.safeParse(await context.req.json())
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
