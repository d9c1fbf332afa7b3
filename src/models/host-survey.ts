import { totalmem } from 'node:os'
import type { Depth } from '../core/question.ts'
import { TIERS, type Tier } from '../core/tier.ts'
import type { ModelsConfig } from './models-config.ts'
import { type OllamaHost, ollamaHost, sameModel } from './ollama-host.ts'

export interface SurveyedHost {
  readonly url: string
  /** Null when nobody answers there. */
  readonly version: string | null
  /** Older than 0.17.1, which leaks memory to strangers (CVE-2026-7482). */
  readonly outdated: boolean
}

export interface SurveyedTier {
  readonly tier: Tier
  readonly model: string
  readonly host: string
  readonly state: 'ready' | 'missing' | 'host-down'
  /** What to type when it is missing. */
  readonly command: string | null
  /** Tokens that are asked for, and the most the model was made for. */
  readonly numCtx: number
  readonly contextLength: number | null
  readonly sizeBytes: number | null
  /** Weights and a fifth more against this machine's memory; null when the host is another machine or has not said. */
  readonly fits: boolean | null
  readonly thinks: boolean
  readonly tools: boolean
}

/** What the machine has, as plain data: `doctor` words it. */
export interface DoctorReport {
  readonly profile: string
  readonly memoryBytes: number
  readonly hosts: readonly SurveyedHost[]
  readonly tiers: readonly SurveyedTier[]
  /** The depth that a question which needs thinking will get. */
  readonly depth: Depth
}

const PATIENCE_MS = 3_000
const OVERHEAD = 1.2

export const surveyHosts = async (config: ModelsConfig, memoryBytes = totalmem()): Promise<DoctorReport> => {
  const urls = [
    ...new Set([...config.hosts, ...(config.hosts.length > 0 ? TIERS.map((tier) => config.tiers[tier].host) : [])]),
  ]
  const hosts = await Promise.all(urls.map(surveyHost))
  const tiers = await Promise.all(TIERS.map((tier) => surveyTier(tier, config, hosts, memoryBytes)))
  const depth = tiers.some((tier) => tier.state === 'ready') ? 'thinking' : 'instant'
  return { profile: config.profile, memoryBytes, hosts, tiers, depth }
}

const surveyHost = async (url: string): Promise<SurveyedHost> => {
  const version = await ollamaHost(url).version(AbortSignal.timeout(PATIENCE_MS))
  return { url, version, outdated: version !== null && isOlder(version, [0, 17, 1]) }
}

const surveyTier = async (
  tier: Tier,
  config: ModelsConfig,
  hosts: readonly SurveyedHost[],
  memoryBytes: number,
): Promise<SurveyedTier> => {
  const { model, host: url, numCtx } = config.tiers[tier]
  const host = ollamaHost(url)
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const there = hosts.some((one) => one.url === url && one.version !== null)
  const found = there ? (await host.tags(signal))?.find((one) => sameModel(one.name, model)) : undefined
  const shown = found ? await host.show(model, signal) : null
  const sizeBytes = found && found.size > 0 ? found.size : null
  const state = found ? 'ready' : there ? 'missing' : 'host-down'
  return {
    tier,
    model,
    host: url,
    state,
    command: state === 'missing' ? `ollama pull ${model}` : null,
    numCtx,
    contextLength: contextLengthOf(shown),
    sizeBytes,
    fits: sizeBytes !== null && isThisMachine(url) ? sizeBytes * OVERHEAD < memoryBytes : null,
    thinks: shown?.capabilities.includes('thinking') ?? false,
    tools: shown?.capabilities.includes('tools') ?? false,
  }
}

const contextLengthOf = (shown: Awaited<ReturnType<OllamaHost['show']>>): number | null => {
  const entry = Object.entries(shown?.model_info ?? {}).find(([key]) => key.endsWith('.context_length'))
  return typeof entry?.[1] === 'number' ? entry[1] : null
}

const isThisMachine = (url: string): boolean => /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname)

const isOlder = (version: string, least: readonly number[]): boolean => {
  const parts = version.split(/[.-]/).map(Number)
  for (const [index, wanted] of least.entries()) {
    const has = parts[index] ?? 0
    if (has !== wanted) return has < wanted
  }
  return false
}
