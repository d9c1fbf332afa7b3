import type { z } from 'zod'
import type { RunEventBody } from '../core/run-event.ts'
import type { Tier } from '../core/tier.ts'
import type { Budget } from './budget.ts'

/** A tool bound to one run: its input schema is closed over what exists and is allowed, its scope is not an argument. */
export interface BoundTool {
  readonly name: string
  readonly description: string
  readonly schema: z.ZodType
  /** What the model reads: rows marked as data, another agent's answer, or a fixed code. */
  run(input: unknown): Promise<{ readonly text: string; readonly outcome: 'evidence' | 'answer' | 'fault' }>
}

/** All that a model may learn about a failure; the detail goes to the log (reliability 11.9). */
export const toolCode = (code: string, hint = ''): string => `FAULT ${code}${hint ? `: ${hint}` : ''}`

export interface Toolbox {
  readonly tools: readonly BoundTool[]
  /** Never throws: a model reads the result. */
  call(name: string, input: unknown): Promise<string>
  /** The model goes round in circles: the same call for the third time. */
  stuck(): boolean
}

const AT_ONCE = 2
const STUCK_AT = 3

interface BoxSettings {
  readonly tools: readonly BoundTool[]
  readonly tier: Tier
  readonly budget: Budget
  readonly signal: AbortSignal
  readonly emit: (event: RunEventBody) => void
}

/** Runs what a model asks for: two at once, an equal call only once, within the budget, every failure as a code. */
export const openToolbox = ({ tools, tier, budget, signal, emit }: BoxSettings): Toolbox => {
  const byName = new Map(tools.map((tool) => [tool.name, tool]))
  const earlier = new Map<string, { times: number; readonly text: Promise<string> }>()
  const waiting: (() => void)[] = []
  let running = 0
  let isStuck = false

  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
  const runTool = async (tool: BoundTool, input: unknown): Promise<string> => {
    if (signal.aborted) return toolCode('cancelled')
    if (!budget.take('toolCalls')) return toolCode('budget-spent', 'answer now with what you have')
    const began = performance.now()
    emit({ type: 'tool-start', tier, tool: tool.name, input })
    const result = await tool.run(input).catch(() => ({ text: toolCode('tool-failed'), outcome: 'fault' as const }))
    emit({ type: 'tool-end', tool: tool.name, ms: Math.round(performance.now() - began), outcome: result.outcome })
    return result.text
  }
  return {
    tools,
    stuck: () => isStuck,
    async call(name, input) {
      const tool = byName.get(name)
      if (!tool) return toolCode('unknown-tool', `use one of ${[...byName.keys()].join(', ')}`)
      const parsed = tool.schema.safeParse(input)
      if (!parsed.success) {
        const fields = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? 'input')))]
        return toolCode('input-invalid', `wrong: ${fields.filter((field) => /^[a-z_]{1,30}$/i.test(field)).join(', ')}`)
      }
      const key = `${name} ${JSON.stringify(parsed.data)}`
      const known = earlier.get(key)
      if (known) {
        known.times += 1
        isStuck ||= known.times >= STUCK_AT
        return `${toolCode('already-known')}\n${await known.text}`
      }
      const text = turn(() => runTool(tool, parsed.data))
      earlier.set(key, { times: 1, text })
      return text
    },
  }
}
