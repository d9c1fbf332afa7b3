import type { OrderingLine } from './ordering-lines.ts'

/** What befalls a shelf and no rule of ordering can see coming, by name; a phantom's count belongs to it. */
export const BLOWS = {
  'failed deliveries': ['no-delivery'],
  phantoms: ['phantom', 'counted'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The same lines as if these had never happened: shoppers' wishes, losses and spoilage stay what they were. */
export const spared = (
  lines: readonly OrderingLine[],
  blows: readonly (keyof typeof BLOWS)[],
): readonly OrderingLine[] => {
  const gone: ReadonlySet<string> = new Set(blows.flatMap((blow) => BLOWS[blow]))
  return lines.map((line) => ({
    ...line,
    day: (n) => {
      const day = line.day(n)
      return { ...day, events: new Set([...day.events].filter((event) => !gone.has(event))) }
    },
  }))
}
