import type { Base } from '../../core/base.ts'
import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import { fault } from '../../core/fault.ts'
import { lengthInDays, type Period, shift } from '../../core/period.ts'
import { months } from './calendar.ts'
import type { Dated } from './dated.ts'
import { endsInFrom, type SaidPeriod } from './periods.ts'
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

/** A base as said; what it is exactly depends on the period that is asked about. */
export type BaseWords =
  | { readonly kind: 'named'; readonly name: string; readonly numbers?: readonly number[] }
  | { readonly kind: 'said'; readonly period: SaidPeriod }

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
  const named = restated(tokens, said, all, marks, used)
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
      return others.length > 1
        ? not(than)
        : { value: others[0] ?? null, base: { kind: 'said', period: base }, listed: [], members: false }
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
      ? { value: first, base: { kind: 'said', period: second }, listed: [], members: false }
      : not(marks[0])
  }
  const withWord = said[0] === undefined ? null : tokens[previousIndex(tokens, said[0].first)]
  if (said[0] && withWord?.type === 'and' && previousIndex(tokens, tokens.indexOf(withWord)) < 0) {
    used.add(withWord)
    return { value: null, base: { kind: 'said', period: said[0] }, listed: [], members: false }
  }
  return said.length <= 1 && tokens.filter(isMember).length > 1 ? { ...none, members: true } : not(marks[0])
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
    if (only.first === nextIndex(tokens, at) && isPaused(tokens, at, only.first)) {
      for (const token of [...named, ...marks]) used.add(token)
      return { kind: 'said', period: only }
    }
  }
  const [first, second] = said
  if (!first || !second || !name || said.length > 2 || new Set(named.map(({ value }) => value)).size > 1) return named
  const at = tokens.indexOf(name)
  const than = marks.find(({ value }) => value === 'than')
  const follows = second.first === nextIndex(tokens, at) && first.last < at && isPaused(tokens, at, second.first)
  const compares = name.type === 'base' && than && second.first === nextIndex(tokens, tokens.indexOf(than))
  if (!(follows || compares)) return named
  for (const token of [...named, ...marks]) used.add(token)
  return { kind: 'said', period: second }
}

const isPaused = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).some(({ type }) => type === 'pause')

const isTail = (tokens: readonly Token[], from: number) =>
  tokens.slice(from).every((token) => isFree(token) || ['change', 'more', 'metric', 'wish', 'ask'].includes(token.type))

const joined = (tokens: readonly Token[], first: SaidPeriod, second: SaidPeriod) =>
  tokens
    .slice(first.last + 1, second.first)
    .some((token) => ['and', 'to', 'cmp'].includes(token.type) || token.value === 'and')

const one = (period: Period): Base => ({ kind: 'period', period })
const sameDays = (value: Period, offset: number): Period => {
  const year = Number(value.from.slice(0, 4))
  const month = Number(value.from.slice(5, 7))
  const before = months(year, month, offset)
  const to = addDays(before.from, lengthInDays(value) - 1)
  return { from: before.from, to: to > before.to ? before.to : to }
}

const wholeBefore = (value: Dated, period: Period): Period => {
  const year = Number(period.from.slice(0, 4))
  const month = Number(period.from.slice(5, 7))
  if (value.unit === 'month') return months(year, month, -1)
  if (value.unit === 'quarter') return months(year, month, -3, 3)
  if (value.unit === 'year') return months(year, month, -12, 12)
  return shift(period, -lengthInDays(period))
}

/** The base's alternatives for the period asked about; more than one, or `certain: false`, is a tap away; none is not there. */
export const basesFor = (
  words: BaseWords,
  value: Dated,
  period: Period,
  today: BusinessDate,
): { readonly bases: readonly Base[]; readonly certain: boolean } => {
  const none = { bases: [], certain: false }
  const sure = (base: Base) => ({ bases: [base], certain: true })
  const likely = (...bases: readonly Base[]) => ({ bases, certain: false })
  const isDay = value.unit === 'day'
  if (words.kind === 'named') {
    switch (words.name) {
      case 'W4':
        return sure({ kind: 'W4' })
      case 'W4-dow':
        return isDay && weekday(period.from) === words.numbers?.[0] ? sure({ kind: 'W4' }) : none
      case 'dow-before': {
        const back = isDay ? (weekday(period.from) - (words.numbers?.[0] ?? 0) + 7) % 7 || 7 : 0
        return back === 0 ? none : sure(one(shift(period, -back)))
      }
      // Like for like leaves out shops that were not open a year ago; no frame says that.
      case 'LFL':
        return likely({ kind: 'LFL' }, { kind: 'LY-dow' })
      case 'plan':
        return sure({ kind: 'plan' })
      case 'peers':
        return sure({ kind: 'peers' })
      case 'LY-holiday':
        return sure({ kind: 'LY-holiday' })
      case 'LY':
        return sure({ kind: 'LY-dow' })
      case 'prev':
        if (value.running)
          return value.unit === 'week'
            ? sure(one(shift(period, -7)))
            : value.unit === 'month'
              ? sure(one(sameDays(period, -1)))
              : none
        return value.unit === 'days' && period.to === today ? none : sure(one(wholeBefore(value, period)))
      case 'prev-day':
        return isDay ? sure(one(shift(period, -1))) : none
      case 'prev-week':
        if (isDay) return likely(one(shift(period, -7)))
        return value.unit === 'week' ? sure(one(shift(period, -7))) : none
      case 'prev-month':
        if (value.unit !== 'month') return none
        return sure(one(value.running ? sameDays(period, -1) : wholeBefore(value, period)))
      case 'same-last-week':
        return isDay || value.unit === 'week' ? sure(one(shift(period, -7))) : none
      case 'same-last-month':
        return value.unit === 'month' && value.running ? sure(one(sameDays(period, -1))) : none
      default:
        return none
    }
  }
  const { dated, expression } = words.period
  const others = dated.periods.filter((one) => one.from !== period.from || one.to !== period.to)
  const [base] = others
  if (base === undefined) return none
  if (expression === 'year -1' && value.unit !== 'year') return sure({ kind: 'LY-dow' })
  // This year so far against last year is against its same days: a part is not held against a whole.
  if (expression === 'year -1' && value.running) return sure({ kind: 'LY-dow' })
  if (isDay && expression === 'week -1' && period.from > base.to) return likely(one(shift(period, -7)))
  // "Last week against 2 to 8 November": as many days.
  if (value.unit !== dated.unit && lengthInDays(base) !== lengthInDays(period)) return none
  const sameLength = lengthInDays(base) === lengthInDays(period) || (wholeMonths(base) ?? 0) === wholeMonths(period)
  if (value.unit === 'days' && !sameLength) return none
  const asLong = lengthInDays(base) === lengthInDays(period)
  if (value.running && !dated.running && value.unit === 'week' && !asLong)
    return likely(one(shift(period, 7 * expressionOffset(expression))), one(base))
  if (value.running && !dated.running)
    return value.unit === 'month' && expression === 'month -1'
      ? likely(one(sameDays(period, -1)), one(base))
      : likely(one(base))
  // "Last Tuesday" against yesterday, a Tuesday, is the one before.
  const certain = (dated.certain || dated.periods.length > 1) && others.length === 1 && base.from < period.from
  return { bases: others.map(one), certain }
}

/** How many calendar months a period is; null when it is no such. */
const wholeMonths = ({ from, to }: Period): number | null => {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01') ? month(to) - month(from) + 1 : null
}

const expressionOffset = (expression: string) => Number(expression.split(' ')[1] ?? -1) || -1
