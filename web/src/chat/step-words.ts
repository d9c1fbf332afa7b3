import type { RunEvent } from '../../../src/core/run-event.ts'
import type { Named } from '../../../src/server/api.ts'
import type { Words } from '../words/words.ts'

const metricIn = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'metric' in input && typeof input.metric === 'string'
    ? input.metric
    : null

/** What is happening, in words; null for events that the reader need not hear of. */
export const stepWords = (event: RunEvent, words: Words, labels: Readonly<Record<string, Named>>): string | null => {
  const named = (name: string) => labels[name]?.[words.code] ?? null
  switch (event.type) {
    case 'run-start':
      return words.step.reading
    case 'depth-chosen':
      if (event.depth === 'thinking') return words.step.thinking
      return event.why === 'understood' || event.why === 'tapped' ? words.step.understood : words.step.fromData
    case 'tier-chosen':
      return words.step.takes(words.tier[event.tier])
    case 'model-start':
      return words.step.asks(words.tier[event.tier])
    case 'tool-start':
      return words.step.looksUp(named(metricIn(event.input) ?? '') ?? named(event.tool) ?? event.tool)
    case 'evidence-filed':
      return words.step.found(
        named(event.evidence.source) ?? event.evidence.source,
        event.evidence.rows.filter((row) => row.role === 'value').length,
      )
    case 'fault-raised':
      return event.fault.fault.startsWith('model-') ? words.step.trouble : null
    case 'sentence-dropped':
      return words.step.unbacked
    default:
      return null
  }
}

/** All steps so far, without saying the same thing twice in a row. */
export const stepsOf = (
  events: readonly RunEvent[],
  words: Words,
  labels: Readonly<Record<string, Named>>,
): readonly string[] =>
  events
    .map((event) => stepWords(event, words, labels))
    .filter((step): step is string => step !== null)
    .filter((step, at, all) => step !== all[at - 1])
