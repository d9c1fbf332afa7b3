import type { Clocks } from './models-config.ts'
import { type OllamaHost, ollamaHost, sameModel } from './ollama-host.ts'

export interface ModelFacts {
  readonly present: boolean
  readonly thinks: boolean
}

/** One host's breaker: a host that is down is answered about in microseconds, and asked again in the background. */
export interface HostHealth {
  readonly host: OllamaHost
  /** Is it there? Asks only when that was not known within the last probe interval. */
  isUp(): Promise<boolean>
  failed(): void
  succeeded(): void
  /** Facts about a model; null when the host does not say. Kept while the host stays up, a missing model for one interval. */
  facts(model: string): Promise<ModelFacts | null>
  isLoaded(model: string): Promise<boolean>
  forget(model: string): void
  close(): void
}

const FAILURES_TO_OPEN = 3

export const watchHost = (url: string, clocks: Clocks): HostHealth => {
  const host = ollamaHost(url)
  const known = new Map<string, { readonly facts: ModelFacts; readonly until: number }>()
  let failures = 0
  let open = false
  let seenAt = Number.NEGATIVE_INFINITY
  let asking: Promise<boolean> | null = null
  let timer: NodeJS.Timeout | null = null
  const soon = () => AbortSignal.timeout(clocks.probeMs)

  const rest = () => {
    if (timer) clearInterval(timer)
    timer = null
  }
  const shut = () => {
    open = true
    known.clear()
    timer ??= setInterval(() => void probe(), clocks.probeEveryMs).unref()
  }
  const succeeded = () => {
    failures = 0
    open = false
    seenAt = performance.now()
    rest()
  }
  const probe = (): Promise<boolean> => {
    asking ??= (async () => {
      const there = (await host.version(soon())) !== null
      if (there) succeeded()
      else shut()
      asking = null
      return there
    })()
    return asking
  }
  return {
    host,
    succeeded,
    failed() {
      failures += 1
      seenAt = Number.NEGATIVE_INFINITY
      if (failures >= FAILURES_TO_OPEN) shut()
    },
    async isUp() {
      if (open) return false
      return performance.now() - seenAt < clocks.probeEveryMs ? true : probe()
    },
    async facts(model) {
      const kept = known.get(model)
      if (kept && kept.until > performance.now()) return kept.facts
      const all = await host.tags(soon())
      if (!all) return null
      const present = all.some((one) => sameModel(one.name, model))
      const shown = present ? await host.show(model, soon()) : null
      const facts = { present, thinks: shown?.capabilities.includes('thinking') ?? false }
      const forever = present && shown !== null
      known.set(model, { facts, until: forever ? Number.POSITIVE_INFINITY : performance.now() + clocks.probeEveryMs })
      return facts
    },
    async isLoaded(model) {
      const loaded = await host.running(soon())
      return loaded?.some((one) => sameModel(one.name, model)) ?? false
    },
    forget: (model) => void known.delete(model),
    close: rest,
  }
}
