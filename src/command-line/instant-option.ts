import type { Clock, Instant } from '../core/clock.ts'
import { BadUse } from './exit.ts'

/** `--at`: an instant with its offset, or now. Without an offset it would mean another moment on another machine. */
export const instantOf = (text: string | undefined, option = '--at'): Instant => {
  if (text === undefined) return new Date().toISOString()
  const at = Date.parse(text)
  if (Number.isNaN(at) || !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text))
    throw new BadUse(`${option} ${text} is not an instant; write one with its offset, such as 2026-03-14T09:30+08:00.`)
  return new Date(at).toISOString()
}

export const clockOf = (at: Instant | undefined): Clock =>
  at === undefined ? () => new Date().toISOString() : () => at
