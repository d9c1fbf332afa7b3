import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type RetailSettings, retailInput } from './data/settings/retail-settings.ts'
import { type ModelsConfig, modelsConfig, modelsInput } from './models/models-config.ts'
import { SERVER_DEFAULTS, type ServerConfig } from './server/server-config.ts'

/** Everything that can be set, from one file and the environment; frozen before anything reads it. */
export interface Config {
  readonly models: ModelsConfig
  readonly server: ServerConfig
  /** What the head office sets: thresholds, standards, rules. */
  readonly retail: RetailSettings
  /** Absolute path of the watched folder, or null. */
  readonly watch: string | null
  /** Minutes between two imports of what sensors sent. */
  readonly pushMinutes: number
}

/** Settings of the service that a file may change; the rest follows from how it is started. */
const serverInput = z.strictObject({
  /** Address of the one proxy whose forwarded headers are believed. */
  trustedProxy: z.string().min(1).nullable().optional(),
  /** A tablet that nobody touches locks after this many seconds; 0 is never. */
  idleLockSeconds: z.number().int().nonnegative().optional(),
  sessionHours: z.number().positive().max(24).optional(),
  questionsPerMinute: z.number().int().positive().optional(),
  pinTries: z.number().int().min(1).max(10).optional(),
  pinLockMinutes: z.number().int().min(30).optional(),
  keepDays: z.number().int().positive().optional(),
})

const ingestInput = z.strictObject({
  /** Folder whose files the service imports as they land there. */
  watch: z.string().min(1).optional(),
  /** What sensors sent is imported every so many minutes. */
  pushMinutes: z.number().positive().max(1440).default(15),
})

const file = z.strictObject({
  ...modelsInput.shape,
  server: serverInput.default({}),
  ...retailInput.shape,
  ingest: ingestInput.default({ pushMinutes: 15 }),
})

const OLLAMA_DEFAULT = 'http://127.0.0.1:11434'

/**
 * Reads `floorwalker.yaml` (no file is fine) and the default host (`OLLAMA_HOST`). A mistake is one sentence naming
 * file and key, thrown as an Error whose message is for the person who edits the file.
 */
export const readConfig = (path: string, ollamaHost: string | undefined): Config => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  let value: unknown
  try {
    value = parse(text) ?? {}
  } catch (error) {
    throw new ConfigMistake(
      `${path} is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}`,
    )
  }
  const said = file.safeParse(value)
  if (!said.success) {
    const issue = said.error.issues[0]
    throw new ConfigMistake(`${path}, key ${issue?.path.join('.') || '(top)'}: ${issue?.message ?? 'not understood'}.`)
  }
  const { server, ingest, thresholds, replenishment, staffing, price, lossPrevention, alerts, ...models } = said.data
  const given = Object.fromEntries(Object.entries(server).filter(([, setting]) => setting !== undefined))
  return Object.freeze({
    models: modelsConfig(models, ollamaHost || OLLAMA_DEFAULT),
    server: Object.freeze({ ...SERVER_DEFAULTS, ...given }),
    retail: Object.freeze({ thresholds, replenishment, staffing, price, lossPrevention, alerts }),
    watch: ingest.watch === undefined ? null : resolve(dirname(path), ingest.watch),
    pushMinutes: ingest.pushMinutes,
  })
}

export class ConfigMistake extends Error {
  override readonly name = 'ConfigMistake'
}
