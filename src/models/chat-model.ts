import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { type Fault, isFault } from '../core/fault.ts'
import type { Emit } from '../core/run-event.ts'
import { callModel } from './chat-call.ts'
import type { ModelAnswer } from './chat-record.ts'
import { ModelFault } from './model-fault.ts'
import type { Seat } from './seat.ts'

export interface ChatRequest {
  readonly seat: Seat
  readonly party: string
  readonly signal: AbortSignal
  readonly emit: Emit
  readonly seed: number
  /** Text of the answer being written, as it comes and before any check; nobody may show it as it is. */
  readonly onText: (text: string, call: number) => void
}

export interface ChatModel {
  readonly model: BaseChatModel
  /** The fault of the last call; null when it answered. LangChain wraps errors, this does not. */
  fault(): Fault | null
  /** When no call is under way any more: LangChain gives up at once on an abort, and a call still has its end to tell. */
  settled(): Promise<void>
}

/**
 * One ChatOllama for one request: a shared one lets a person's cancel kill everybody's answer, and a signal never
 * reaches its fetch (reliability F7, F8). LangChain only ever sees whole, checked answers: its fetch is `callModel`.
 */
export const openChatModel = async (request: ChatRequest): Promise<ChatModel> => {
  const { ChatOllama } = await import('@langchain/ollama')
  const { seat, signal, emit } = request
  const { settings, tier } = seat
  let fault: Fault | null = null
  let calls = 0
  let underWay: Promise<unknown> = Promise.resolve()
  const answerTo = async (url: string, body: string): Promise<Response> => {
    calls += 1
    const call = calls
    const began = performance.now()
    fault = null
    emit({ type: 'model-start', tier, model: settings.model, call })
    const result = await callModel(
      {
        seat,
        party: request.party,
        signal,
        onText: (text) => request.onText(text, call),
        onPosition: (position) =>
          emit({ type: 'fault-raised', fault: { fault: 'model-busy', parameters: { tier, position } } }),
      },
      url,
      body,
    )
    const failed = isFault(result)
    emit({
      type: 'model-end',
      tier,
      call,
      promptTokens: failed ? null : result.promptTokens,
      answerTokens: failed ? null : result.answerTokens,
      ms: Math.round(performance.now() - began),
      outcome: failed ? 'fault' : result.toolCalls.length > 0 ? 'tool-calls' : 'text',
    })
    if (!failed) return asResponse(result)
    fault = result
    emit({ type: 'fault-raised', fault: result })
    throw new ModelFault(result)
  }
  const model = new ChatOllama({
    baseUrl: settings.host,
    model: settings.model,
    numCtx: settings.numCtx,
    numPredict: settings.numPredict,
    temperature: settings.temperature,
    seed: request.seed,
    keepAlive: '30m',
    // The type says boolean; an effort word goes through as it is.
    think: settings.think as boolean,
    maxRetries: 0,
    fetch: (input: string | URL | Request, init?: RequestInit) => {
      const answer = answerTo(String(input), String(init?.body))
      underWay = answer.catch(() => undefined)
      return answer
    },
  })
  const settled = async () => {
    await underWay
  }
  return { model, fault: () => fault, settled }
}

/** A checked answer in the form that the client expects: one record, then the end. */
const asResponse = (answer: ModelAnswer): Response => {
  const tool_calls = answer.toolCalls.map((call) => ({ function: call }))
  const records = [
    {
      message: { role: 'assistant', content: answer.text, ...(tool_calls.length > 0 ? { tool_calls } : {}) },
      done: false,
    },
    {
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: answer.promptTokens ?? 0,
      eval_count: answer.answerTokens ?? 0,
    },
  ]
  return new Response(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}
