import { type Fault, fault } from '../core/fault.ts'

/** The fault for the first text that is no plain decimal, or null; `least` 0 also refuses what is below it. */
export const notAmount = (
  method: string,
  amounts: Readonly<Record<string, string | null>>,
  least: 'any' | 'zero' = 'any',
): Fault | null => {
  const plain = least === 'zero' ? /^\d+(\.\d+)?$/ : /^-?\d+(\.\d+)?$/
  for (const [input, value] of Object.entries(amounts))
    if (value !== null && !plain.test(value)) return fault('value-unusable', { method, input, value })
  return null
}
