import { isFault } from '../../core/fault.ts'
import type { Emit } from '../../core/run-event.ts'
import { callModel } from '../../models/chat-call.ts'
import type { Roster } from '../../models/roster.ts'
import { fillPrompt, loadPrompt } from '../prompt-file.ts'
import { systemPrompt } from '../prompts.ts'
import type { ModelParse } from './model-parse.ts'
import type { ParseForm } from './parse-form.ts'

const TURN = loadPrompt('parse-turn.md')
/** With one slot at the model its prompt would push an agent's out of the server's memory, and the next answer would read that anew (docs/decisions/0024). */
const FEWEST_SLOTS = 2
/** Tokens of the longest parse that is worth waiting for. */
const MOST_TOKENS = 400
const SMALLEST = 'clerk'

export interface ParserCall {
  readonly roster: Roster
  readonly party: string
  readonly text: string
  readonly form: ParseForm
  readonly emit: Emit
  readonly signal: AbortSignal
}

/**
 * One call to the smallest tier, ended by its own clock. Null when there is nobody to ask at once (no host, breaker open, the
 * model is not loaded, or has one slot, which is the agents') and for every answer that is not whole and of the form: the question then goes on as if nobody had
 * been asked.
 */
export const askParser = async (call: ParserCall): Promise<ModelParse | null> => {
  const { roster, party, text, form, emit } = call
  const { seconds } = roster.config.parser
  if (seconds === 0 || roster.config.hosts.length === 0) return null
  const seat = await roster.seat(SMALLEST)
  if (isFault(seat) || !seat.loaded || seat.admission.slots < FEWEST_SLOTS) return null
  const { settings, tier } = seat
  const body = JSON.stringify({
    model: settings.model,
    messages: [
      { role: 'system', content: systemPrompt('parse.md') },
      { role: 'user', content: fillPrompt(TURN, { lists: form.lists, question: text }) },
    ],
    format: form.format,
    think: false,
    keep_alive: '30m',
    options: { num_ctx: settings.numCtx, num_predict: MOST_TOKENS, temperature: 0, seed: 1 },
  })
  const began = performance.now()
  emit({ type: 'model-start', tier, model: settings.model, call: 1 })
  const late = AbortSignal.timeout(seconds * 1000)
  const signal = AbortSignal.any([call.signal, late])
  const said = await callModel(
    { seat, party, signal, onText: () => undefined, onPosition: () => undefined },
    `${settings.host}/api/chat`,
    body,
  )
  const failed = isFault(said)
  emit({
    type: 'model-end',
    tier,
    call: 1,
    promptTokens: failed ? null : said.promptTokens,
    answerTokens: failed ? null : said.answerTokens,
    ms: Math.round(performance.now() - began),
    outcome: failed ? 'fault' : 'text',
  })
  return failed ? null : form.read(said.text)
}
