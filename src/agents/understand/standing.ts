import { nameKind } from './joins.ts'
import type { Token } from './token.ts'

const LAYS = new Set(['rank', 'topseller', 'busiest', 'each', 'which', 'when', 'cmp', 'base', 'against'])
const isStore = (token: Token) => token.name !== undefined && nameKind(token) === 'store'
const isOwn = (token: Token) => isStore(token) || (token.type === 'place' && token.value === 'mine')

/** Said of a store in a question that lays out nothing else, a place among others can be told by all of them in order. */
const isPlain = (tokens: readonly Token[], standing: Token): boolean =>
  !tokens.some((token) => token !== standing && (LAYS.has(token.type) || token.type === 'standing')) &&
  tokens.filter(isOwn).length < 2 &&
  !tokens.some((token) => token.name !== undefined && nameKind(token) === 'product')

/**
 * 海湾店上周客流在华南排第几: no frame says where one store stands, but all of them in order do. The question about them, without the store;
 * null where nobody asks for a standing.
 */
export const askedStanding = (tokens: readonly Token[]): readonly Token[] | null => {
  const standing = tokens.find(({ type }) => type === 'standing')
  if (!standing || !isPlain(tokens, standing)) return null
  const each = { ...standing, type: 'each', value: 'store', text: '' }
  return [
    each,
    ...tokens
      .filter((token) => !isOwn(token))
      .map((token) => (token === standing ? { ...token, type: 'rank', value: 'best all' } : token)),
  ]
}
