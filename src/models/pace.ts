import type { Clocks } from './models-config.ts'

/** What a model on its host was measured at; the clocks of the next call follow it. */
export interface Pace {
  promptMs(tokens: number): number
  gapMs(): number
  loadMs(): number
  measure(seen: Measured): void
}

/** As Ollama's last record counts: nanoseconds and tokens. */
export interface Measured {
  readonly promptTokens: number | null
  readonly promptNs: number | null
  readonly answerTokens: number | null
  readonly answerNs: number | null
  readonly loadNs: number | null
}

const COLD_LOAD_NS = 1_000_000_000

export const makePace = (clocks: Clocks): Pace => {
  let prefillRate: number | null = null
  let tokenMs = 0
  let loadMs = clocks.loadMs
  return {
    /** Three times the expected time to read a prompt. */
    promptMs: (tokens) => (3 * tokens * 1000) / (prefillRate ?? clocks.prefillRate),
    gapMs: () => Math.max(clocks.gapMs, 20 * tokenMs),
    loadMs: () => loadMs,
    measure(seen) {
      // A warm prompt head is counted but not read, so only the slowest rate seen is believed.
      if (seen.promptTokens && seen.promptNs) {
        const rate = seen.promptTokens / (seen.promptNs / 1e9)
        prefillRate = Math.min(rate, prefillRate ?? rate)
      }
      if (seen.answerTokens && seen.answerNs) tokenMs = seen.answerNs / 1e6 / seen.answerTokens
      if (seen.loadNs && seen.loadNs > COLD_LOAD_NS) loadMs = Math.max(clocks.firstTokenMs, (2 * seen.loadNs) / 1e6)
    },
  }
}
