import { type Fault, fault } from '../core/fault.ts'
import type { Ticket } from './admission.ts'
import { type ChatClocks, startClocks } from './chat-clocks.ts'
import type { ModelAnswer } from './chat-record.ts'
import { estimateTokens, type TokenEstimate } from './estimate-tokens.ts'
import { type Arriving, ConnectFailed, postStream } from './post-stream.ts'
import { readAnswer } from './read-answer.ts'
import type { Seat } from './seat.ts'

export interface ChatCall {
  readonly seat: Seat
  /** Whose turn it is in the queue. */
  readonly party: string
  readonly signal: AbortSignal
  readonly onText: (text: string) => void
  readonly onPosition: (position: number) => void
}

/** The body as LangChain made it, with what it cannot send: a prompt that does not fit is refused, not cut (contracts 8). */
export const completeBody = (body: string, seat: Seat): string => {
  const made = JSON.parse(body) as Record<string, unknown>
  if (!seat.thinks) delete made.think
  return JSON.stringify({ ...made, stream: true, truncate: false, shift: false })
}

/** One call to a model, from the queue to the last record. Everything that can go wrong comes back as a fault. */
export const callModel = async (call: ChatCall, url: string, body: string): Promise<ModelAnswer | Fault> => {
  const { seat } = call
  const { tier, settings } = seat
  const made = JSON.parse(body) as { messages?: unknown; tools?: { function?: { name?: string } }[] }
  const messages = estimateTokens(JSON.stringify(made.messages ?? []))
  const tools = estimateTokens(JSON.stringify(made.tools ?? []))
  // Templates write tools in forms of their own, some much shorter, so they do not count towards the least.
  const prompt: TokenEstimate = { low: messages.low, high: messages.high + tools.high }
  const room = settings.numCtx - Math.min(settings.numPredict, settings.numCtx / 4)
  if (prompt.low > room) return fault('prompt-too-long', { tier, tokens: prompt.high, limit: settings.numCtx })
  const ticket = await seat.admission.enter(call.party, call.signal, call.onPosition)
  if (ticket === 'cancelled') return fault('cancelled', {})
  if (ticket === 'full') return fault('model-busy', { tier, position: seat.limits.waiting + 1 })
  const clocks = startClocks(seat, prompt, call.signal)
  try {
    const offered = new Set((made.tools ?? []).map((tool) => tool.function?.name ?? ''))
    const result = await exchange(call, clocks, prompt, offered, url, body)
    return clocks.rang() ?? result
  } finally {
    clocks.stop()
    giveBack(ticket, clocks, seat)
  }
}

const exchange = async (
  call: ChatCall,
  clocks: ChatClocks,
  prompt: TokenEstimate,
  offered: ReadonlySet<string>,
  url: string,
  body: string,
): Promise<ModelAnswer | Fault> => {
  const { seat } = call
  const { tier, settings } = seat
  try {
    const arriving = await postStream(url, completeBody(body, seat), seat.clocks.connectMs, clocks.signal)
    seat.health.succeeded()
    if (arriving.status !== 200) return await refusal(seat, arriving)
    return await readAnswer({ seat, body: arriving.body, prompt, offered, onRecord: clocks.tick, onText: call.onText })
  } catch (error) {
    const rang = clocks.rang()
    if (rang) {
      if (rang.fault === 'model-timeout') seat.health.failed()
      return rang
    }
    seat.health.failed()
    if (error instanceof ConnectFailed) return fault('model-host-down', { tier, host: settings.host })
    return fault('answer-cut', { tier })
  }
}

/** What a status other than 200 means. The server's own text is read for one word and shown to nobody. */
const refusal = async (seat: Seat, arriving: Arriving): Promise<Fault> => {
  const { tier, settings } = seat
  const text = await firstBytes(arriving)
  if (arriving.status === 404) {
    seat.health.forget(settings.model)
    return fault('model-missing', { tier, model: settings.model, command: `ollama pull ${settings.model}` })
  }
  if (arriving.status === 400 && /context|too long|exceed/i.test(text))
    return fault('prompt-too-long', { tier, tokens: settings.numCtx + 1, limit: settings.numCtx })
  if (arriving.status === 503) return fault('model-busy', { tier, position: 0 })
  if (arriving.status >= 500 && /memory|load/i.test(text)) seat.cool()
  return fault('model-failed', { tier, status: arriving.status })
}

const firstBytes = async (arriving: Arriving): Promise<string> => {
  let text = ''
  for await (const chunk of arriving.body) {
    text += Buffer.from(chunk).toString('utf8')
    if (text.length > 4096) break
  }
  return text
}

/** A prompt that was given up before its first token still occupies the model for a while. */
const giveBack = (ticket: Ticket, clocks: ChatClocks, seat: Seat) => {
  if (clocks.rang() && clocks.waiting && seat.clocks.lingerMs > 0)
    setTimeout(() => ticket.release(), seat.clocks.lingerMs).unref()
  else ticket.release()
}
