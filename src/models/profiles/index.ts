import { unknownFamily } from './default.ts'
import type { Family } from './family.ts'
import { gemma } from './gemma.ts'
import { llama } from './llama.ts'
import { qwenPlain, qwenThinking } from './qwen.ts'

/** First match wins. */
const FAMILIES: readonly Family[] = [qwenThinking, qwenPlain, llama, gemma]

export const familyOf = (model: string): Family => FAMILIES.find((one) => one.matches.test(model)) ?? unknownFamily
