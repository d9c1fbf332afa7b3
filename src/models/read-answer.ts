import { type Fault, fault } from '../core/fault.ts'
import { type ChatRecord, chatRecord, type ModelAnswer, type ToolCall } from './chat-record.ts'
import type { TokenEstimate } from './estimate-tokens.ts'
import { promptWasCut } from './estimate-tokens.ts'
import { watchLoop } from './loop-watch.ts'
import { BadLine, ndjsonLines } from './ndjson-lines.ts'
import type { Seat } from './seat.ts'
import { toolCallsInText } from './tool-call-text.ts'
import { withoutThoughts } from './without-thoughts.ts'

/** More calls at once than any budget has are a model out of hand; the rest is not even handed on. */
const MOST_CALLS = 8

interface Reading {
  readonly seat: Seat
  readonly body: AsyncIterable<Uint8Array>
  readonly prompt: TokenEstimate
  readonly offered: ReadonlySet<string>
  readonly onRecord: () => void
  /** Text as it comes, before any check but the record's own. */
  readonly onText: (text: string) => void
}

/**
 * Reads one streamed answer to its end. It is an answer only when every line was good, it ended with `done` and `stop`, the
 * prompt was read whole, and something is left without thoughts and calls (reliability 11.2); else why not.
 */
export const readAnswer = async (reading: Reading): Promise<ModelAnswer | Fault> => {
  const { tier } = reading.seat
  const goesRound = watchLoop()
  const calls: unknown[] = []
  let text = ''
  let last: ChatRecord | null = null
  try {
    for await (const line of ndjsonLines(reading.body, reading.seat.limits)) {
      const record = chatRecord.safeParse(line)
      if (!record.success || record.data.error !== undefined) return fault('model-failed', { tier, status: 200 })
      const { message, done } = record.data
      reading.onRecord()
      calls.push(...(message?.tool_calls ?? []).map((call) => asToolCall(call.function)))
      if (goesRound(`${message?.thinking ?? ''}${message?.content ?? ''}`)) return fault('answer-repeats', { tier })
      if (message?.content) {
        text += message.content
        reading.onText(message.content)
      }
      last = record.data
      if (done) break
    }
  } catch (error) {
    if (error instanceof BadLine) return fault('model-failed', { tier, status: 200 })
    throw error
  }
  return whole(reading, last, text, calls)
}

const whole = (reading: Reading, last: ChatRecord | null, written: string, calls: unknown[]): ModelAnswer | Fault => {
  const { tier, settings } = reading.seat
  if (!last?.done) return fault('answer-cut', { tier })
  const promptTokens = last.prompt_eval_count || null
  if (promptTokens !== null && promptWasCut(promptTokens, settings.numCtx, reading.prompt))
    return fault('prompt-too-long', { tier, tokens: reading.prompt.high, limit: settings.numCtx })
  reading.seat.pace.measure({
    promptTokens,
    promptNs: last.prompt_eval_duration ?? null,
    answerTokens: last.eval_count ?? null,
    answerNs: last.eval_duration ?? null,
    loadNs: last.load_duration ?? null,
  })
  if (last.done_reason === 'length') return fault('answer-cut', { tier })
  if (last.done_reason === 'load' || last.done_reason === 'unload') return fault('answer-empty', { tier })
  if (last.done_reason !== 'stop' && calls.length === 0) return fault('answer-cut', { tier })
  const broken = calls.includes(null)
  const text = withoutThoughts(written)
  if (broken) return fault('tool-input-invalid', { tool: '', detail: 'unreadable' })
  if (text === null) return calls.length > 0 ? answer('', calls as ToolCall[]) : fault('answer-empty', { tier })
  const said = calls.length > 0 ? 'none' : toolCallsInText(text, reading.offered)
  if (said === 'unreadable') return fault('tool-input-invalid', { tool: '', detail: 'unreadable' })
  if (said !== 'none') return answer('', said)
  if (text === '' && calls.length === 0) return fault('answer-empty', { tier })
  return answer(text, calls as ToolCall[])

  function answer(shown: string, toolCalls: readonly ToolCall[]): ModelAnswer {
    return {
      text: shown,
      toolCalls: toolCalls.slice(0, MOST_CALLS),
      promptTokens,
      answerTokens: last?.eval_count ?? null,
    }
  }
}

/** Arguments as an object; some models write them as a JSON string, and null is one that cannot be read. */
const asToolCall = (call: { name: string; arguments: Record<string, unknown> | string }): ToolCall | null => {
  if (typeof call.arguments !== 'string') return { name: call.name, arguments: call.arguments }
  try {
    const read: unknown = JSON.parse(call.arguments)
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read)
    return isObject ? { name: call.name, arguments: read as Record<string, unknown> } : null
  } catch {
    return null
  }
}
