import { addDays, daysBetween } from '../../core/business-date.ts'
import { lengthInDays, type Period } from '../../core/period.ts'
import type { Dated } from './dated.ts'
import type { SaidPeriod } from './said-period.ts'
import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

const HAN = /\p{Script=Han}/u
const isDays = (token: Token | undefined): token is Token => token?.type === 'dim' && token.value.startsWith('day')

/** 周末那两天, 上周六一天, "the 1st to the 7th, seven days": how many days a period has, said after it. */
const markDays = (
  tokens: readonly Token[],
  from: number,
  { expression, dated: { periods } }: SaidPeriod,
  used: Set<Token>,
): void => {
  const next = nextIndex(tokens, from)
  const at = ['follow', 'pron'].includes(tokens[next]?.type ?? '') ? next + 1 : next
  const days = tokens[at]
  const [period] = periods
  if (!isDays(days) || !period) return
  const length = lengthInDays(period)
  const count = days.numbers[0] ?? 1
  if (count !== length && !(expression.includes('weekend') && count === 2)) return
  used.add(days)
  for (let i = next; i < at; i++) used.add(tokens[i] as Token)
}

/** The longest that a name of days may stand for. */
const MOST_DAYS = 10

/** A date, or days told by their dates: of a year or a week beside it a feast is a part. */
const areItsDates = ({ unit, periods }: Dated): boolean =>
  unit === 'day' || (unit === 'days' && periods.every((period) => lengthInDays(period) <= MOST_DAYS))

/** 中秋节 beside its date is its name, with 那天 or its number of days; alone it says which days it means (holidays.ts). */
const markFeasts = (tokens: readonly Token[], said: readonly SaidPeriod[], used: Set<Token>): void => {
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'feast') continue
    const then = nextIndex(tokens, i)
    const end = isDays(tokens[then]) ? then : i
    const one = said.find(({ first, last }) => nextIndex(tokens, last) === i || previousIndex(tokens, first) === end)
    if (!one || !areItsDates(one.dated)) continue
    used.add(token)
    if (end > i) markDays(tokens, i, one, used)
  }
}

export const markItsDays = (tokens: readonly Token[], said: readonly SaidPeriod[], used: Set<Token>): void => {
  markFeasts(tokens, said, used)
  for (const one of said) {
    const feast = nextIndex(tokens, one.last)
    markDays(tokens, tokens[feast]?.type === 'feast' ? feast : one.last, one, used)
  }
}

const follow = (one: Period, next: Period): boolean => addDays(one.to, 1) === next.from

const areDays = ({ unit, certain }: Dated): boolean => certain && (unit === 'day' || unit === 'days')
const JOINS = new Set(['and', 'pause'])

/** "Friday Saturday Sunday altogether", 周五、周六和周日一共: three days or more, one after another, of which the total is asked for. */
const daysInRow = (tokens: readonly Token[], said: readonly SaidPeriod[], used: Set<Token>): SaidPeriod | null => {
  const days = said.flatMap(({ dated }) => (areDays(dated) ? dated.periods : []))
  const [from, to] = [days[0], days.at(-1)]
  const [first, last] = [said[0], said.at(-1)]
  if (!first || !last || !from || !to || days.length !== said.length || daysBetween(from.from, to.to) < 2) return null
  const counted = tokens.find((token) => isDays(token) && token.numbers[0] === daysBetween(from.from, to.to) + 1)
  if (!counted && !tokens.some(({ type }) => type === 'total')) return null
  const between = said
    .slice(1)
    .flatMap((one, i) =>
      tokens.slice((said[i]?.last ?? 0) + 1, one.first).filter((token) => !isFree(token) || JOINS.has(token.type)),
    )
  const inOrder = days.slice(1).every((day, i) => days[i] !== undefined && follow(days[i], day))
  if (!inOrder || !between.every(({ type }) => JOINS.has(type))) return null
  for (const token of counted ? [...between, counted] : between) used.add(token)
  const dated = { ...last.dated, periods: [{ from: from.from, to: to.to }], unit: 'days' as const, certain: true }
  return { dated, expression: 'joined-days', first: first.first, last: last.last }
}

/** Days that make one time together: 昨天和今天两天加起来; or that only tell again which a time has: 周末两天，也就是14号和15号. */
export const joinedDays = (
  tokens: readonly Token[],
  said: readonly SaidPeriod[],
  used: Set<Token>,
): readonly SaidPeriod[] => {
  const [first, second, third] = said
  const one = first?.dated.periods[0]
  const two = second?.dated.periods[0]
  const row = daysInRow(tokens, said, used)
  if (row) return [row]
  if (!first || !second || !one || !two || said.length > 3) return said
  const joins = (from: SaidPeriod, to: SaidPeriod) => {
    const between = tokens.slice(from.last + 1, to.first).filter((token) => !isFree(token) || token.type === 'pause')
    if (between.length === 0 && HAN.test(tokens[to.first]?.text ?? '')) return []
    return between.length === 1 && (between[0]?.type === 'and' || between[0]?.text === '、') ? between : null
  }
  // 1号2号两天, 昨天和前天分别: how many days they are, or each of them, says that both are meant.
  const counted = tokens.find((token) => isDays(token) && token.numbers[0] === 2)
  const apart = tokens.some(({ type }) => type === 'apart')
  const three = third?.dated.periods[0]
  if (third && three) {
    const and = joins(second, third)
    const again = one.from === two.from && one.to === three.to && follow(two, three)
    if (!and || !again) return said
    for (const token of and) used.add(token)
    return [{ ...first, last: third.last }]
  }
  const and = joins(first, second)
  const sum = tokens.some(({ type }) => type === 'total')
  const [from, to] = one.from <= two.from ? [one, two] : [two, one]
  if (
    !and ||
    // 1号2号客流: side by side, both are meant, together or each.
    !(sum || counted || and.length === 0 || apart) ||
    !follow(from, to) ||
    !first.dated.certain ||
    !second.dated.certain
  )
    return said
  for (const token of counted ? [...and, counted] : and) used.add(token)
  const dated = {
    ...second.dated,
    periods: [{ from: from.from, to: to.to }],
    unit: 'days' as const,
    certain: sum || apart,
  }
  return [{ dated, expression: 'joined-days', first: first.first, last: second.last }]
}
