import { loadPrompt, type Prompt } from './prompt-file.ts'

/** Read once, when the house opens: a broken prompt stops it there and not in the middle of a question. */
export const TURN = loadPrompt('turn.md')
export const RETRY = loadPrompt('retry.md')

const systems = new Map<string, Prompt>()

/** A tier's own text and the rules for all; no variables, so every request begins with the same bytes. */
export const systemPrompt = (file: string): string => {
  const kept = systems.get(file) ?? loadPrompt(file)
  if (kept.variables.length > 0) throw new Error(`prompts/${file}: a system prompt has no variables`)
  systems.set(file, kept)
  return kept.text
}
