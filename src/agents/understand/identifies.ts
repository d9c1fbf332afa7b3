import type { Token } from './token.ts'

/** Who speaks, or what is pointed at. */
const SUBJECT =
  /^(?:i|we|he|she|it|that|this|these|those|my|our|(?:i|we|they) do|(?:it|that|he|she)'s|i'm|we're|they're)$/iu
/** What one looks after, where one works, what something is. */
const LOOKS_AFTER = /^(?:be|runs?|do|does|sells?|works?|manages?|handles?)$|'(?:s|m|re)$| do$/iu
const LEADS_TO = new Set(['glue', 'prep', 'ref', 'pron'])
const OF_PLACE = /^(?:the|a|an|in|at|on|from|for)$/iu
/** "I'm knackered", "it's splitting the stones": a mood or a deed. */
const IS_FELT = /(?:ing|ed|ly)$/iu
/** 他要的是…, 我盯的是…: what is meant. */
const MEANT = /[要看问说管盯指卖查找]的是|负责的是|关心的是|想知道的?是?/u
/** 我在二楼, 我负责香烟, 咱们熟食柜. */
const WHERE_ONE_IS =
  /^(?:我们?|咱们?|俺们?)(?:(?:在|是|管|负责|盯|卖|做)[^了着过]{1,6}|[^了着过]{1,4}(?:柜|柜台|专柜|档口?|部|区|组|边))$/u

const isUnknown = (token: Token | undefined) => token?.type === 'unknown'

const inEnglish = (words: readonly Token[]): boolean => {
  // "Loose ones", "asking about scratch cards"
  if (words.some((token, i) => isUnknown(token) && /^ones?$/iu.test(words[i + 1]?.text ?? ''))) return true
  const about = words.findIndex(({ text }) => /\babout$/iu.test(text))
  if (about >= 0 && words.slice(about + 1).some(isUnknown)) return true
  const subject = words.findIndex(({ text }) => SUBJECT.test(text))
  if (subject !== 0 && subject !== 1) return false
  const isVerb = (token: Token, i: number) =>
    i >= subject && i <= subject + 2 && (token.type === 'be' || LOOKS_AFTER.test(token.text))
  const verb = words.findIndex(isVerb)
  const rest = words.slice(verb + 1)
  const at = rest.findIndex(isUnknown)
  if (verb < 0 || at < 0 || IS_FELT.test(rest[at]?.text ?? '')) return false
  const between = rest.slice(0, at)
  // "My counter is cheese"
  if (at === 0) return /^(?:my|our)$/iu.test(words[subject]?.text ?? '')
  return between.every(({ type }) => LEADS_TO.has(type)) && between.some(({ text }) => OF_PLACE.test(text))
}

/**
 * "We run the deli", "I'm in Bristol", 我负责香烟: who one is, where one stands and what one looks after may be what is asked
 * about, where nobody knows the word; such a clause is asked back.
 */
export const identifies = (clause: readonly Token[]): boolean => {
  const words = clause.filter(({ type }) => type !== 'pause')
  const text = words.map((token) => token.text).join('')
  if (!/\p{Script=Han}/u.test(text)) return inEnglish(words)
  return MEANT.test(text) || (words.some(isUnknown) && WHERE_ONE_IS.test(text))
}
