import type { Token } from './token.ts'

const isFigure = ({ type }: Token) => type === 'metric' || type === 'maybe'
const BREAKDOWN = /^breakdown$/iu
const TIMES = new Set(['period', 'figure-date', 'sofar'])

/**
 * What a word of head office stands for in its place: 品类净销 breakdown tells the kinds apart, 用净销售额口径 names a figure, 按小票 chooses one.
 * Null where it stands as it is.
 */
export const mixedMeaning = (clause: readonly Token[], i: number, all: readonly Token[]): Token | null => {
  const [before, token, next] = [clause[i - 1], clause[i], clause[i + 1]]
  if (!token) return null
  const glue: Token = { ...token, type: 'glue', value: '' }
  const { type, text } = token
  // 品类净销 breakdown: each of its kind.
  const later = all.slice(all.indexOf(token) + 1)
  const isKind = type === 'dim' && token.numbers.length === 0 && !/day|hour/.test(token.value)
  if (isKind && next?.type === 'metric' && later.some((one) => BREAKDOWN.test(one.text)))
    return { ...token, type: 'each' }
  if (type === 'soft' && BREAKDOWN.test(text)) {
    const earlier = all.slice(0, all.indexOf(token))
    return earlier.some((one, at) => one.type === 'each' || (one.type === 'dim' && earlier[at + 1]?.type === 'metric'))
      ? glue
      : null
  }
  if (type === 'rank' && token.value === 'highest trio') return { ...token, value: 'highest', numbers: [3] }
  // 上周口径, 净销售额口径, 口径用净销售额: by which time or figure.
  if (type === 'soft' && text === '口径') {
    const named = before && (TIMES.has(before.type) || isFigure(before))
    const used = next && isFigure(clause[i + 2] ?? next) && /^[用按以是为取]$/u.test(next.text)
    return named || used ? glue : null
  }
  if (/^[用按以取]$/u.test(text) && (type === 'soft' || type === 'crit')) {
    const ofFigure = before?.text === '口径' && next && isFigure(next)
    // 按小票: the one of two that was asked back.
    const chooses = i === 0 && next?.type === 'metric' && all.length === 2
    return ofFigure || chooses ? glue : null
  }
  // 对上周, a turn of its own.
  if (type === 'aside' && text === '对' && next && TIMES.has(next.type) && all.length === 2)
    return { ...token, type: 'cmp', value: 'than' }
  // focus 华东: of the turn before, this alone.
  if (type === 'unknown' && /^focus$/iu.test(text) && next?.name && all.length <= 3)
    return { ...token, type: 'only', value: '' }
  // 喂，那个，我想问一下: hesitates.
  const leads = clause.slice(0, i).every((one) => one.type === 'filler' || one.type === 'greeting')
  if (type === 'aside' && /^[那这]个$/u.test(text) && leads && next?.type === 'filler') return glue
  // 每天销售额多少你一天一天给我念: who is to read it out.
  if (type === 'remark' && text === '你' && i > 0 && (next?.type === 'each' || next?.type === 'wish')) return glue
  // 零食呢零食: said twice.
  const again = token.name && all.slice(0, all.indexOf(token)).some((one) => one.name && one.text === text)
  if (again && all.length <= 4 && before?.text === '呢') return glue
  return null
}
