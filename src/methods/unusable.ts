import { type Fault, fault } from '../core/fault.ts'

/** The fault for the first value that is no number within [least, most], or null when all can be used. */
export const unusable = (
  method: string,
  values: Readonly<Record<string, number>>,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): Fault | null => {
  for (const [input, value] of Object.entries(values))
    if (!Number.isFinite(value) || value < least || value > most)
      return fault('value-unusable', { method, input, value: String(value) })
  return null
}
