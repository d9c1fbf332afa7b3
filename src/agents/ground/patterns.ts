import { readNumber } from './numbers-digits.ts'
import type { Meaning } from './token.ts'

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const N = '(\\d{1,4}|[零一二两三四五六七八九十百]{1,5})'
const WORD_N = '(\\d{1,4}|[a-z]+(?:-[a-z]+)?)'
const MEMBER = '(?:stores?|shops?|branches|regions?|districts?|categor(?:y|ies)|products?|items?|hours?|days?)'
const EDGE = '(?![a-z0-9])'
const sticky = (source: string) => new RegExp(source, 'y')
const number = (text: string): number | null => {
  const read = readNumber(text, 0)
  return read?.end === text.length && read.value !== null ? Number(read.value.toFixed()) : null
}

type Maker = (match: RegExpExecArray) => Meaning | null
const top = (order: 'highest' | 'lowest', text: string | undefined): Meaning | null => {
  const n = number(text ?? '')
  return n === null ? null : { kind: 'top', order, n }
}
const rank = (n: number | null): Meaning | null => (n === null ? null : { kind: 'rank', n })
const all = (text: string | undefined): Meaning | null => {
  if (text === undefined) return { kind: 'all-stores', count: null }
  const count = number(text)
  return count === null ? null : { kind: 'all-stores', count }
}

/** Numbers that count what is listed, not what is measured: each has its own check against the evidence. */
const FORMS: readonly (readonly [RegExp, Maker])[] = [
  [
    sticky(`(?:the )?(top|bottom) ${WORD_N}(?: ${MEMBER})?${EDGE}`),
    (m) => top(m[1] === 'top' ? 'highest' : 'lowest', m[2]),
  ],
  [sticky(`(?:the )?${WORD_N} (highest|lowest)${EDGE}`), (m) => top(m[2] === 'highest' ? 'highest' : 'lowest', m[1])],
  [
    sticky(`(?:排名?)?(前|后|末|倒数)${N}(?:名|位|家|个|大|的)(?:门店|大区|区域|品类|商品|时段|日期)?`),
    (m) => top(m[1] === '前' ? 'highest' : 'lowest', m[2]),
  ],
  [sticky(`排名?前${N}`), (m) => top('highest', m[1])],
  [
    sticky(`最(高|多|低|少)的${N}(?:家|个|名|种|款)`),
    (m) => top(m[1] === '高' || m[1] === '多' ? 'highest' : 'lowest', m[2]),
  ],
  [sticky(`(?:the )?(\\d{1,4})(?:st|nd|rd|th)${EDGE}(?: place| highest| best)?`), (m) => rank(Number(m[1]))],
  [
    sticky(`(?:the )?(${ORDINALS.join('|')})${EDGE}(?: place| highest| best)?`),
    (m) => rank(ORDINALS.indexOf(m[1] ?? '') + 1),
  ],
  [sticky(`(?:number|no\\.|#) ?${WORD_N}${EDGE}`), (m) => rank(number(m[1] ?? ''))],
  [sticky(`第${N}(?:名|位|高|多)?`), (m) => rank(number(m[1] ?? ''))],
  [
    sticky(`(?:all|each|every one) (?:of )?(?:the |your |our )?(?:${WORD_N} )?(?:stores|shops|branches)${EDGE}`),
    (m) => all(m[1]),
  ],
  [sticky(`(?:the |your |our )?${WORD_N} stores${EDGE}`), (m) => all(m[1])],
  [sticky('(?:全部|所有|全体)(?:的)?(?:门店|店铺|店)'), () => all(undefined)],
  [sticky(`(?:全部|所有|全体)?${N}(?:家|个)(?:门店|店铺|店)`), (m) => all(m[1])],
]

/** Reads `top 3`, `第二名`, `all 12 stores` and the like at `start`. */
export const readPattern = (
  text: string,
  start: number,
): { readonly end: number; readonly meaning: Meaning } | null => {
  if (start > 0 && /[a-z0-9]/.test(text.charAt(start - 1)) && /[a-z0-9]/.test(text.charAt(start))) return null
  let best: { end: number; meaning: Meaning } | null = null
  for (const [pattern, make] of FORMS) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    const meaning = match && make(match)
    if (match && meaning && start + match[0].length > (best?.end ?? start))
      best = { end: start + match[0].length, meaning }
  }
  return best
}
