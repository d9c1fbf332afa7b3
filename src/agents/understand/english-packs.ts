import type { Catalogue } from '../../core/catalogue.ts'
import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import { isFree, previousIndex, type Token } from './token.ts'
import { asFiller } from './where-said.ts'

/** What English counts goods by: "bags of chips on hand", "soy sauce bottles sold", "how many did we sell, in pieces". */

/** What one piece is sold in. Not what holds several of them (cases, crates, boxes, trays) nor a part of one (rolls, slices). */
const PACK =
  /^(?:bags?|packs?|packets?|bottles?|loa(?:f|ves)|cartons?|tins?|cans?|tubs?|tubes?|jars?|pots?|bars?|punnets?)$/iu
const PIECE = /^(?:pieces?|units?|items?|pcs|individual (?:pieces|units|items))$/iu
const SAYS_PACK = /\b(?:bags?|packs?|packets?|cartons?|tubs?|punnets?)\b|[几少多][箱袋筐]/iu
const isPack = ({ text }: Token) => PACK.test(text) || PIECE.test(text)

/** A word that nothing else in the question needs: unknown, or met in the names of goods only ("Trash Bags"). */
const isLoose = ({ type, name }: Token) => type === 'unknown' || (type === 'name' && name?.full.length === 0)
const isGoods = (token: Token | undefined) =>
  token?.name !== undefined &&
  [...token.name.full, ...token.name.short, ...token.name.part].every(
    ({ kind }) => kind === 'product' || kind === 'category',
  )
const isMany = ({ type, value }: Token) => type === 'ask' && value === 'many'
const isSold = ({ type, value }: Token) => type === 'verb' && value === 'sell'
const GONE = /^(?:gone|went|have gone|has gone)$/iu
const HELD = new Set(['stock_on_hand', 'stock_on_hand,days_of_cover,out_of_stocks', 'units_sold'])

/** Goods that the word at `at` counts: "bags of chips", "chips bags", "chips, how many bags". */
const counts = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]
  const of = tokens[at + 1]
  const thing = tokens[at + 2]?.type === 'glue' ? tokens[at + 3] : tokens[at + 2]
  const leads = before === undefined || isFree(before) || before.type === 'follow'
  if (leads && of && /^of$/iu.test(of.text) && isGoods(thing)) return true
  const named = tokens.filter((token, i) => i !== at && isGoods(token) && !isPack(token))
  if (named.length !== 1 || tokens.indexOf(named[0] as Token) > at) return false
  return (before !== undefined && isMany(before)) || before === named[0]
}

const IN = /^(?:in|by|by the|as)$/iu
/** ", in pieces", "pieces I mean": at the end of a clause it says what is counted, and no more. */
const saysUnit = (tokens: readonly Token[], at: number): boolean => {
  const [token, before] = [tokens[at], tokens[at - 1]]
  if (!token || !PIECE.test(token.text)) return false
  const led = before?.type === 'pause' || IN.test(before?.text ?? '')
  let end = at + 1
  while (tokens[end]?.type === 'filler' || tokens[end]?.type === 'soft') end++
  return led && isEdge(tokens[end])
}

/** "How many units did each store sell": of all goods, where none are named. */
const withPiecesOfAll = (said: readonly Token[]): readonly Token[] => {
  const at = said.findIndex((token, i) => PIECE.test(token.text) && isLoose(token) && said[i - 1]?.value === 'many')
  const sold = said.findIndex((token, i) => i > at && isSold(token))
  const others = said.some((token, i) => i !== at && (isGoods(token) || isMeasure(token)))
  if (at < 0 || sold < 0 || others) return said
  return said.map((token, i) => {
    if (i === at) return { ...asFiller(token), type: 'metric', value: 'units_sold' }
    return i === sold || i === at - 1 ? asFiller(token) : token
  })
}

/** Pieces are what is asked for of goods that were sold; of goods that are held the word for a pack says nothing more. */
export const withPacks = (said: readonly Token[]): readonly Token[] => {
  const isPacks = said.map(
    (token, i) =>
      isPack(token) &&
      (isLoose(token) || token.type === 'filler' || isMeasure(token)) &&
      (counts(said, i) || saysUnit(said, i)),
  )
  if (!isPacks.some(Boolean)) return withPiecesOfAll(said)
  const gone = said.findIndex(
    (token, i) =>
      GONE.test(token.text) && (isEdge(said[i + 1]) || isPeriod(said[i + 1])) && isPacks[previousIndex(said, i)],
  )
  const measures = said.filter((token, i) => isMeasure(token) && !isPacks[i])
  const sales = measures.length === 1 && measures[0]?.value === 'net_sales' && said.some((_, i) => saysUnit(said, i))
  const sells = measures.length === 0 && (gone >= 0 || said.some(isSold))
  if (sales || sells) {
    const first = isPacks.indexOf(true)
    return said.map((token, i) => {
      if (i === first) return { ...asFiller(token), type: 'metric', value: 'units_sold' }
      const told = isSold(token) || isMany(token) || i === gone || (sales && isMeasure(token))
      return isPacks[i] || told ? asFiller(token) : token
    })
  }
  const held = measures.some(({ value }) => HELD.has(value)) || said.some(isMany)
  return held ? said.map((token, i) => (isPacks[i] && isLoose(token) ? asFiller(token) : token)) : said
}

/** The word for a pack beside goods that are weighed: potatoes are known in kilograms, and nobody counts their bags. */
export const packsOfWeighed = (tokens: readonly Token[], { products }: Catalogue): string | null => {
  const pack = tokens.find(({ text, type }) => (type === 'filler' || type === 'metric') && SAYS_PACK.test(text))
  if (!pack) return null
  const named = tokens.flatMap(({ name }) => (name ? [...name.full, ...name.short] : []))
  const ids = new Set(named.flatMap((one) => (one.kind === 'product' ? [one.id] : [])))
  return products.some(({ id, weighedIn }) => weighedIn !== undefined && ids.has(id)) ? pack.text : null
}
