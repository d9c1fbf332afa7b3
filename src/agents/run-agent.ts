import type { BaseMessage } from '@langchain/core/messages'
import { z } from 'zod'
import { type Fault, fault } from '../core/fault.ts'
import type { Tier } from '../core/tier.ts'
import type { ChatModel } from '../models/chat-model.ts'
import type { Budget } from './budget.ts'
import type { Toolbox } from './toolbox.ts'

/** One agent at work on one question. Each `say` continues the talk; budget and tools are those of the whole of it. */
export interface AgentTalk {
  /** The model's last words after all its tool calls, or why there are none. */
  say(text: string): Promise<string | Fault>
}

export interface AgentSettings {
  readonly tier: Tier
  readonly system: string
  readonly chat: ChatModel
  readonly toolbox: Toolbox
  readonly budget: Budget
  readonly signal: AbortSignal
}

/** Ends the loop from inside; caught in `say`. */
class Ended extends Error {
  readonly why: Fault
  constructor(why: Fault) {
    super(why.fault)
    this.why = why
  }
}

/**
 * The only file that knows LangChain's agent. What keeps us safe is not in it: clocks and checks are in the chat model,
 * scope, budget and codes in the toolbox; one wrap-style middleware joins them. LangChain is loaded on first use, so
 * that an instant answer never pays for it. No checkpointer, no streaming: whole checked answers only.
 */
export const openAgent = async ({ tier, system, chat, toolbox, budget, signal }: AgentSettings): Promise<AgentTalk> => {
  const [{ createAgent, createMiddleware, tool }, { AIMessage, HumanMessage, ToolMessage }] = await Promise.all([
    import('langchain'),
    import('@langchain/core/messages'),
  ])
  const spent = (what: string) => new Ended(fault('budget-spent', { tier, what }))
  const house = createMiddleware({
    name: 'house',
    wrapModelCall: (request, handler) => {
      if (signal.aborted) throw new Ended(fault('cancelled', {}))
      if (toolbox.stuck()) throw spent('equal-calls')
      if (!budget.take('modelCalls')) throw spent('model-calls')
      return handler(request)
    },
    wrapToolCall: async ({ toolCall }) =>
      new ToolMessage({
        content: await toolbox.call(toolCall.name, toolCall.args),
        tool_call_id: toolCall.id ?? '',
        name: toolCall.name,
      }),
  })
  // The middleware answers every call, so a tool's own function is never run.
  const tools = toolbox.tools.map(({ name, description, schema }) =>
    tool(() => '', { name, description, schema: forModel(schema) }),
  )
  const agent = createAgent({ model: chat.model, tools, systemPrompt: system, middleware: [house] })
  let messages: BaseMessage[] = []
  return {
    async say(text) {
      try {
        const asked = [...messages, new HumanMessage(text)]
        const state = await agent.invoke({ messages: asked }, { signal, recursionLimit: 100 })
        messages = state.messages
        const last = messages.at(-1)
        return last && AIMessage.isInstance(last) ? last.text : fault('answer-empty', { tier })
      } catch (error) {
        await chat.settled()
        const ended = endOf(error)
        if (ended) return ended.why
        const failed = chat.fault()
        if (failed) return failed
        if (signal.aborted) return fault('cancelled', {})
        throw error
      }
    },
  }
}

/** LangChain wraps errors, several times over. */
const endOf = (error: unknown): Ended | null => {
  for (let at = error; at instanceof Error; at = at.cause as unknown) if (at instanceof Ended) return at
  return null
}

/** What a model is not helped by: the toolbox checks every input against the whole schema and says what is wrong. */
const LEFT_OUT = new Set(
  '$schema default additionalProperties minItems maxItems minLength maxLength pattern'.split(' '),
)

/** A schema as short as it can be said: each tier's tools are read anew whenever a model server has forgotten them. */
const forModel = (schema: z.ZodType): Record<string, unknown> => {
  const made = z.toJSONSchema(schema, { io: 'input' })
  return JSON.parse(JSON.stringify(made, (key, value) => (LEFT_OUT.has(key) ? undefined : value)))
}
