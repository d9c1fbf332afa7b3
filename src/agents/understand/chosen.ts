import type { Named } from './names.ts'
import { certainly } from './names.ts'
import { isFree, type Token } from './token.ts'

const IDLE = new Set(['wish', 'pron', 'aside', 'be', 'ask', 'correct', 'soft', 'follow', 'opener', 'only'])
const MEASURES = new Set(['metric', 'maybe', 'verb', 'topseller', 'busiest', 'unknown'])
const isOpenName = ({ name }: Token) => name !== undefined && certainly(name) === null
const meant = ({ name }: Token): readonly Named[] => (name ? [...name.full, ...name.short, ...name.part] : [])
const idOf = (named: Named) => ('id' in named ? named.id : named.stores.join())

/** What a turn says when it only answers the question that was put back: one name, or one figure. */
const choice = (tokens: readonly Token[]): Token | null => {
  const told = tokens.filter((token) => !isFree(token) && !IDLE.has(token.type))
  // 我讲的是钱呀，销售额: one figure, said twice.
  const isAgain = (token: Token, at: number) => token.type === 'metric' && told[at - 1]?.value === token.value
  const said = told.filter((token, at) => !isAgain(token, at))
  const [one] = said
  if (said.length !== 1 || one === undefined) return null
  if (one.type === 'metric') return one
  return one.name !== undefined && certainly(one.name) !== null ? one : null
}

/**
 * "Stock of milk?" - which milk? - "Whole Milk 250ml, that one": the turn before with the name or the figure that it left open put as it
 * was chosen, to be read again as a whole. Null where the answer is none of what the open word could mean.
 */
export const withChoice = (before: readonly Token[], tokens: readonly Token[]): readonly Token[] | null => {
  const chosen = choice(tokens)
  if (chosen === null) return null
  // "How was yesterday?" - "footfall".
  if (chosen.type === 'metric' && !before.some(({ type }) => MEASURES.has(type))) return [...before, chosen]
  const isOpen = (token: Token) =>
    chosen.type === 'metric'
      ? token.type === 'maybe' && token.value.split(',').includes(chosen.value)
      : isOpenName(token) && meant(token).some((one) => meant(chosen).some((other) => idOf(one) === idOf(other)))
  const open = before.filter((token) => (chosen.type === 'metric' ? token.type === 'maybe' : isOpenName(token)))
  const [one] = open
  if (open.length !== 1 || one === undefined || !isOpen(one)) return null
  return before.map((token) => (token === one ? chosen : token))
}
