import { randomBytes } from 'node:crypto'
import type { Log } from './service.ts'

/** Logs our own bug with all that is known, and returns the few characters that people get to see instead. */
export const referenceOf = (log: Log, error: unknown, fields: object = {}): string => {
  const reference = randomBytes(4).toString('hex')
  log.error({ ...fields, reference, err: error }, 'failed')
  return reference
}
