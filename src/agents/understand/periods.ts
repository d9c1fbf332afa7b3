import type { BusinessDate } from '../../core/business-date.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { fault } from '../../core/fault.ts'
import { type Dated, datedOf, figureDate } from './dates.ts'
import { nextIndex, type Token, Unread } from './token.ts'

/** A period that the question names: what it means, and the tokens that say it. */
export interface SaidPeriod {
  readonly dated: Dated
  readonly expression: string
  /** First and last token. */
  readonly first: number
  readonly last: number
}

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

const range = (from: Dated, to: Dated): Dated | null => {
  const [a] = from.periods
  const [b] = to.periods
  if (!a || !b || a.from > b.to) return null
  const unit = from.unit === to.unit && from.unit !== 'day' ? from.unit : 'days'
  return {
    periods: [{ from: a.from, to: b.to }],
    certain: from.certain && to.certain,
    unit: unit === 'days' ? unit : 'days',
    running: to.running,
  }
}

/** Every period in the tokens, ranges ("from Monday to yesterday", "since Monday") put together. Marks the tokens it used. */
export const saidPeriods = (
  tokens: readonly Token[],
  used: Set<Token>,
  context: DateContext,
): readonly SaidPeriod[] | Unread => {
  const said: SaidPeriod[] = []
  const today = datedOf('day 0', [], context.today, '')
  // "Compare yesterday to Monday" is no range.
  const comparing = tokens.some((token) => token.type === 'cmp')
  const compares = tokens.some((token) => token.type === 'cmp' && token.value === 'verb')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (!isPeriod(token)) continue
    const dated = resolve(token, context)
    if (dated instanceof Unread) return dated
    used.add(token)
    let [first, last, whole, expression]: [number, number, Dated, string] = [i, i, dated, token.value]
    const join = nextIndex(tokens, i)
    const then = tokens[nextIndex(tokens, join)]
    if (tokens[join]?.type === 'to' && isPeriod(then) && !(compares && tokens[join]?.value === 'weak')) {
      const end = resolve(then, context)
      if (end instanceof Unread) return end
      const both = range(dated, end)
      if (both === null)
        return new Unread(fault('not-understood', { text: `${token.text} ${tokens[join]?.text} ${then.text}` }))
      used.add(tokens[join] as Token).add(then)
      last = nextIndex(tokens, join)
      whole = both
      expression = 'range'
    }
    const before = tokens[i - 1]
    const after = tokens[last + 1]
    if (before?.type === 'from' || before?.type === 'since' || after?.type === 'since-end') {
      const open = expression !== 'range'
      if (open) {
        if (!('periods' in today) || (before?.type === 'from' && after?.type !== 'since-end'))
          return new Unread(fault('not-understood', { text: before?.text ?? token.text }))
        const both = range(dated, today)
        if (both === null) return new Unread(fault('not-understood', { text: token.text }))
        whole = { ...both, running: true }
        expression = 'range'
      }
      if (before?.type === 'from' || (before?.type === 'since' && open)) {
        used.add(before)
        first = i - 1
      }
      if (after?.type === 'since-end' && open) {
        used.add(after)
        last += 1
      }
    }
    const known = said.findIndex((other) => sameThing(other, whole))
    const previous = said[known]
    if (previous && !comparing) said[known] = { ...previous, last, dated: whole.certain ? whole : previous.dated }
    else said.push({ dated: whole, expression, first, last })
    i = last
  }
  return said
}

/** "Wednesday, 18 November" and 今天…到现在: two names of one time. */
const sameThing = (a: SaidPeriod, b: Dated): boolean => {
  const [p] = a.dated.periods
  const [q] = b.periods
  return p !== undefined && q !== undefined && p.from === q.from && p.to === q.to
}
