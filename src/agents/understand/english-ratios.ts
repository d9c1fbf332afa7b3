import { isMeasure } from './english-words.ts'
import { isFree, type Token } from './token.ts'

/** Figures of which "sells the most per …" asks a rank: what is taken over what the half behind "per" says. */
const TAKEN = new Set(['topseller', 'rank'])

/**
 * "Which store sells the most per square metre": what is ranked is the ratio, whose other half stands behind "per". Without such a rank
 * before it the half alone is no figure.
 */
const withRankedRatio = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type }) => type === 'ratio')
  const ratio = tokens[at]
  if (!ratio) return tokens
  let from = at - 1
  while (from >= 0 && isFree(tokens[from] as Token)) from--
  const rank = tokens[from]
  const chosen = rank !== undefined && TAKEN.has(rank.type) && /^(?:highest|lowest|best|worst)\b/.test(rank.value)
  const measured = tokens.some((token) => isMeasure(token))
  if (!chosen || measured)
    return tokens.map((token) => (token.type === 'ratio' ? { ...token, type: 'unknown' } : token))
  return tokens.map((token, i) =>
    i === at
      ? { ...token, type: 'metric' }
      : i === from
        ? { ...token, type: 'rank', value: token.type === 'rank' ? token.value : (token.value.split(' ')[0] ?? '') }
        : token,
  )
}

export const RATIO_RULES = [withRankedRatio]
