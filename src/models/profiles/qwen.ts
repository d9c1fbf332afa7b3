import type { Family } from './family.ts'

/** Qwen 3 and later, and QwQ: thoughts leak as text with a stray closing tag (ollama#18044); 3.5 to 3.8 run alone (ollama#14510). */
export const qwenThinking: Family = {
  name: 'qwen3',
  matches: /(^|\/)(qwen3|qwq)/i,
  thoughtsInText: true,
  oneAtATime: /(^|\/)qwen3\.[5-8]/i,
}

export const qwenPlain: Family = {
  name: 'qwen2.5',
  matches: /(^|\/)qwen(1|2)/i,
  thoughtsInText: false,
  oneAtATime: null,
}
