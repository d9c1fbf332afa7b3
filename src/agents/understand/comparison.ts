import { weekday } from '../../core/business-date.ts'
import { fault } from '../../core/fault.ts'
import type { BaseWords } from './bases.ts'
import { endsInFrom } from './periods.ts'
import type { SaidPeriod } from './said-period.ts'
import { isFree, nextIndex, previousIndex, type Token, Unread } from './token.ts'

/** Which period is asked about and what it is compared with. */
export interface Compared {
  readonly value: SaidPeriod | null
  /** Alternatives; empty when nothing is compared with. */
  readonly base: BaseWords | null
  /** Two periods without a word that compares them: each may be meant. */
  readonly listed: readonly SaidPeriod[]
  /** Members (stores, categories) are compared, not periods. */
  readonly members: boolean
  /** "And the day before?": the period is told by the one of the turn before. */
  readonly before?: string
}

const not = (token: Token | undefined) => new Unread(fault('not-understood', { text: token?.text ?? '' }))

const isMember = (token: Token | undefined) => token?.type === 'name'

/** Finds the base in word order: what follows "than", what stands last before 相比, what "compare" names second. */
export const compared = (
  tokens: readonly Token[],
  said: readonly SaidPeriod[],
  used: Set<Token>,
): Compared | Unread => {
  const changes = tokens.some((token) => token.type === 'change' || token.type === 'cmp')
  // "The difference between yesterday and Monday" compares; "between Monday and yesterday" is a range.
  const marks = tokens.filter((token) => token.type === 'cmp' || (changes && token.value === 'between'))
  const all = tokens.filter((token) => token.type === 'base' || token.type === 'against')
  const none = { value: said[0] ?? null, base: null, listed: [], members: false }
  const put = besideIt(tokens, said, all, used)
  if (put !== null) return put
  // 正常不，跟平常周四比: the usual, and of which weekday; 环比呢，跟前一个礼拜比: what came before, and which.
  const vague = all.some(({ value }) => value === 'W4-dow')
    ? 'W4'
    : all.some(({ value }) => /^prev-(?:week|month|day)/.test(value))
      ? 'prev'
      : ''
  const usual = all.filter(({ value }) => value === vague)
  for (const token of usual) used.add(token)
  const named = restated(
    tokens,
    said,
    usual.length > 0 ? all.filter((token) => !usual.includes(token)) : all,
    marks,
    used,
  )
  if ('kind' in named) return { ...none, value: said.length > 1 ? (said[0] ?? null) : null, base: named }
  // 正常不,跟平时比: the same base said twice.
  if (new Set(named.map((token) => token.value)).size > 1) return not(named[1])
  const [name] = named
  for (const token of named.slice(1)) used.add(token)
  // "Yesterday's sales and the same day last year": shown side by side.
  const joins = name?.type === 'against' && tokens[previousIndex(tokens, tokens.indexOf(name))]?.type === 'and'
  if (name?.type === 'against' && marks.length === 0 && joins && said.length === 1) {
    used.add(name)
    return { ...none, base: { kind: 'named', name: name.value, numbers: name.numbers } }
  }
  // 去年同期呢: the turn before, held against it.
  const bare = said.length === 0 && !tokens.some(({ type }) => type === 'metric' || type === 'maybe')
  if (
    name?.type === 'against' &&
    marks.length === 0 &&
    bare &&
    /^(?:LY|same|W4)/.test(name.value) &&
    HAN.test(name.text)
  ) {
    used.add(name)
    return { ...none, base: { kind: 'named', name: name.value, numbers: name.numbers } }
  }
  if (name?.type === 'against' && marks.length === 0) {
    if (!name.value.startsWith('prev') || said.length > 0) return not(name)
    used.add(name)
    return { ...none, before: name.value }
  }
  // 环比前日: what stands right after says which period is meant.
  if (
    name?.type === 'base' &&
    name.value === 'prev' &&
    said.length === 2 &&
    said[1]?.first === nextIndex(tokens, tokens.indexOf(name))
  ) {
    used.add(name)
    return { ...none, base: { kind: 'said', period: said[1] } }
  }
  // 华东6月客流 // 环比5月
  if (
    name?.type === 'base' &&
    name.value === 'prev' &&
    said.length === 1 &&
    said[0] &&
    leadsTo(tokens, tokens.indexOf(name), said[0].first, used)
  ) {
    used.add(name)
    return { ...none, value: null, base: { kind: 'said', period: said[0] } }
  }
  // "WoW, last week against the week before" says its base twice.
  const twice = named.some(({ type }) => type === 'against')
  if (name?.type === 'base' && !twice && marks.some((mark) => mark.value === 'than')) return not(name)
  if (marks.filter((mark) => mark.value === 'than').length > 1) return not(marks[1])
  // "Compare this week to last week": here "to" joins what is compared.
  if (marks.some((mark) => mark.value === 'verb'))
    for (const token of tokens) if (token.type === 'to' && token.value === 'weak') used.add(token)
  if (name) {
    if (said.length > 1) return not(name)
    const [only] = said
    // "Than yesterday, usual": the period must be what is asked about, not a second base.
    for (const mark of marks) {
      const next = nextIndex(tokens, tokens.indexOf(mark))
      if (mark.value === 'than' && next < tokens.length && only && next === only.first && name.type === 'against')
        return not(mark)
      used.add(mark)
    }
    used.add(name)
    return { ...none, base: { kind: 'named', name: name.value, numbers: name.numbers } }
  }
  if (marks.length === 0) return said.length <= 1 ? none : { ...none, value: null, listed: said }
  const than = marks.find((mark) => mark.value === 'than')
  for (const mark of marks) used.add(mark)
  if (than) {
    const at = tokens.indexOf(than)
    const next = nextIndex(tokens, at)
    const base = said.find((period) => period.first === next)
    if (base) {
      const others = said.filter((period) => period !== base)
      // "Move from September to October".
      const to = tokens[nextIndex(tokens, base.last)]
      if (endsInFrom(than) && to?.type === 'to' && others[0]?.first === nextIndex(tokens, tokens.indexOf(to)))
        used.add(to)
      if (others.length > 1) return not(than)
      const value = others[0] ?? null
      return { value, base: saidBase(tokens, than, base, value), listed: [], members: false }
    }
    if (isMember(tokens[next])) return said.length > 1 ? not(than) : { ...none, members: true }
    if (next < tokens.length || said.length === 0) {
      // 昨天和前天 …比: the mark stands last, or before the words that ask for the difference.
      if (!isTail(tokens, next) || /^[a-z]/i.test(than.text)) return not(than)
    }
  }
  if (said.length === 2) {
    const [first, second] = said as [SaidPeriod, SaidPeriod]
    return joined(tokens, first, second)
      ? { value: first, base: saidBase(tokens, than ?? marks[0], second, first), listed: [], members: false }
      : not(marks[0])
  }
  const withWord = said[0] === undefined ? null : tokens[previousIndex(tokens, said[0].first)]
  const withAt = withWord?.type === 'and' ? tokens.indexOf(withWord) : -1
  // 客流跟昨天比: of a time that was not said.
  const ofFigure = HAN.test(withWord?.text ?? '') && /^(?:metric|maybe)$/.test(tokens[withAt - 1]?.type ?? '')
  if (said[0] && said.length === 1 && withWord && withAt >= 0 && (leads(tokens, withAt) || ofFigure)) {
    used.add(withWord)
    return { value: null, base: { kind: 'said', period: said[0] }, listed: [], members: false }
  }
  // 上上周对比一下: the turn before, held against it.
  const measured = tokens.some(({ type }) => type === 'metric' || type === 'maybe')
  if (!measured && said.length === 1 && said[0] && HAN.test(marks[0]?.text ?? '') && !tokens.some(isMember))
    return { value: null, base: { kind: 'said', period: said[0] }, listed: [], members: false }
  // 和西湖店放一起对比下: the turn before, and this one.
  const member = tokens.findIndex(isMember)
  const joint = previousIndex(tokens, member)
  if (bare && tokens[joint]?.type === 'and' && HAN.test(tokens[joint]?.text ?? '') && leads(tokens, joint)) {
    used.add(tokens[joint] as Token)
    return { ...none, members: true }
  }
  return said.length <= 1 && tokens.filter(isMember).length > 1 ? { ...none, members: true } : not(marks[0])
}

/** 七月整月, 跟上周一比: a base that is said to be whole, or that 一比 reads as a weekday of its own where both mean the same day. */
const saidBase = (
  tokens: readonly Token[],
  mark: Token | undefined,
  period: SaidPeriod,
  value: SaidPeriod | null,
): BaseWords => {
  const [day] = value?.dated.unit === 'day' ? value.dated.periods : []
  if (period.expression === 'week -1' && mark && /^一比/u.test(mark.text) && day && weekday(day.from) === 1)
    return { kind: 'named', name: 'prev-week', numbers: [1] }
  const text = tokens[period.first]?.text ?? ''
  return { kind: 'said', period, ...(/整[个月周季年]|全月|整整/u.test(text) ? { whole: true as const } : {}) }
}

/** "And put June beside it", "with October for comparison": what is put beside is held against, or shown as well. */
const besideIt = (
  tokens: readonly Token[],
  said: readonly SaidPeriod[],
  named: readonly Token[],
  used: Set<Token>,
): Compared | Unread | null => {
  const beside = tokens.filter(({ type }) => type === 'beside')
  if (beside.length === 0) return null
  const none = { value: said[0] ?? null, base: null, listed: [], members: false }
  // "Northgate and Southgate, side by side": of two times that are named the second is the base; of anything else it says nothing.
  const pairs = beside.every(({ value }) => value === 'pair')
  if (pairs) for (const token of beside) used.add(token)
  if (pairs && said.length + named.length < 2 && (named.length === 0 || tokens.some(({ type }) => type === 'metric')))
    return null
  if (tokens.some(({ type }) => type === 'cmp') || said.length + named.length > 2 || named.length > 1) return null
  for (const token of tokens) if (['beside', 'put'].includes(token.type)) used.add(token)
  const [name] = named
  if (name) {
    used.add(name)
    return { ...none, base: { kind: 'named', name: name.value, numbers: name.numbers } }
  }
  const base = said.at(-1)
  if (base === undefined) return none
  return { ...none, value: said.length === 2 ? (said[0] ?? null) : null, base: { kind: 'said', period: base } }
}

/**
 * "Versus the week before, 2 to 8 November", "sales WoW, w/c 10 Aug vs w/c 3 Aug": the base by its name and by its dates. The dates
 * count; without them all names are given back.
 */
const restated = (
  tokens: readonly Token[],
  said: readonly SaidPeriod[],
  named: readonly Token[],
  marks: readonly Token[],
  used: Set<Token>,
): BaseWords | readonly Token[] => {
  const [name] = named
  const [only] = said
  // In a later turn the base alone is told, by both.
  if (name?.type === 'against' && only && said.length === 1 && marks.some(({ value }) => value === 'than')) {
    const at = tokens.indexOf(name)
    if (only.first === nextIndex(tokens, at) && (isPaused(tokens, at, only.first) || HAN.test(name.text))) {
      for (const token of [...named, ...marks]) used.add(token)
      return { kind: 'said', period: only }
    }
  }
  const [first, second] = said
  if (!first || !second || !name || said.length > 2 || new Set(named.map(({ value }) => value)).size > 1) return named
  const at = tokens.indexOf(name)
  const than = marks.find(({ value }) => value === 'than')
  const beside = isPaused(tokens, at, second.first) || HAN.test(name.text)
  const follows = second.first === nextIndex(tokens, at) && first.last < at && beside
  const compares = name.type === 'base' && than && second.first === nextIndex(tokens, tokens.indexOf(than))
  if (!(follows || compares)) return named
  for (const token of [...named, ...marks]) used.add(token)
  return { kind: 'said', period: second }
}

/** 环比5月; 环比呢，跟上上周. */
const leadsTo = (tokens: readonly Token[], from: number, to: number, used: Set<Token>): boolean => {
  const between = tokens.slice(from + 1, to)
  const joins = between.filter(({ type }) => type === 'and')
  if (to <= from || joins.length > 1 || !between.every((token) => isFree(token) || joins.includes(token))) return false
  if (joins.length === 0 && between.length > 0) return false
  for (const token of joins) used.add(token)
  return true
}

const HAN = /\p{Script=Han}/u
const isPaused = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).some(({ type }) => type === 'pause')

/** Nothing stands before, or what follows up the turn before: 拿它跟9月比. */
const leads = (tokens: readonly Token[], at: number): boolean => {
  const before = previousIndex(tokens, at)
  return before < 0 || (['follow', 'correct'].includes(tokens[before]?.type ?? '') && previousIndex(tokens, before) < 0)
}

const isTail = (tokens: readonly Token[], from: number) =>
  tokens.slice(from).every((token) => isFree(token) || ['change', 'more', 'metric', 'wish', 'ask'].includes(token.type))

const joined = (tokens: readonly Token[], first: SaidPeriod, second: SaidPeriod) =>
  tokens
    .slice(first.last + 1, second.first)
    .some((token) => ['and', 'to', 'cmp'].includes(token.type) || token.value === 'and')
