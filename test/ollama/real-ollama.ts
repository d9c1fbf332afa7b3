import { TIERS } from '../../src/core/tier.ts'
import { hostUrl, type ModelsConfig, modelsConfig } from '../../src/models/models-config.ts'
import { ollamaHost } from '../../src/models/ollama-host.ts'

/** The server that these tests ask, and the smallest model it has that can talk. */
export interface RealOllama {
  readonly url: string
  readonly model: string
}

const url = hostUrl(process.env.OLLAMA_HOST ?? '127.0.0.1:11535')

const find = async (): Promise<RealOllama | string> => {
  const host = ollamaHost(url)
  const signal = AbortSignal.timeout(3_000)
  const models = await host.tags(signal)
  if (models === null) return `no Ollama answers at ${url}: start one, or set OLLAMA_HOST`
  for (const { name } of models.toSorted((a, b) => a.size - b.size)) {
    const shown = await host.show(name, signal)
    if (shown?.capabilities.includes('completion') && shown.capabilities.includes('tools')) return { url, model: name }
  }
  return `the Ollama at ${url} has no model that takes tools: ollama pull qwen3:8b`
}

/** What was found, or the line that says what to do. */
export const REAL = await find()
export const WHY_NOT = typeof REAL === 'string' ? REAL : null

export const configOver = (
  real: RealOllama,
  more: { readonly numPredict?: number; readonly host?: string } = {},
): ModelsConfig => {
  const { numPredict = 40, host = real.url } = more
  const tier = { model: real.model, numCtx: 4096, numPredict, totalSeconds: 240 }
  return modelsConfig({ hosts: [host], tiers: Object.fromEntries(TIERS.map((name) => [name, tier])) }, host)
}
