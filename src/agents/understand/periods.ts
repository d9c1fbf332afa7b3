import { addDays, type BusinessDate, isBusinessDate, weekday } from '../../core/business-date.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import { yearOf } from './calendar.ts'
import type { Dated } from './dated.ts'
import { between, datedOf, SHORT_ENDS, shortEnd } from './dates.ts'
import { figureDate } from './figure-date.ts'
import { withHolidays } from './holiday-periods.ts'
import { joinedDays, markItsDays } from './its-days.ts'
import type { SaidPeriod } from './said-period.ts'
import { nextIndex, previousIndex, type Token, Unread } from './token.ts'

export interface DateContext {
  readonly today: BusinessDate
  readonly monthFirst: boolean
  readonly catalogue: Catalogue
}

const resolve = (token: Token, { today, monthFirst, catalogue }: DateContext): Dated | Unread => {
  const dated =
    token.type === 'figure-date'
      ? figureDate(token.value, monthFirst, today)
      : datedOf(token.value, token.numbers, today, token.text)
  if ('noDate' in dated) return new Unread(fault('no-such-date', { text: token.text }))
  if ('future' in dated)
    return new Unread(fault('in-future', { from: dated.future.from, dataTo: catalogue.dataTo ?? today }))
  return dated
}

const isPeriod = (token: Token | undefined): token is Token => token?.type === 'period' || token?.type === 'figure-date'

const not = (...tokens: readonly (Token | undefined)[]) =>
  new Unread(fault('not-understood', { text: tokens.map((token) => token?.text ?? '').join(' ') }))

/** "From Monday to yesterday", "between Monday and yesterday": `said` reaches to the end of the period after the joining word. */
const reaching = (tokens: readonly Token[], said: SaidPeriod, used: Set<Token>, context: DateContext) => {
  const join = nextIndex(tokens, said.last)
  const to = tokens[join]
  const last = nextIndex(tokens, join)
  const then = tokens[last]
  const comparing = tokens.some((token) => token.type === 'cmp')
  const spans = tokens[said.first - 1]?.value === 'between' && !isCompared(tokens) && to?.type === 'and'
  // "Move from September to October" is a change, not a span.
  if (endsInFrom(tokens[previousIndex(tokens, said.first)])) return said
  if (!to || !isPeriod(then)) return said
  // "Compare yesterday to Monday" is no range; "Monday to Friday against Monday to Friday of last week" is two.
  const joins = to.type === 'to' && !(comparing && to.value === 'weak' && !isHeldApart(tokens, said.dated, then))
  if (!(spans || joins)) return said
  const end = endOf(said, then, context)
  if (end instanceof Unread) return end
  const both = between(startOf(said, end, tokens[said.first]), end, '')
  if (!('periods' in both) || sameThing(said, end)) return not(tokens[said.first], to, then)
  used.add(to).add(then)
  return { dated: both, expression: 'range', first: said.first, last }
}

/** "How did it move from September": the period that follows is where it began. */
export const endsInFrom = (token: Token | undefined): boolean => token?.type === 'cmp' && /\bfrom$/iu.test(token.text)

/** Something else than "to" compares, so that "to" between two days joins them. */
const isHeldApart = (tokens: readonly Token[], { unit }: Dated, then: Token): boolean =>
  unit === 'day' &&
  (then.type === 'figure-date' || /^(?:day|dow|md|dm|d)/.test(then.value)) &&
  tokens.some(
    ({ type, value }) => (type === 'cmp' && value === 'than') || (type === 'and' && value === 'cmp') || type === 'base',
  )

/** "Monday to Friday of last week": a bare weekday is the one before the end. */
const startOf = (said: SaidPeriod, { periods, unit }: Dated, start: Token | undefined): Dated => {
  const [end] = periods
  if (said.expression !== 'dow' || unit !== 'day' || !end || start === undefined) return said.dated
  const back = (weekday(end.from) - (start.numbers[0] ?? 0) + 7) % 7
  const day = addDays(end.from, -back)
  return { ...said.dated, periods: [{ from: day, to: day }], certain: true }
}

/** The end of a range is told as short as its beginning allows: "5 to 10 March", 上月1号到10号, last Monday to Wednesday. */
const endOf = (said: SaidPeriod, then: Token, context: DateContext): Dated | Unread => {
  const [start] = said.dated.periods
  const short = SHORT_ENDS.has(then.value.split(' ')[0] ?? '')
  if (!start || !short) {
    const end = resolve(then, context)
    if (said.expression !== 'd' || end instanceof Unread) return end
    // 1号到昨天: of the month that is on, where that has come to it; else it may be the one before.
    const [last] = end.periods
    const same =
      last && start && last.to.slice(0, 7) === start.from.slice(0, 7) && last.to === addDays(context.today, -1)
    return same ? end : { ...end, certain: false }
  }
  const day = shortEnd(then, start.from, context.today)
  if ('noDate' in day) return new Unread(fault('no-such-date', { text: then.text }))
  return 'future' in day
    ? { periods: [{ from: context.today, to: context.today }], certain: false, unit: 'days', running: true }
    : day
}

const isCompared = (tokens: readonly Token[]) => tokens.some((token) => token.type === 'cmp' || token.type === 'change')

/** "Since Monday", 周一以来: from there to today. A range that began with "from" has that word, too. */
const opened = (
  tokens: readonly Token[],
  said: SaidPeriod,
  used: Set<Token>,
  { today }: DateContext,
): SaidPeriod | Unread => {
  const before = tokens[said.first - 1]
  const after = tokens[said.last + 1]
  const since = before?.type === 'since' || after?.type === 'since-end'
  const from = before?.type === 'from' && !(before.value === 'between' && isCompared(tokens))
  if (!since && !from) return said
  if (said.expression === 'range') {
    // "Since 1 October up to and including today".
    if ((from || before?.type === 'since') && before) used.add(before)
    return { ...said, first: from ? said.first - 1 : said.first }
  }
  // "Footfall from yesterday": of it, or since then.
  if (!since) {
    if (before) used.add(before)
    return { ...said, dated: { ...said.dated, certain: false }, first: said.first - 1 }
  }
  const now: Dated = { periods: [{ from: today, to: today }], certain: true, unit: 'day', running: false }
  const both = between(said.dated, now, '')
  if (!('periods' in both)) return not(tokens[said.first])
  if (before && (from || before.type === 'since')) used.add(before)
  if (after?.type === 'since-end') used.add(after)
  const first = before && used.has(before) ? said.first - 1 : said.first
  return {
    dated: { ...both, running: true },
    expression: 'range',
    first,
    last: after?.type === 'since-end' ? said.last + 1 : said.last,
  }
}

/** 最近7天，不算今天: says again that a time ends before today. */
const markGone = (tokens: readonly Token[], said: readonly SaidPeriod[], used: Set<Token>, { today }: DateContext) => {
  if (said.length === 0 || said.some(({ dated }) => dated.periods.some(({ to }) => to >= today))) return
  for (const token of tokens) if (token.type === 'gone') used.add(token)
}

const NOW =
  /^(?:现在|目前|当前|如今|眼下|当下|而家|依家|家下|宜家|此刻|眼前|现时|现下|now|currently|presently|at present|at the mo(?:ment)?|right now|atm|(?:the )?latest)$/iu

/** "So far" is today, or says of a running period what is so anyway; of a past one it says something else. */
const soFar = (
  tokens: readonly Token[],
  said: SaidPeriod[],
  used: Set<Token>,
  { today }: DateContext,
): Unread | null => {
  // 到现在 behind a figure is "so far", behind a day it closes a span.
  const closes = (token: Token, at: number) =>
    token.type === 'since-end' && /\p{Script=Han}/u.test(token.text) && !isPeriod(tokens[previousIndex(tokens, at)])
  const marks = tokens.filter((token, at) => token.type === 'sofar' || closes(token, at))
  const [mark] = marks
  if (!mark) return null
  // 今天…到现在 和昨天比: of the first it says what is so anyway.
  const running = isCompared(tokens) || tokens.some(({ type }) => type === 'beside') ? said.slice(0, 1) : said
  if (running.some(({ dated }) => dated.periods.some((period) => period.to !== today))) return not(mark)
  for (const one of marks) used.add(one)
  const at = tokens.indexOf(mark)
  // "Now" of a sum is today so far, likeliest; of a level, the newest.
  const certain = marks.some(({ text }) => !NOW.test(text))
  const dated: Dated = { periods: [{ from: today, to: today }], certain, unit: 'day', running: false }
  if (said.length === 0) said.push({ dated, expression: 'day 0', first: at, last: at })
  return null
}

/** Every period in the tokens, ranges and open ones put together. Marks the tokens it used. */
export const saidPeriods = (
  tokens: readonly Token[],
  used: Set<Token>,
  context: DateContext,
): readonly SaidPeriod[] | Unread => {
  const said: SaidPeriod[] = []
  const comparing = isCompared(tokens)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!isPeriod(token)) continue
    const dated = resolve(token, context)
    if (dated instanceof Unread) return dated
    used.add(token)
    const reached = reaching(tokens, { dated, expression: token.value, first: i, last: i }, used, context)
    if (reached instanceof Unread) return reached
    const whole = opened(tokens, reached, used, context)
    if (whole instanceof Unread) return whole
    const last = said.at(-1)
    const both = last && !isHeldAgainst(tokens, last.last, i) ? together(tokens, last, whole, context) : null
    if (both) {
      said[said.length - 1] = { ...both, first: last?.first ?? i, last: whole.last }
      i = whole.last
      continue
    }
    const known = said.findIndex(
      (other) =>
        sameThing(other, whole.dated) ||
        isItsWeekday(other, token) ||
        isWeekdayOf(other, whole.dated) ||
        isOfFeast(other, whole.dated),
    )
    const previous = said[known]
    const apart = tokens.slice((previous?.last ?? 0) + 1, i).some(({ type }) => type === 'cmp' || type === 'and')
    if (previous && (!comparing || !apart))
      said[known] = {
        ...previous,
        last: whole.last,
        dated:
          (whole.dated.certain && sameThing(previous, whole.dated)) ||
          isWeekdayOf(previous, whole.dated) ||
          isOfFeast(previous, whole.dated)
            ? whole.dated
            : previous.dated,
      }
    else said.push(whole)
    i = whole.last
  }
  markGone(tokens, said, used, context)
  const joined = comparing ? said : [...joinedDays(tokens, said, used)]
  markItsDays(tokens, joined, used)
  const told = withHolidays(tokens, joined, used, context)
  return told instanceof Unread ? told : (soFar(tokens, told, used, context) ?? told)
}

const isHeldAgainst = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to).some(({ type, value }) => ['cmp', 'and', 'to', 'beside'].includes(type) || value === 'and')

/** "Monday's sales last week" is last week's Monday, "Christmas Eve last year" that of last year: one time told in two places. */
const together = (
  tokens: readonly Token[],
  before: SaidPeriod,
  then: SaidPeriod,
  { today }: DateContext,
): Pick<SaidPeriod, 'dated' | 'expression'> | null => {
  const days = [before, then].filter(({ expression }) => expression === 'dow')
  const weeks = [before, then].filter(({ expression }) => /^week (?:0|-1|-2)$/.test(expression))
  const parted = tokens.slice(before.last, then.first).some(({ type }) => type === 'pause')
  const opening = tokens[days[0]?.first ?? 0]
  // 这周每天的，从周一: where a week begins says nothing new of it; another day to begin with makes a part of it.
  if (days.length === 1 && weeks.length === 1 && opening?.type === 'from')
    return tokens[days[0]?.last ?? 0]?.numbers[0] === 1 && weeks[0] ? weeks[0] : null
  if (days.length === 1 && weeks.length === 1 && !parted) {
    const expression = `dow-of-week ${weeks[0]?.expression.slice('week '.length)}`
    const dated = datedOf(expression, opening?.numbers ?? [], today, '')
    return 'periods' in dated ? { dated, expression } : null
  }
  const [period] = before.dated.periods
  if (!/^year (?:-1|0)$/.test(then.expression) || then.first !== nextIndex(tokens, before.last) || !period) return null
  if (!/^(?:md|dm|d-dm|md-d|m|feast)\b/.test(before.expression)) return null
  const year = yearOf(today) + Number(then.expression.slice('year '.length))
  const from = `${year}${period.from.slice(4)}`
  const to = `${year + yearOf(period.to) - yearOf(period.from)}${period.to.slice(4)}`
  if (!isBusinessDate(from) || !isBusinessDate(to)) return null
  const expression = before.expression.startsWith('feast') ? 'feast-last' : 'range'
  return { dated: { ...before.dated, periods: [{ from, to }], certain: true, running: false }, expression }
}

/** 8号那个礼拜天: the weekday of a date that was just said is no second day. */
const isItsWeekday = ({ dated }: SaidPeriod, { value, numbers }: Token): boolean => {
  const [day] = dated.periods
  return (
    value === 'dow' && dated.unit === 'day' && dated.certain && day !== undefined && weekday(day.from) === numbers[0]
  )
}

/** 国庆10月2号: a day of the feast. */
const isOfFeast = ({ expression, dated: { periods } }: SaidPeriod, then: Dated): boolean => {
  const [feast] = periods
  const [day] = then.periods
  return expression.startsWith('feast') && !!feast && !!day && day.from >= feast.from && day.to <= feast.to
}

/** "Friday the 30th": the date says which Friday. */
const isWeekdayOf = (said: SaidPeriod, { periods, unit, certain }: Dated): boolean => {
  const [day] = periods
  const [before] = said.dated.periods
  if (said.expression !== 'dow' || unit !== 'day' || !certain || !day || !before) return false
  return weekday(before.from) === weekday(day.from)
}

/** "Wednesday, 18 November" and 今天…到现在: two names of one time. */
const sameThing = (a: SaidPeriod, b: Dated): boolean => {
  const [p] = a.dated.periods
  const [q] = b.periods
  return p !== undefined && q !== undefined && p.from === q.from && p.to === q.to
}
