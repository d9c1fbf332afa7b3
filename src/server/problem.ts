import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Everything that may be told to whoever asks: a code that the page words, and one fixed English sentence. */
export const PROBLEMS = {
  'bad-request': [400, 'The request is not in the form that this address takes.'],
  'too-large': [413, 'The request is larger than this address takes.'],
  'not-json': [415, 'This address takes JSON only.'],
  'cross-site': [403, 'The request came from another site.'],
  'wrong-host': [421, 'The service is not known by this name.'],
  'signed-out': [401, 'Sign in first.'],
  'wrong-key': [401, 'The key is not that of a sensor of this kind.'],
  'clock-ahead': [422, 'A row lies in the future; set the clock of the sensor.'],
  'price-far-off': [422, 'The price is far from our own; say that it is right, or mend it.'],
  'disk-full': [507, 'The disk is full; send the rows again later.'],
  'wrong-pin': [401, 'The person and the PIN do not belong together.'],
  locked: [423, 'Too many wrong PINs; the sign-in of this person is locked for a while.'],
  'pin-refused': [422, 'This PIN is not taken; choose six digits that are harder to guess.'],
  'link-used': [410, 'This set-up link has been used or is too old.'],
  'not-found': [404, 'There is nothing at this address that you may see.'],
  'judged-already': [409, 'Somebody else has judged this; a manager may change it.'],
  'id-used': [409, 'This id belongs to another question.'],
  'too-many': [429, 'Too many requests in one minute; wait a little.'],
  'ending-soon': [503, 'The service is stopping; ask again in a minute.'],
  'no-data': [503, 'There are no data to answer from yet.'],
  internal: [500, 'Something failed on our side; the reference finds it in the log.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemCode = keyof typeof PROBLEMS

/** The one form of every refusal. Never a stack, a statement or a path. */
export interface ProblemBody {
  readonly error: { readonly code: ProblemCode; readonly message: string; readonly reference?: string }
}

export const problem = (context: Context, code: ProblemCode, extra: { reference?: string; seconds?: number } = {}) => {
  const [status, message] = PROBLEMS[code]
  if (extra.seconds !== undefined) context.header('Retry-After', String(Math.max(1, Math.ceil(extra.seconds))))
  const body: ProblemBody = { error: { code, message, ...(extra.reference ? { reference: extra.reference } : {}) } }
  return context.json(body, status)
}
