import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Customers that come at random to `tills` that share the queue, and nobody leaves it. */
export interface Queue {
  readonly perHour: number
  readonly handlingSeconds: number
  readonly tills: number
}

export interface Waiting {
  /** Share of its time that a till is busy. */
  readonly busy: number
  /** Probability that a customer waits at all; 1 where the queue only grows. */
  readonly waits: number
  /** Mean wait in seconds, those who do not wait included; null where the queue only grows. */
  readonly meanSeconds: number | null
}

/**
 * Erlang-C (Erlang 1917; M/M/c): with a = rate x handling time, C = (a^c/c!)(c/(c-a)) / [sum_{k<c} a^k/k! + the same],
 * Wq = C / (c mu - lambda). Worked out from Erlang-B's recursion, B_c = a B / (c + a B), which cannot overflow;
 * C = B / (1 - (a/c)(1 - B)). It overstates waits where people leave a long queue.
 */
export const waiting = (queue: Queue): Waiting | Fault => {
  const wrong = faultOf(queue)
  if (wrong !== null) return wrong
  const { perHour, handlingSeconds, tills } = queue
  const load = (perHour * handlingSeconds) / 3600
  if (load === 0) return { busy: 0, waits: 0, meanSeconds: 0 }
  if (load >= tills) return { busy: 1, waits: 1, meanSeconds: null }
  let blocked = 1
  for (let c = 1; c <= tills; c += 1) blocked = (load * blocked) / (c + load * blocked)
  const waits = blocked / (1 - (load / tills) * (1 - blocked))
  return { busy: load / tills, waits, meanSeconds: (waits * handlingSeconds) / (tills - load) }
}

/** P(W > t) = C e^{-(c mu - lambda) t}: the share that waits longer than so many seconds. */
export const waitsLonger = (queue: Queue, seconds: number): number | Fault => {
  const wrong = unusable('erlang-c', { seconds })
  if (wrong !== null) return wrong
  const wait = waiting(queue)
  if ('fault' in wait || wait.meanSeconds === null) return 'fault' in wait ? wait : 1
  const { perHour, handlingSeconds, tills } = queue
  if (wait.waits === 0) return 0
  const spare = tills / handlingSeconds - perHour / 3600
  return wait.waits * Math.exp(-spare * seconds)
}

/** What the queue is promised to be: at most `share` wait longer than `seconds`. Satisfaction falls past 4 minutes (retail.md 1.2). */
export interface ServiceLevel {
  readonly seconds: number
  readonly share: number
}
export const SERVICE_LEVEL: ServiceLevel = { seconds: 240, share: 0.1 }

const MOST_TILLS = 200

/** The fewest tills that keep the service level; 0 where nobody comes. Beyond 200 tills the input is not a shop's. */
export const tillsNeeded = (
  demand: Pick<Queue, 'perHour' | 'handlingSeconds'>,
  level: ServiceLevel = SERVICE_LEVEL,
): number | Fault => {
  const wrong =
    faultOf({ ...demand, tills: 1 }) ??
    unusable('erlang-c', { share: level.share }, 1e-6, 1) ??
    unusable('erlang-c', { load: (demand.perHour * demand.handlingSeconds) / 3600 }, 0, MOST_TILLS - 1)
  if (wrong !== null) return wrong
  if (demand.perHour === 0) return 0
  for (let tills = 1; tills < MOST_TILLS; tills += 1) {
    const longer = waitsLonger({ ...demand, tills }, level.seconds)
    if (typeof longer !== 'number') return longer
    if (longer <= level.share) return tills
  }
  return MOST_TILLS
}

/** Beyond so many the sum over tills would not end in time, and no queue is meant. */
const MOST_BELIEVED = 10_000

const faultOf = ({ perHour, handlingSeconds, tills }: Queue): Fault | null =>
  unusable('erlang-c', { perHour }) ??
  unusable('erlang-c', { handlingSeconds }, 1e-3) ??
  unusable('erlang-c', { tills: Number.isInteger(tills) ? tills : Number.NaN }, 1, MOST_BELIEVED)
