import { isFree, type Token } from './token.ts'

const MOST_WORDS = 3
const MOST_CHARACTERS = 4
/** Beside these a word is a remark; beside a name, a metric or a preposition it may be part of what is asked. */
const EDGES = new Set(['edge', 'pause', 'filler', 'ask', 'be', 'period', 'greeting'])

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/**
 * Unknown words that look as if they alter nothing: few, without figures, and beside
 * remarks or a period, not where a name, an attribute or a condition stands. The question without them may be offered, never answered.
 */
export const withoutHarmless = (tokens: readonly Token[], written: string): readonly Token[] | null => {
  const unknown = tokens.filter((token) => token.type === 'unknown')
  if (unknown.length === 0) return null
  const han = unknown.filter((token) => isHan(token.text)).length
  if (han > MOST_CHARACTERS || unknown.length - han > MOST_WORDS) return null
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'unknown') continue
    if (!/^[\p{L}']+$/u.test(token.text)) return null
    if (/^[A-Z]/.test(token.text) && !written.startsWith(token.text) && written !== written.toUpperCase()) return null
    let before = i - 1
    while (tokens[before]?.type === 'unknown') before--
    let after = i + 1
    while (tokens[after]?.type === 'unknown') after++
    if (!EDGES.has(tokens[before]?.type ?? 'edge') || !EDGES.has(tokens[after]?.type ?? 'edge')) return null
    if (tokens[after]?.text === '的') return null
  }
  const rest = tokens.filter((token) => token.type !== 'unknown')
  return rest.some((token) => !isFree(token)) ? rest : null
}
