import { chineseNumeral } from './chinese-numeral.ts'
import { mask } from './mask.ts'

export type NumberKind = 'money' | 'percent' | 'pp' | 'days' | 'count' | 'plain'

/** A number as a text states it. */
export interface Stated {
  /** In its kind's own unit: 58.3 for 58.3 %, 45000 for 4.5 万. */
  readonly value: number
  /** Unit of the last digit shown, after scaling: 4.5 万 is known to the nearest 1000. */
  readonly step: number
  readonly kind: NumberKind
  /** Digits shown, without leading zeros. */
  readonly digits: number
  /** From a sign, or a word of direction in its clause; 0 when nothing says. */
  readonly direction: -1 | 0 | 1
  readonly negated: boolean
  readonly start: number
  readonly end: number
}

const CURRENCY = 'CNY|RMB|USD|GBP|EUR|¥|£|\\$|€'
const SCALE = '万亿|万|亿|千|百|bn\\b|billion|million|thousand|[km]\\b'
const UNITS: readonly (readonly [NumberKind, string])[] = [
  ['pp', '个?百分点|percentage points?|pp\\b|p\\.p\\.'],
  ['percent', '%|percent\\b|per cent\\b'],
  ['money', `元|块钱?|${CURRENCY}|yuan\\b`],
  ['days', '天|日(?!均)|days?\\b'],
  [
    'count',
    '人次|人|单|笔|张|件|个|家|种|次|盒|瓶|visitors?|visits?|entries|people|receipts?|transactions?|units?|items?|pieces?|products?|stores?|goods',
  ],
]
const UNIT = UNITS.map(([, words]) => words).join('|')
const ARABIC = new RegExp(
  `(?<cents>百分之)?\\s*(?<open>\\()?(?<before>(?<![\\d.]\\s?)[-+−])?\\s*(?<currency>${CURRENCY})?\\s*(?<sign>[-+−])?(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<close>\\))?\\s*(?:(?<scale>${SCALE}|成)\\s*)?(?<unit>${UNIT})?`,
  'gi',
)
const CHINESE = new RegExp(
  `(?<cents>百分之)?(?<digits>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)\\s*(?<tenths>成)?(?<unit>${UNIT})?`,
  'gi',
)
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  万亿: 1e12,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
}

/** Every number that a text states as a figure, in order. `names` are blanked first: "可乐330ml" states nothing. */
export const numbersIn = (text: string, names: readonly string[] = []): readonly Stated[] => {
  const whole = text.normalize('NFKC')
  const masked = mask(
    whole,
    names.map((name) => name.normalize('NFKC')),
  )
  const found = [...arabic(masked), ...chinese(masked)].sort((a, b) => a.start - b.start)
  return found.map((number) => ({ ...number, ...saidAround(whole, number) }))
}

type Bare = Omit<Stated, 'negated'>

const arabic = (text: string): readonly Bare[] =>
  [...text.matchAll(ARABIC)].map((match) => {
    const { cents, open, close, before, sign, currency, digits = '', scale = '', unit = '' } = match.groups ?? {}
    const decimals = digits.split('.')[1]?.length ?? 0
    const tenths = scale === '成'
    const factor = tenths ? 10 : (SCALES[scale.toLowerCase()] ?? 1)
    const minus = /[-−]/.test(`${before ?? ''}${sign ?? ''}`) || (open && close)
    const plus = /\+/.test(`${before ?? ''}${sign ?? ''}`)
    return {
      value: Number(digits.replaceAll(',', '')) * factor,
      step: 10 ** -decimals * factor,
      kind: cents || tenths ? 'percent' : kindOf(unit, currency),
      digits: digits.replace(/[,.]/g, '').replace(/^0+/, '').length,
      direction: minus ? -1 : plus ? 1 : 0,
      start: match.index,
      end: match.index + match[0].length,
    }
  })

/** Only with a unit: a bare 一 is a word as often as a number. */
const chinese = (text: string): readonly Bare[] =>
  [...text.matchAll(CHINESE)].flatMap((match) => {
    const { cents, digits = '', tenths, unit = '' } = match.groups ?? {}
    const value = chineseNumeral(digits)
    if (value === null || !(cents || tenths || unit)) return []
    if (/\d\s*$/.test(text.slice(Math.max(0, match.index - 2), match.index))) return []
    const decimals = digits.split('点')[1]?.length ?? 0
    const factor = tenths ? 10 : 1
    return [
      {
        value: value * factor,
        step: 10 ** -decimals * factor,
        kind: cents || tenths ? 'percent' : kindOf(unit, undefined),
        digits: String(value).replace(/\D/g, '').length,
        direction: 0,
        start: match.index,
        end: match.index + match[0].length,
      } satisfies Bare,
    ]
  })

const kindOf = (unit: string, currency: string | undefined): NumberKind => {
  if (currency) return 'money'
  if (unit === '') return 'plain'
  return UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, 'i').test(unit))?.[0] ?? 'plain'
}

const DOWN =
  /下降|下跌|下滑|减少|回落|低了?|跌|降|少了?|\b(?:down|fell|fall|falls|lower|below|less|fewer|decreas\w*|drop\w*|declin\w*|under|lost)\b/i
const UP =
  /上升|上涨|增长|增加|提高|高了?|涨|升|多了?|\b(?:up|rose|rise|grew|higher|above|more|increas\w*|gain\w*|over)\b/i
const NOT = /(?:不是|并非|不到|没有|没达到|未达到|\bnot\b|\bisn't\b|\bwasn't\b|\bnever\b|\bnor\b)[^,,。;;.]{0,14}$/i
const CLAUSE = /[,,。;;!?!?()()]|\.\s/

/** What the words of its clause say about a number: its direction, and whether it is denied. */
const saidAround = (text: string, { start, end, direction }: Bare): Pick<Stated, 'direction' | 'negated'> => {
  const before = text.slice(0, start).split(CLAUSE).pop() ?? ''
  const after = text.slice(end).split(CLAUSE)[0] ?? ''
  const negated = NOT.test(before)
  if (direction !== 0) return { direction, negated }
  const near = `${before.slice(-16)}\n${after.slice(0, 10)}`
  if (DOWN.test(near) && !UP.test(near)) return { direction: -1, negated }
  return { direction: UP.test(near) && !DOWN.test(near) ? 1 : 0, negated }
}
