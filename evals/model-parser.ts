import { askParser } from '../src/agents/parse-with-model/ask-parser.ts'
import { parseForm } from '../src/agents/parse-with-model/parse-form.ts'
import { verifyParse } from '../src/agents/parse-with-model/verify-parse.ts'
import { openQuestion } from '../src/agents/understand/understand.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import { hostUrl, modelsConfig } from '../src/models/models-config.ts'
import { ollamaHost, sameModel } from '../src/models/ollama-host.ts'
import { createRoster, type Roster } from '../src/models/roster.ts'
import { historyOf, type Judged, questionOf } from './coverage.ts'
import { sameFrame } from './same-frame.ts'

/** `no-parse`: late, cut, not of the form, nobody there; `refused`: a parse that the checks did not let pass, with the reason. */
export interface ModelReading {
  readonly outcome: 'no-parse' | 'refused' | 'offered-right' | 'offered-other'
  readonly why: string
  readonly ms: number
}

/** One silent wording put to the small model, as the answer path does it. It answers nothing: at most it offers. */
export const readWithModel = async ({ line }: Judged, catalogue: Catalogue, roster: Roster): Promise<ModelReading> => {
  const text = line.turns.at(-1) ?? ''
  const history = historyOf(line, catalogue)
  const question = questionOf(line, text, history)
  const { scope } = question
  const form = parseForm(catalogue, scope, line.lang)
  const began = performance.now()
  const signal = new AbortController().signal
  const parse = await askParser({ roster, party: 'eval', text, form, emit: () => undefined, signal })
  const ms = Math.round(performance.now() - began)
  if (parse === null) return { outcome: 'no-parse', why: '', ms }
  const opened = openQuestion(question, catalogue)
  const made = verifyParse(parse, { text, opened, previous: history.at(-1)?.frame ?? null })
  if (made.kind === 'refused') return { outcome: 'refused', why: made.why, ms }
  const meant =
    line.expect.kind === 'answer'
      ? [line.expect.frame]
      : line.expect.kind === 'clarify'
        ? (line.expect.frames ?? [])
        : []
  const right = made.frames.some((frame) => meant.some((one) => sameFrame(one, frame, line.as.stores, catalogue)))
  return { outcome: right ? 'offered-right' : 'offered-other', why: '', ms }
}

const PATIENT = 120

/** The clerk's model where the host has it, else the smallest that can talk, loaded; or why there is none. */
export const seatParser = async (
  address: string,
): Promise<{ readonly roster: Roster; readonly model: string } | string> => {
  const url = hostUrl(address)
  const host = ollamaHost(url)
  const tags = await host.tags(AbortSignal.timeout(5_000))
  if (tags === null) return `no Ollama answers at ${url}: start one, or set OLLAMA_HOST`
  const config = modelsConfig({ hosts: [url], parser: { seconds: PATIENT }, limits: { slots: 2 } }, url)
  const wanted = config.tiers.clerk.model
  let model = tags.some(({ name }) => sameModel(name, wanted)) ? wanted : null
  for (const { name } of tags.toSorted((a, b) => a.size - b.size))
    if ((await host.show(name, AbortSignal.timeout(5_000)))?.capabilities.includes('completion')) model ??= name
  if (model === null) return `the Ollama at ${url} has no model that can talk: ollama pull ${wanted}`
  // An empty prompt loads the model: nobody in a shop would wait for that.
  await fetch(`${url}/api/generate`, { method: 'POST', body: JSON.stringify({ model, keep_alive: '30m' }) })
  const clerk = { ...config.tiers.clerk, model, numCtx: 4096, totalSeconds: PATIENT }
  return { roster: createRoster({ ...config, tiers: { ...config.tiers, clerk } }), model }
}
