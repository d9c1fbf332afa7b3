import { type Answer, textOf } from '../core/answer.ts'
import type { Turn } from '../core/question.ts'

/** What a turn that was answered leaves to the next one of its conversation. */
export const turnOf = (text: string, answer: Answer): Turn => ({
  text,
  frame: answer.frame,
  answer: answer.sentences.map(textOf).join(' '),
  ...(answer.options.length > 0 ? { offered: answer.options.map(({ frame }) => frame) } : {}),
})
