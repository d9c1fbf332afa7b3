import { nextIndex, previousIndex, type Token } from './token.ts'

const COMPLEMENTS = new Set([
  'name',
  'place',
  'period',
  'figure-date',
  'feast',
  'metric',
  'maybe',
  'each',
  'dim',
  'which',
  'when',
  'rank',
  'total',
  'only',
  'topseller',
  'against',
  'base',
  'wish',
  'apart',
  // "On with them": what stands for a name.
  'soft',
  'ref',
])

/** A preposition without what it needs is a question cut short. */
export const danglingPreposition = (tokens: readonly Token[]): Token | undefined =>
  tokens.find((token, i) => {
    if (token.type !== 'prep') return false
    let next = i + 1
    while (tokens[next]?.type === 'glue' || tokens[next]?.type === 'filler') next++
    const type = tokens[next]?.type ?? ''
    if (token.value === 'from') return type !== 'name'
    return token.value === 'over' ? type !== 'period' && type !== 'place' : !COMPLEMENTS.has(type)
  })

const JOINED_ON = new Set(['each', 'change', 'cmp', 'base', 'wish', 'against', 'put', 'beside'])

/** "And" joins two of a kind, begins a follow-up, or adds a comparison or a wish; elsewhere it could join anything. */
export const markJoins = (tokens: readonly Token[], used: Set<Token>): void => {
  const compares = tokens.some((token) => token.type === 'cmp')
  // "Who sold more, Riverside or Northgate?"
  const asksWhich = tokens.some((token) => token.type === 'more' || token.type === 'rank' || token.type === 'topseller')
  tokens.forEach((token, i) => {
    if (token.type !== 'and') return
    const before = tokens[previousIndex(tokens, i)]
    const after = tokens[nextIndex(tokens, i)]
    // "The five snacks with the highest sales".
    if (token.text.toLowerCase() === 'with' && after?.type === 'rank') used.add(token)
    // "With last year also".
    if (after === undefined && /^(?:also|as well)$/iu.test(token.text)) used.add(token)
    if (token.value === 'cmp' && !compares && !asksWhich) return
    if (
      (before && after && kindOf(before) === kindOf(after)) ||
      (after && JOINED_ON.has(after.type)) ||
      (before === undefined && after && token.value === '')
    )
      used.add(token)
    else if (compares && after && ['period', 'figure-date', 'name'].includes(after.type)) used.add(token)
  })
}

/** "Only Riverside": a filter, when the name that it limits stands right after it. */
export const markOnly = (tokens: readonly Token[], used: Set<Token>): void => {
  tokens.forEach((token, i) => {
    let next = i + 1
    while (tokens[next]?.type === 'glue' || tokens[next]?.type === 'prep') next++
    if (token.type !== 'only') return
    const last = tokens[next]
    if (tokens[next]?.type === 'name') used.add(token)
    // 只列最短的三个.
    else if (isHan(token) && tokens[next]?.type === 'rank') used.add(token)
    // "Bottom three only".
    else if (
      !isHan(token) &&
      tokens[previousIndex(tokens, i)]?.type === 'rank' &&
      (last === undefined || ['pause', 'filler'].includes(last.type)) &&
      next === i + 1
    )
      used.add(token)
    // "Region wise only", "yesterday only": at the end it limits to what was said.
    else if (
      !isHan(token) &&
      ['each', 'period', 'place', 'name', 'wish'].includes(tokens[previousIndex(tokens, i)]?.type ?? '') &&
      tokens.slice(i + 1).every((one) => one.type === 'pause' || one.type === 'filler')
    )
      used.add(token)
    // "Riverside only".
    else if (
      tokens[previousIndex(tokens, i)]?.type === 'name' &&
      (last === undefined || ['pause', 'period', 'filler'].includes(last.type))
    )
      used.add(token)
  })
}

/** 客流量 多少人: the open word may be the figure that was named. */
const sharesFigure = (one: string, other: string) => one.split(',').some((name) => other.split(',').includes(name))

const isHan = ({ text }: Token) => /\p{Script=Han}/u.test(text)

const kindOf = (token: Token): string => {
  if (token.type === 'figure-date' || token.type === 'against') return 'period'
  if (token.type === 'maybe') return 'metric'
  return token.type
}

/** Two names, metrics or periods are two answers only where something joins them; "stock of sales" and "Riverside Garden" are not. */
export const unjoined = (tokens: readonly Token[], used: ReadonlySet<Token>): Token | undefined => {
  const last = new Map<string, { at: number; value: string }>()
  for (const [at, token] of tokens.entries()) {
    const kind = kindOf(token)
    if (kind !== 'metric' && kind !== 'name' && kind !== 'period') continue
    const value = kind === 'metric' ? token.value : kind === 'name' ? nameKind(token) : String(at)
    const before = last.get(kind)
    const apart =
      kind === 'metric'
        ? !(before?.value === value || (isHan(token) && sharesFigure(before?.value ?? '', value)))
        : kind === 'name'
          ? before?.value === value
          : false
    if (
      before &&
      apart &&
      !tokens
        .slice(before.at + 1, at)
        .some(
          (one) =>
            one.value === 'and' ||
            (kind === 'metric' && one.type === 'ask') ||
            (used.has(one) && ['and', 'cmp', 'to'].includes(one.type)),
        )
    )
      return token
    last.set(kind, { at, value })
  }
  return undefined
}

export const nameKind = (token: Token): string => token.name?.full[0]?.kind ?? token.name?.short[0]?.kind ?? 'product'
