import type { Labels } from '../core/language-code.ts'
import type { Tier } from '../core/tier.ts'

/** An agent is a row of data; one function runs all. Names are closed by the registry (contracts 3). */
export interface AgentSpec<N extends string = string, T extends string = string> {
  readonly name: N
  readonly tier: Tier
  readonly labels: Labels
  /** File in `prompts/`. */
  readonly prompt: string
  readonly tools: readonly T[]
  /** Delegation down and escalation up are the same thing: a tool made from each of these. Acyclic over the registry. */
  readonly mayAsk: readonly N[]
  readonly budget: {
    readonly modelCalls: number
    readonly toolCalls: number
    readonly seconds: number
  }
}
