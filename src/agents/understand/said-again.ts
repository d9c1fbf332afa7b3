import { clausesOf } from './clauses.ts'
import { deniesOtherThan } from './figure-kinds.ts'
import { nameKind } from './joins.ts'
import { isFree, type Token } from './token.ts'

const HAN = /\p{Script=Han}/u
const free = (token: Token): Token => ({ ...token, type: 'glue', value: '' })
const isMeasure = ({ type }: Token) => type === 'metric' || type === 'maybe'
const isPeriod = ({ type }: Token) => type === 'period' || type === 'figure-date'
const textOf = (tokens: readonly Token[]) =>
  tokens
    .filter(({ type }) => type !== 'pause')
    .map(({ text }) => text)
    .join('')

/** What leads to a name said again, and what may close it: 就是连带率, 按可销天数算, 指毛利率. */
const LEADS = new Set(['crit', 'only', 'follow', 'aside', 'soft', 'pron'])
const CLOSES = /^(?:[算论计看排]|为准|来看|来说)$/u

/** The one measure of a clause that holds nothing else, 按 and 算 aside. */
const onlyMeasure = (clause: readonly Token[]): Token | null => {
  const named = clause.findIndex(({ type }) => type === 'metric')
  const at = named < 0 ? clause.findIndex(({ type }) => type === 'maybe') : named
  const token = clause[at]
  if (token === undefined) return null
  const rest = clause.every(
    (one, i) =>
      i === at ||
      isFree(one) ||
      (one.type === 'metric' && one.value === token.value) ||
      (i < at ? LEADS.has(one.type) : i > at && CLOSES.test(one.text)),
  )
  return rest ? token : null
}

const saysSame = (one: Token, metric: string): boolean =>
  one.type === 'topseller' ? metric === 'net_sales' : one.value.split(',').includes(metric)

/** 大米还能卖几天，按可销天数: a clause that only names the figure again which was asked for, or one that an open word may be. */
const restated = (tokens: readonly Token[]): readonly Token[] => {
  const clauses = clausesOf(tokens)
  if (clauses.length < 2) return tokens
  const before: Token[] = []
  return clauses.flatMap((clause) => {
    const again = onlyMeasure(clause)
    const measures = before.filter((token) => isMeasure(token) || token.type === 'topseller')
    const same =
      again !== null &&
      measures.length > 0 &&
      measures.every((one) => again.value.split(',').includes(one.value) || saysSame(one, again.value))
    before.push(...clause)
    if (!same) return clause
    return clause.map((token) => (token === again || token.type === 'pause' ? token : free(token)))
  })
}

/** 客流先不看了，换成单数; 够不够先不说: a first clause that puts a figure, and nothing else, aside. */
const SET_ASIDE = /(?:先|暂时|暂|就)?(?:不|别|甭|莫|勿)(?:看|管|说|谈|提|论|问|讲|查)(?:了|它|啦|哈|先|哦|呀)*$/u
const withoutSetAside = (tokens: readonly Token[]): readonly Token[] => {
  const [first, ...others] = clausesOf(tokens)
  if (!first || others.length === 0 || !SET_ASIDE.test(textOf(first))) return tokens
  const rest = others.flat()
  // What names goods or a time stands before the figure that is put aside: 方便面够不够先不说.
  const names = first.filter(({ type }) => type === 'name')
  const figure = first.findIndex(isMeasure)
  const only = first.every(
    (token, i) =>
      isFree(token) ||
      isMeasure(token) ||
      ['op', 'crit', 'aside'].includes(token.type) ||
      (names[0] === token && i < figure),
  )
  if (!only || figure < 0 || !rest.some((token) => isMeasure(token))) return tokens
  if (names.length > 0 && rest.some(({ type }) => type === 'name')) return tokens
  return [...names, ...rest]
}

/** 别给我率，给我缺几个品: a clause that only says which kind of figure is not wanted, beside one of another kind. */
const withoutDeniedKind = (tokens: readonly Token[]): readonly Token[] => {
  const figures = tokens.filter(({ type }) => type === 'metric')
  const clauses = clausesOf(tokens)
  if (figures.length === 0 || clauses.length < 2) return tokens
  return clauses.flatMap((clause) =>
    !clause.some(isMeasure) && figures.every(({ value }) => deniesOtherThan(textOf(clause), value)) ? [] : clause,
  )
}

const BEST = /^(?:卖|走|做|销)(?:得|的)?(?:好|快|旺|火|俏)$/u
/** 饮料和零食上周哪个卖得好: of two that were named, which sold more. */
const whichSoldMore = (tokens: readonly Token[]): readonly Token[] => {
  const names = tokens.filter(({ name }) => name !== undefined)
  const [first] = names
  const alike = first && names.length === 2 && names.every((one) => nameKind(one) === nameKind(first))
  const goods = alike && /^(?:category|product)$/.test(nameKind(first))
  const at = tokens.findIndex(({ type, value }) => type === 'which' && value.endsWith('~'))
  const best = tokens.findIndex(({ type, text }, i) => i > at && type === 'topseller' && BEST.test(text))
  if (!goods || at < 0 || best < 0 || tokens.some(({ type }) => type === 'rank' || type === 'metric')) return tokens
  return tokens.flatMap((token, i) =>
    i === best
      ? [
          { ...token, type: 'maybe', value: 'net_sales' },
          { ...token, type: 'more', value: '', text: '多' },
        ]
      : [token],
  )
}

const isTime = (token: Token | undefined) => token !== undefined && isPeriod(token)
const OPEN_TIME = /^(?:feast (\d+),|recent|two-days)/
/** 五一这几天就是一号到五号: days that a name leaves open, and then the days themselves. */
const withoutOpenTime = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ type, text }, i) =>
      (type === 'filler' && EQUATES.test(text)) || (type === 'crit' && text === '就' && isTime(tokens[i + 1])),
  )
  const isOpen = (token: Token | undefined) => token?.type === 'period' && OPEN_TIME.test(token.value)
  let from = at
  while (from > 0 && (isOpen(tokens[from - 1]) || BETWEEN.has(tokens[from - 1]?.type ?? ''))) from--
  const then = tokens[at + 1]
  const several = tokens.slice(at).some(({ type }, i, rest) => type === 'and' && rest.slice(i).some(isPeriod))
  if (at < 1 || several || !then || !isPeriod(then) || isOpen(then) || !tokens.slice(from, at).some(isOpen))
    return tokens
  // Its days are days of the feast's month, whichever month it is now.
  const month = Number(OPEN_TIME.exec(tokens.slice(from, at).find(isOpen)?.value ?? '')?.[1] ?? Number.NaN)
  const dated = month > 0 && then.value === 'd' ? { ...then, value: 'md', numbers: [month, ...then.numbers] } : then
  return tokens.map((token, i) =>
    token === then ? dated : i >= from && i <= at && token.type !== 'pause' ? free(token) : token,
  )
}

const NO_COMPARISON = /^(?:我)?(?:不是|不要|别|不用|没有?|莫|甭)(?:要|想|让你|叫你|说)?(?:跟|和|与|同|拿|比)/u
/** 不是跟前天比，我就要前天一天的数: a clause that only takes a comparison back. */
const withoutDeniedComparison = (tokens: readonly Token[]): readonly Token[] => {
  const clauses = clausesOf(tokens)
  if (clauses.length < 2 || !tokens.some(({ type }) => type === 'cmp')) return tokens
  const only = (clause: readonly Token[]) =>
    NO_COMPARISON.test(textOf(clause)) &&
    clause.some(({ type }) => type === 'cmp') &&
    clause.every(
      (token) => isFree(token) || isPeriod(token) || ['op', 'cmp', 'and', 'against', 'name'].includes(token.type),
    )
  return clauses.some((clause) => !only(clause)) ? clauses.flatMap((clause) => (only(clause) ? [] : clause)) : tokens
}

const withoutDenials = (tokens: readonly Token[]) => withoutDeniedComparison(withoutDeniedKind(tokens))

const LAYS = new Set(['each', 'rank', 'dim', 'topseller', 'busiest'])
/** 上周五跟上上周五比哪个多: which of two times is more asks how they differ. */
const whichIsMore = (tokens: readonly Token[]): readonly Token[] => {
  const compares = tokens.some(({ type }) => type === 'cmp')
  const times = tokens.filter((token) => isPeriod(token) || token.type === 'against' || token.type === 'base')
  const one = tokens.filter(({ type }) => type === 'name').length < 2
  if (!compares || times.length < 2 || !one || tokens.some(({ type }) => LAYS.has(type))) return tokens
  const at = tokens.findIndex(({ type }) => type === 'which')
  const then = tokens[at + 1]?.type === 'unknown' && /^[月年]$/u.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1
  if (at < 0 || tokens[then]?.type !== 'more') return tokens
  return tokens.map((token, i) =>
    i === then ? { ...token, type: 'change' } : i >= at && i < then ? free(token) : token,
  )
}

/** 零食这个品类, 可乐330ml这个单品, 华东大区: the word for its kind behind a name. */
const withoutKinds = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    if (token.type !== 'dim' || token.numbers.length > 0 || token.value.endsWith('?')) return token
    let before = at - 1
    while (['glue', 'filler'].includes(tokens[before]?.type ?? '') && tokens[before]?.text !== '的') before--
    const name = tokens[before]
    const next = tokens[at + 1]
    if (name?.name === undefined || nameKind(name) !== token.value) return token
    return next?.type === 'rank' || next?.type === 'which' || tokens[before - 1]?.type === 'and' ? token : free(token)
  })

/** 3月5号到11号这一周: the week that was just told by its days. */
const itsWeek = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    const span = tokens[at - 1]
    const [first = 0, last = 0] = span?.numbers.slice(-2) ?? []
    const week = token.value === 'week 0' && /^[这那]/u.test(token.text)
    return week && span?.value.startsWith('md-d') && last - first === 6 ? free(token) : token
  })

const DAY = /^(?:d|md|day|dow|dow-of-week)\b/
/** 1号2号这两天: counts the days that were just told. */
const itsTwoDays = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    const [one, two] = tokens
      .slice(0, at)
      .filter((other) => other.type !== 'and' && !isFree(other))
      .slice(-2)
    const told = [one, two].every((other) => other && isPeriod(other) && DAY.test(other.value))
    return told && token.value === 'two-days' && /^[这那]/u.test(token.text)
      ? { ...token, type: 'dim', value: 'day?', numbers: [2] }
      : token
  })

/** 本月截到今天, 本周累计客流，截至今天: today only closes a time that runs. */
const untilToday = (tokens: readonly Token[]): readonly Token[] => {
  const isToday = (token: Token) => token.value === 'day 0' && /^(?:截|到)|为止$/u.test(token.text)
  const periods = tokens.filter(isPeriod)
  if (periods.length !== 2 || !periods.some(isToday) || tokens.some(({ type }) => type === 'cmp')) return tokens
  const other = periods.find((token) => !isToday(token))
  if (!other || !/^(?:week|month|quarter|year) 0$/.test(other.value)) return tokens
  return tokens.map((token) => (isPeriod(token) && isToday(token) ? free(token) : token))
}

const EQUATES = /^(?:就是|也就是|也就是说|也叫|即|即是|又叫|就系)$/u
const LED = new Set(['filler', 'aside', 'pron', 'soft', 'glue'])
/** 雪糕就是系统里面那个冰淇淋, 士多啤梨就是草莓: what the asker calls a thing, and then its name. */
const withoutOwnName = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }) => type === 'filler' && EQUATES.test(text))
  if (at < 1) return tokens
  let to = at + 1
  while (LED.has(tokens[to]?.type ?? '')) to++
  const named = tokens[to]
  if (named?.name === undefined || named.name.full.length + named.name.short.length === 0) return tokens
  let end = at
  while (end > 0 && BETWEEN.has(tokens[end - 1]?.type ?? '')) end--
  let from = end
  while (from > 0 && OWN.has(tokens[from - 1]?.type ?? '') && HAN.test(tokens[from - 1]?.text ?? '')) from--
  const own = tokens.slice(from, end)
  const [first] = own
  const said = own.length === 1 && first?.name !== undefined
  if (said && nameKind(first) !== nameKind(named)) return tokens
  const unknown = own.length > 0 && own.every(({ name }) => name === undefined) && textOf(own).length <= LONGEST_NAME
  const begins = tokens.slice(0, from).every((token) => isFree(token) || token.type === 'aside')
  if (!(said || (unknown && begins && own.some(({ type }) => type === 'unknown')))) return tokens
  return tokens.map((token, i) => (i >= from && i < to && token.type !== 'pause' ? free(token) : token))
}
const BETWEEN = new Set(['pause', 'filler', 'glue'])
const OWN = new Set(['name', 'unknown', 'more'])
const LONGEST_NAME = 5

/**
 * A Chinese question without what it says twice, or puts aside: the figure named again in a clause of its own, the kind behind a name, today
 * behind a time that runs. What is dropped is there already, so that nothing is lost.
 */
export const withoutSaidAgain = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ text }) => HAN.test(text))
    ? untilToday(
        itsTwoDays(
          itsWeek(
            withoutKinds(
              whichIsMore(
                whichSoldMore(restated(withoutOwnName(withoutOpenTime(withoutDenials(withoutSetAside(tokens)))))),
              ),
            ),
          ),
        ),
      )
    : tokens
