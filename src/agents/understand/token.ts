import type { Fault } from '../../core/fault.ts'
import type { NameReading } from './names.ts'

/** A piece of a question with its meaning: a phrase of the lexicon, a name, a date in figures, or a pause. */
export interface Token {
  readonly type: string
  readonly value: string
  readonly numbers: readonly number[]
  /** As written. */
  readonly text: string
  readonly name?: NameReading
  /** A space stands before it in a text that needs none: Chinese writers pause so. */
  readonly spaced?: boolean
}

/** Words that may stand anywhere and alter nothing; all other words must find a use, or the question is not understood. */
const FREE = new Set(['filler', 'glue', 'prep', 'pause', 'ask', 'be', 'greeting', 'opener', 'soft', 'adds', 'ref'])
export const isFree = (token: Token): boolean => FREE.has(token.type)

/** Why a question is not answered at once. */
export class Unread {
  readonly reason: Fault
  constructor(reason: Fault) {
    this.reason = reason
  }
}

/** Index of the next token that is not free; `tokens.length` when there is none. */
export const nextIndex = (tokens: readonly Token[], from: number): number => {
  let i = from + 1
  while (i < tokens.length && isFree(tokens[i] as Token)) i++
  return i
}

/** Index of the token before that is not free; -1 when there is none. */
export const previousIndex = (tokens: readonly Token[], from: number): number => {
  let i = from - 1
  while (i >= 0 && isFree(tokens[i] as Token)) i--
  return i
}
