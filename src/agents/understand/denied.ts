import { nameKind } from './joins.ts'
import type { Token } from './token.ts'

const SLOTS = new Set(['metric', 'maybe', 'period', 'name', 'place'])
const DAYS = /^(?:day|dow|dow-last|dow-of-week|md|dm|mdy|dmy|d)\b/
const HAN = /\p{Script=Han}/u
const PARTICLE = /^[哦啊呀哈哇啦喔噢嘛哎]$/u
const BESIDE = new Set(['glue', 'prep', 'filler'])

const isNot = ({ type, text }: Token): boolean => type === 'op' && /^(?:not|no|nope|nah|不是|并非|唔系)$/iu.test(text)
/** 莫跟我说毛利额: a figure that the asker does not want to hear. */
const refusesToHear = ({ type, text }: Token, next: Token | undefined): boolean =>
  type === 'op' && /^[莫别]$/u.test(text) && /^(?:跟|和|给)?(?:我|咱)?(?:说|讲|报)$/u.test(next?.text ?? '')
const isPause = (token: Token | undefined): boolean =>
  token === undefined || token.type === 'pause' || token.spaced === true

/** "Cover, not stock", "Monday not Sunday": two of a kind, neither of which could hold the other. */
const excludeEachOther = (one: Token, other: Token): boolean => {
  const measure = ({ type }: Token) => type === 'metric' || type === 'maybe'
  if (measure(one) && measure(other)) return one.value !== other.value
  // 不是全店，就果蔬; 全区的不要，南门店的: all of them is taken back for one of something.
  if (one.type === 'place' && other.type === 'name') return HAN.test(one.text)
  if (one.type !== other.type) return false
  if (one.type === 'name') return nameKind(one) === nameKind(other) && one.text !== other.text
  // 要上礼拜的，不是昨天: 不是 takes back and never leaves out.
  if (one.type === 'period' && HAN.test(one.text) && HAN.test(other.text)) return one.text !== other.text
  return one.type === 'period' && one.text !== other.text && DAYS.test(one.value) && DAYS.test(other.value)
}

const after = (tokens: readonly Token[], from: number): number => {
  let at = from
  while (BESIDE.has(tokens[at]?.type ?? '')) at++
  return at
}

/**
 * The question without what the asker says not to mean: "conversion, not footfall", "no not Monday, Sunday". Only where another of
 * its kind is asked for and the denied one stands alone, so that it restricts nothing. A leading "No," takes the last turn back, and
 * "swap sales for footfall" asks for the second.
 */
export const withoutDenied = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => isNot(token) || token.type === 'swap' || /^[不莫别]$/u.test(token.text))) return tokens
  const kept: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const at = after(tokens, i + 1)
    const denied = tokens[at]
    const next = denied && tokens[after(tokens, at + 1)]
    const others = tokens.filter((_, j) => j !== at)
    const stands = denied !== undefined && SLOTS.has(denied.type)
    // 不是上周是上上周: what is meant follows without a pause.
    const instead =
      HAN.test(token.text) &&
      next?.type === denied?.type &&
      tokens.slice(at + 1).some(({ text }) => /[是系要讲说问指睇看查]/u.test(text))
    if (
      (isNot(token) || refusesToHear(token, tokens[i + 1])) &&
      stands &&
      (isPause(next) || instead) &&
      others.some((other) => excludeEachOther(denied, other))
    ) {
      i = at
      continue
    }
    // 全区的不要，南门店的.
    const unwanted = after(tokens, i + 1)
    const refuses = tokens[unwanted]?.text === '不' && tokens[unwanted + 1]?.text === '要'
    if (
      HAN.test(token.text) &&
      SLOTS.has(token.type) &&
      kept.every(({ type }) => BESIDE.has(type)) &&
      refuses &&
      isPause(tokens[unwanted + 2]) &&
      tokens.slice(unwanted + 2).some((other) => excludeEachOther(token, other))
    ) {
      i = unwanted + 1
      continue
    }
    const joins = next && ['prep', 'to', 'and'].includes(next.type)
    if (token.type === 'swap' && stands && joins && excludeEachOther(denied, tokens[after(tokens, at + 2)] ?? token)) {
      kept.push({ ...token, type: 'follow' })
      i = at + 1
      continue
    }
    const alone =
      HAN.test(token.text) && (isPause(tokens[i - 1]) || BESIDE.has(tokens[i - 1]?.type ?? '') || token.spaced)
    const leads =
      isNot(token) && (alone || kept.every(({ type }) => ['filler', 'pause', 'aside', 'correct'].includes(type)))
    // 不是哦，我说的是前天
    const then = HAN.test(token.text) && PARTICLE.test(tokens[i + 1]?.text ?? '') ? tokens[i + 2] : tokens[i + 1]
    const ends = isPause(then) || (then?.type === 'follow' && /是$/u.test(then.text))
    kept.push(leads && ends ? { ...token, type: 'correct' } : token)
  }
  return kept
}
