import { isMeasure } from './english-words.ts'
import type { Token } from './token.ts'
import { asFiller, whereSaid } from './where-said.ts'

/** Figures that English describes instead of naming: the hour when a queue was longest, a rate in percent, a target that was made. */

const OFF = /^off$/iu
/** "Was Tech Park's conversion off yesterday compared with a normal Sunday": off is changed, where it is held against something. */
const withOff = (tokens: readonly Token[]): readonly Token[] => {
  const held = tokens.some(({ type }) => type === 'cmp' || type === 'base')
  return tokens.map((token, i) => (held && OFF.test(token.text) && isMeasure(tokens[i - 1]) ? asFiller(token) : token))
}

/** "How busy were we, in footfall terms", "in terms of transactions": of the figures that an open word may be, the one that is named. */
const withTerms = (tokens: readonly Token[]): readonly Token[] => {
  const named = tokens.findIndex(({ type }) => type === 'metric')
  const open = tokens.findIndex(({ type }) => type === 'maybe')
  const wraps = /^in$/iu.test(tokens[named - 1]?.text ?? '') && /^terms$/iu.test(tokens[named + 1]?.text ?? '')
  const leads = /^in terms of$/iu.test(tokens[named - 1]?.text ?? '')
  const one = tokens.filter(isMeasure).length === 2 && open >= 0 && named > open
  if (!one || !(wraps || leads) || !tokens[open]?.value.split(',').includes(tokens[named]?.value ?? '')) return tokens
  return tokens.map((token, i) =>
    i === open || i === named - 1 || (wraps && i === named + 1) ? asFiller(token) : token,
  )
}

const QUEUE = /^(?:(?:the|our) )?(?:queues?|lines?)$/iu
const AT_ITS = /^(?:at|its|it's|their)$/iu
const LONG = /^(?:(?:had|has|have|saw|got) )?(?:the )?(?:longest|shortest)$/iu
/** "What hour was the line longest": of a queue that is ranked by its length. */
const withLongest = (tokens: readonly Token[]): readonly Token[] => {
  const ranked = tokens.some(({ type, text }) => type === 'rank' && LONG.test(text))
  const queues = tokens.filter(
    ({ type, text }, i) =>
      (['remark', 'unknown', 'dim'].includes(type) && QUEUE.test(text)) ||
      (/^waits?$/iu.test(text) && LONG.test(tokens[i - 1]?.text ?? '')),
  )
  if (!ranked || queues.length !== 1 || tokens.some(isMeasure)) return tokens
  return tokens.map((token, i) => {
    if (token === queues[0])
      return { ...token, type: 'metric', value: QUEUE.test(token.text) ? 'queue_length' : 'queue_wait' }
    // "The line at its longest": how it was at that hour.
    const [next, then] = AT_ITS.test(token.text) ? [tokens[i + 1], tokens[i + 2]] : [undefined, undefined]
    return next && (LONG.test(next.text) || (then && LONG.test(then.text))) ? asFiller(token) : token
  })
}

/** "Each day's sales": day by day, though "the day's sales" is a name of sales. */
const withEachDays = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const of = tokens[i + 1]
    const days = of?.type === 'metric' && /^day's /iu.test(of.text)
    return days && /^(?:each|every)$/iu.test(token.text) ? { ...token, type: 'each', value: 'day' } : token
  })

const RATES = new Set(['waste_rate', 'shrink_rate', 'return_rate', 'markdown_rate', 'oos_rate', 'margin_rate'])
const IN_PERCENT = /\b(?:in|as a|as|by) (?:percent|percentage|percentages|per cent|pct|%)(?: terms)?(?= )/u
/** "How much did we discount last week, in percent": of a figure that may be money or a rate, the rate; a rate is in percent anyhow. */
const withInPercent = (tokens: readonly Token[]): readonly Token[] => {
  const said = whereSaid(tokens, IN_PERCENT)
  const measures = tokens.filter(isMeasure)
  const rate = measures[0]?.value.split(',').find((one) => RATES.has(one))
  if (!said || measures.length !== 1 || !rate) return tokens
  return tokens.map((token, i) => {
    if (token === measures[0]) return { ...token, type: 'metric', value: rate }
    return i >= said[0] && i <= said[1] ? asFiller(token) : token
  })
}

/** "When yesterday was it highest, what hour": the second says what the first asks. */
const withWhenSaid = (tokens: readonly Token[]): readonly Token[] => {
  const hour = tokens.findIndex(({ type, value }) => type === 'which' && /^(?:hour|day)$/.test(value))
  return tokens.map((token, i) => (token.type === 'when' && i < hour ? asFiller(token) : token))
}

const HITS = /\b(?:hit|make|made|beat|meet|met|reach|reached|miss|missed|achieve|achieved)$/iu
const GOAL = /^(?:plan|target|budget|goal)$/iu
/** "Did we make our sales target, and by how much": the figure against its plan. */
const withGoal = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) => token.type === 'op' && GOAL.test(token.text) && tokens[i - 1]?.type === 'metric',
  )
  const hits = tokens.findIndex(({ text }, i) => i < at && HITS.test(text))
  if (at < 0 || hits < 0 || tokens.some(({ type }) => type === 'base' || type === 'cmp')) return tokens
  const between = tokens.slice(hits + 1, at - 1).every(({ type }) => type === 'glue')
  const past = tokens.slice(0, hits + 1).some(({ text }) => /\b(?:did|have|has)\b/iu.test(text))
  if (!between || !past) return tokens
  return tokens.flatMap((token, i) => {
    if (i === at) return [{ ...token, type: 'base', value: 'plan' }]
    if (i === hits) return [asFiller(token)]
    // "And by how much" asks for the difference that stands beside every comparison.
    const asks = i > at && token.type === 'and' && /^by how much$/iu.test(tokens[i + 1]?.text ?? '')
    return asks ? [] : [token]
  })
}

export const DESCRIBED_RULES = [withEachDays, withOff, withTerms, withLongest, withInPercent, withWhenSaid, withGoal]
