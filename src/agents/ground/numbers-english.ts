import Big from 'big.js'
import type { NumberLiteral } from './number-literal.ts'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
  dozen: 12,
  score: 20,
  gross: 144,
}
const worth = (word: string): number | null => {
  const small = SMALL.indexOf(word)
  if (small >= 0) return small
  const tens = TENS.indexOf(word)
  return tens >= 2 ? tens * 10 : word === 'fourty' ? 40 : null
}

interface Words {
  readonly words: readonly string[]
  readonly end: number
}

/** The longest run of number words; `and` only between two of them, `a` only before a scale. */
const run = (text: string, start: number): Words | null => {
  const word = /[a-z]+/y
  const words: string[] = []
  let end = start
  let at = start
  while (at < text.length) {
    word.lastIndex = at
    const found = word.exec(text)?.[0]
    if (found === undefined) break
    const isNumber = worth(found) !== null || SCALES[found] !== undefined
    const article = (found === 'a' || found === 'an') && words.length === 0
    const link = (found === 'and' || found === 'point') && words.length > 0
    if (!isNumber && !article && !link) break
    words.push(found)
    at += found.length
    if (isNumber) end = at
    const gap = /(?: +|-)/y
    gap.lastIndex = at
    const space = gap.exec(text)?.[0]
    if (space === undefined) break
    at += space.length
  }
  while (words.length > 0 && (words.at(-1) === 'and' || words.at(-1) === 'point')) words.pop()
  return words.some((each) => each !== 'a' && each !== 'an') ? { words, end } : null
}

/** `forty-five thousand six hundred and twelve`; null where the words do not make one number. */
const read = (words: readonly string[]): { value: Big; place: Big } | null => {
  const point = words.indexOf('point')
  const whole = point < 0 ? words : words.slice(0, point)
  let total = 0
  let held: number | null = null
  let lastScale = Infinity
  let place = 1
  for (const word of whole) {
    if (word === 'and') continue
    if (word === 'a' || word === 'an') {
      held = 1
      continue
    }
    const value = worth(word)
    const scale = SCALES[word]
    if (value !== null) {
      // Only a ten takes a digit, and only hundreds take tens: "one two" is two numbers.
      const room = held === null || held % 100 === 0 || (held % 10 === 0 && held % 100 >= 20 && value < 10 && value > 0)
      if (!room) return null
      held = (held ?? 0) + value
      place = 1
    } else if (scale === 100) {
      if (held !== null && held > 99) return null
      held = (held ?? 1) * 100
      place = 100
    } else if (scale !== undefined) {
      if (scale >= lastScale) return null
      total += (held ?? 1) * scale
      held = null
      lastScale = scale
      place = scale
    }
  }
  const value = new Big(total + (held ?? 0))
  if (point < 0) return { value, place: new Big(place) }
  const digits = words.slice(point + 1)
  const tail = digits.filter((word) => SCALES[word] === undefined)
  const scales = digits.slice(tail.length)
  if (tail.length === 0 || tail.some((word) => (worth(word) ?? 10) > 9)) return null
  let factor = new Big(1)
  for (const scale of scales) factor = factor.times(SCALES[scale] ?? 1)
  return {
    value: new Big(`${value.toFixed(0)}.${tail.map(worth).join('')}`).times(factor),
    place: new Big(10).pow(-tail.length).times(factor),
  }
}

/** Reads a number in English words at `start` of lower-case text, or null where none begins. */
export const readEnglishNumber = (text: string, start: number): NumberLiteral | null => {
  if (start > 0 && /[a-z0-9]/.test(text.charAt(start - 1))) return null
  const found = run(text, start)
  if (!found || /[a-z]/.test(text.charAt(found.end))) return null
  const exact = read(found.words)
  return { end: found.end, value: exact?.value ?? null, place: exact?.place ?? null, kind: 'plain' }
}
