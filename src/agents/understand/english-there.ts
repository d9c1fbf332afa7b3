import { isMeasure } from './english-words.ts'
import type { Token } from './token.ts'
import { asFiller, whereSaid } from './where-said.ts'

/** Goods that are there, or are not yet: what we have any of, how many days it lasts, how long it took to turn over. */

const TURN_DAYS =
  /\bhow (?:many days|long) (?:does|did|do|has|have) (?:it|we) (?:take|taken|takes) (?:us )?to turn(?: over| round| around)?(?= )/u
const STOCK = /^(?:stock|inventory)$/iu
/** "How many days did it take us to turn over the dairy stock": the goods stand inside the figure's name. */
const withTurnDays = (tokens: readonly Token[]): readonly Token[] => {
  const asked = whereSaid(tokens, TURN_DAYS)
  const measures = tokens.filter((token, i) => isMeasure(token) && !(asked && i <= asked[1]))
  if (!asked || measures.length !== 1 || !STOCK.test(measures[0]?.text ?? '')) return tokens
  return tokens.map((token, i) => {
    if (i === asked[0]) return { ...asFiller(token), type: 'metric', value: 'stock_turn_days' }
    return (i > asked[0] && i <= asked[1]) || token === measures[0] ? asFiller(token) : token
  })
}

const GOODS = ({ name }: Token) =>
  name?.full.concat(name.short, name.part).every(({ kind }) => kind === 'product' || kind === 'category') ?? false
const HOLD =
  /^(?:have we|have we got|do we have|we have|we got|we've got|have we left|are left|are there|left|is left)$/iu
/** "How many days of shampoo have we got": how long it lasts. */
const withDaysOf = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }, i) => {
    const counted = type === 'dim' && /^days?$/iu.test(text) && tokens[i - 1]?.value === 'many'
    const goods = tokens[i + 2]?.type === 'glue' ? tokens[i + 3] : tokens[i + 2]
    return counted && /^of$/iu.test(tokens[i + 1]?.text ?? '') && goods !== undefined && GOODS(goods)
  })
  const held = tokens.findIndex(({ text }, i) => i > at && HOLD.test(text))
  const measures = tokens.filter((token, i) => isMeasure(token) && i !== held)
  if (at < 0 || held < 0 || measures.length > 0) return tokens
  return tokens.map((token, i) => {
    if (i === at) return { ...token, type: 'metric', value: 'days_of_cover' }
    return i === at - 1 || i === held ? asFiller(token) : token
  })
}

const ANY = /^(?:have we got|have you got|we got|got) any$/iu
const LEFT = /^(?:left|left over|remaining|still|in stock|on hand)$/iu
const THERE = new Set(['prep', 'glue', 'name', 'period', 'sofar', 'place'])
/** "Have we got any croissants", "do we have any shampoo left": goods that may be there or not are asked for as stock. */
const withAny = (tokens: readonly Token[]): readonly Token[] => {
  const any = tokens.findIndex(
    ({ type, value, text }) => (type === 'be' && ANY.test(text)) || (value === 'stock_on_hand' && / any$/iu.test(text)),
  )
  const goods = tokens[any + 1]
  if (any < 0 || !goods || !GOODS(goods)) return tokens
  const left = tokens.findIndex(({ text }, i) => i > any && LEFT.test(text))
  const ends = tokens.findIndex((token, i) => i > any && token.type === 'pause')
  const rest = tokens.slice(any + 2, ends < 0 ? undefined : ends)
  // "Any shampoo coming in": what else is said of them is not that they are there.
  const there = rest.every(
    (token) => LEFT.test(token.text) || THERE.has(token.type) || /^(?:please|pls)$/iu.test(token.text),
  )
  const measures = tokens.filter((token, i) => isMeasure(token) && i !== any && i !== left)
  const asked = there && measures.length === 0 && !tokens.some(({ type }) => type === 'verb' || type === 'cmp')
  return tokens.map((token, i) => {
    if (i === any) return asked ? { ...token, type: 'metric', value: 'stock_on_hand' } : { ...token, type: 'unknown' }
    return asked && i === left ? asFiller(token) : token
  })
}

const COMES = /^(?:coming|comin|coming in|comin in|come in)$/iu
const ON_HAND = /^(?:stock_on_hand|days_of_cover|stock_value)\b/u
/** "How much shampoo do we have coming in": what comes is not there yet. Sales and people come in, too. */
const withComing = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const ofGoods = measures.length === 0 && tokens.some(GOODS)
  if (!ofGoods && !measures.some(({ value }) => ON_HAND.test(value))) return tokens
  return tokens.map((token) =>
    token.type === 'filler' && COMES.test(token.text) ? { ...token, type: 'op', value: 'future' } : token,
  )
}

const HOW_FAST = /\bhow (?:quick|quickly|fast|rapidly|slow|slowly)(?= )/u
const GOES =
  /^(?:go|goes|going|gone|move|moves|moving|turn|turns|turning|turn over|turning over|sell|sells|selling|shift|shifting)$/iu
/** "How quick does our snacks stock go": by days that it lasts, by days that it takes to turn over, or by the share that was sold. */
const withSpeed = (tokens: readonly Token[]): readonly Token[] => {
  const asked = whereSaid(tokens, HOW_FAST)
  const goes = tokens.findIndex(({ text }, i) => asked !== null && i > asked[1] && GOES.test(text))
  const measures = tokens.filter((token, i) => isMeasure(token) && i !== goes)
  if (!asked || goes < 0 || measures.length !== 1 || !STOCK.test(measures[0]?.text ?? '')) return tokens
  return tokens.map((token, i) => {
    if (token === measures[0]) return { ...token, type: 'maybe', value: 'days_of_cover,stock_turn_days,sell_through' }
    return (i >= asked[0] && i <= asked[1]) || i === goes ? asFiller(token) : token
  })
}

export const THERE_RULES = [withAny, withComing, withTurnDays, withDaysOf, withSpeed]
