import { z } from 'zod'
import { TIERS, type Tier } from '../core/tier.ts'

const hasScheme = (text: string) => /^https?:\/\//.test(text)
const withScheme = (text: string) => (hasScheme(text) ? text : `http://${text}`)

/** Ollama's own way to write an address: a port or a scheme may be missing, and 0.0.0.0 means this machine. */
export const hostUrl = (text: string): string => {
  const url = new URL(withScheme(text))
  if (!url.port && !hasScheme(text)) url.port = '11434'
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1'
  return url.origin
}

const address = z.string().refine((text) => URL.canParse(withScheme(text)), 'is not an address')

/** A tier is a role; which model on which host serves it is a line of configuration (contracts 7). */
const tierModel = z.strictObject({
  model: z.string().min(1),
  host: address,
  /** One value a model: a differing one makes Ollama load the model again. */
  numCtx: z.number().int().min(1024),
  /** Sent only to models that can think; some take an effort instead of a switch. */
  think: z.union([z.boolean(), z.enum(['low', 'medium', 'high'])]),
  temperature: z.number().min(0).max(2),
  totalSeconds: z.number().positive(),
  /** Most tokens of one answer, thoughts included. */
  numPredict: z.number().int().positive(),
})
export type TierModel = z.infer<typeof tierModel>

/** All waiting has an end. Milliseconds; small in tests. */
const clocks = z.strictObject({
  /** TCP and TLS. */
  connectMs: z.number().positive().default(2_000),
  /** Is the host there at all? Asked before a run, so that a dead host costs less than a second. */
  probeMs: z.number().positive().default(700),
  probeEveryMs: z.number().positive().default(5_000),
  /** First token: this, and the time that reading the prompt takes, and loading when the model is cold. */
  firstTokenMs: z.number().positive().default(5_000),
  /** Prompt tokens a second that are assumed until measured. */
  prefillRate: z.number().positive().default(40),
  loadMs: z.number().positive().default(60_000),
  gapMs: z.number().positive().default(5_000),
  /** How long a slot stays taken after a prompt was given up: Ollama reads it to the end (ollama#11889). */
  lingerMs: z.number().nonnegative().default(2_000),
  /** Out of memory: the tier rests. */
  coolMs: z.number().positive().default(600_000),
})
export type Clocks = z.infer<typeof clocks>

const limits = z.strictObject({
  /** Answers at once a model; Ollama's own default is one. */
  slots: z.number().int().positive().default(1),
  /** Questions that may wait for a model; the next is told to come back. */
  waiting: z.number().int().nonnegative().default(12),
  bytes: z.number().int().positive().default(8_000_000),
  lineBytes: z.number().int().positive().default(1_000_000),
})
export type Limits = z.infer<typeof limits>

/** The small model that reads what the grammar did not (docs/decisions/0021). */
const parser = z.strictObject({
  /** How long a question may wait for it, the queue included; 0 asks it nothing. */
  seconds: z.number().nonnegative().default(6),
  /** Whether a question that is offered at once without it waits for it, too. */
  offers: z.boolean().default(false),
})

export const PROFILE_NAMES = ['card', 'one-box', 'store', 'modern', 'moe'] as const
export type ProfileName = (typeof PROFILE_NAMES)[number]

/** What a configuration file may say about models; all of it is optional. */
export const modelsInput = z.strictObject({
  profile: z.enum(PROFILE_NAMES).default('card'),
  /** Addresses of Ollama; empty switches models off. */
  hosts: z.array(address).optional(),
  tiers: z.partialRecord(z.enum(TIERS), tierModel.partial()).default({}),
  clocks: clocks.prefault({}),
  limits: limits.prefault({}),
  parser: parser.prefault({}),
})
export type ModelsInput = z.input<typeof modelsInput>

export interface ModelsConfig {
  readonly profile: ProfileName
  readonly hosts: readonly string[]
  readonly tiers: Readonly<Record<Tier, TierModel>>
  readonly clocks: Clocks
  readonly limits: Limits
  readonly parser: z.infer<typeof parser>
}

type Choice = { readonly model: string; readonly think: TierModel['think'] }
const plain = (model: string): Choice => ({ model, think: false })
const thinking = (model: string): Choice => ({ model, think: true })

/** Whole line-ups to choose from; `card` honours the four sizes with tags that are long in Ollama's library (models.md). */
const PROFILES: Readonly<Record<ProfileName, Readonly<Record<Tier, Choice>>>> = {
  card: {
    clerk: plain('qwen3:8b'),
    analyst: plain('qwen3:14b'),
    alerting: plain('qwen3:32b'),
    'regional-manager': plain('qwen2.5:72b'),
  },
  'one-box': {
    clerk: plain('qwen3:8b'),
    analyst: plain('qwen3:8b'),
    alerting: plain('qwen3:8b'),
    'regional-manager': plain('qwen3:8b'),
  },
  store: {
    clerk: plain('qwen3:8b'),
    analyst: plain('qwen3:14b'),
    alerting: plain('qwen3:14b'),
    'regional-manager': plain('qwen3:14b'),
  },
  modern: {
    clerk: plain('qwen3.5:9b'),
    analyst: plain('qwen3:14b'),
    alerting: thinking('qwen3.8:27b'),
    'regional-manager': thinking('qwen3.5:122b-a10b'),
  },
  moe: {
    clerk: plain('qwen3:8b'),
    analyst: plain('qwen3:14b'),
    alerting: plain('qwen3:30b-a3b'),
    'regional-manager': plain('qwen3:30b-a3b'),
  },
}

const TOTAL_SECONDS: Readonly<Record<Tier, number>> = {
  clerk: 60,
  analyst: 120,
  alerting: 180,
  'regional-manager': 300,
}

/** The whole truth about models, from what a file says and the default host. */
export const modelsConfig = (input: ModelsInput, defaultHost: string): ModelsConfig => {
  const said = modelsInput.parse(input)
  const hosts = (said.hosts ?? [defaultHost]).map(hostUrl)
  const tierOf = (tier: Tier): TierModel => {
    const own = said.tiers[tier] ?? {}
    return {
      ...PROFILES[said.profile][tier],
      numCtx: 8192,
      temperature: 0,
      numPredict: 1024,
      totalSeconds: TOTAL_SECONDS[tier],
      ...own,
      host: hostUrl(own.host ?? hosts[0] ?? defaultHost),
    }
  }
  const tiers = Object.fromEntries(TIERS.map((tier) => [tier, tierOf(tier)])) as Record<Tier, TierModel>
  return Object.freeze({
    profile: said.profile,
    hosts,
    tiers,
    clocks: said.clocks,
    limits: said.limits,
    parser: said.parser,
  })
}
