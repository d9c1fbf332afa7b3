import { z } from 'zod'

const version = z.object({ version: z.string() })
const tags = z.object({
  models: z.array(z.object({ name: z.string(), digest: z.string().default(''), size: z.number().default(0) })),
})
const show = z.object({
  capabilities: z.array(z.string()).default([]),
  model_info: z.record(z.string(), z.unknown()).default({}),
})
const running = z.object({
  models: z.array(z.object({ name: z.string(), size_vram: z.number().default(0), size: z.number().default(0) })),
})

/** The small questions that may be put to a host: who are you, what do you have, what is loaded. Null when it does not say. */
export interface OllamaHost {
  readonly url: string
  version(signal: AbortSignal): Promise<string | null>
  tags(signal: AbortSignal): Promise<z.infer<typeof tags>['models'] | null>
  show(model: string, signal: AbortSignal): Promise<z.infer<typeof show> | null>
  running(signal: AbortSignal): Promise<z.infer<typeof running>['models'] | null>
}

const ask = async <T>(schema: z.ZodType<T>, url: string, init: RequestInit): Promise<T | null> => {
  try {
    const response = await fetch(url, init)
    if (!response.ok) {
      await response.body?.cancel()
      return null
    }
    return schema.parse(await response.json())
  } catch {
    return null
  }
}

export const ollamaHost = (url: string): OllamaHost => ({
  url,
  version: async (signal) => (await ask(version, `${url}/api/version`, { signal }))?.version ?? null,
  tags: async (signal) => (await ask(tags, `${url}/api/tags`, { signal }))?.models ?? null,
  show: (model, signal) =>
    ask(show, `${url}/api/show`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model }),
    }),
  running: async (signal) => (await ask(running, `${url}/api/ps`, { signal }))?.models ?? null,
})

/** Ollama reads `qwen3` as `qwen3:latest`. */
export const sameModel = (a: string, b: string): boolean => withTag(a) === withTag(b)
const withTag = (name: string) => (/:[^/]+$/.test(name) ? name : `${name}:latest`)
