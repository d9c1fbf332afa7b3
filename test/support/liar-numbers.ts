import type { LanguageCode } from '../../src/core/language-code.ts'
import type { Fact, Unit } from './liar-world.ts'
import type { Chance } from './seeded.ts'

const NUMERALS = '零一二三四五六七八九'
/** Chinese reading of a whole number below one hundred million; written for the test alone. */
export const chineseOf = (whole: number): string => {
  const under = (n: number, lead: boolean): string => {
    let text = ''
    let gap = false
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(n / unit) % 10
      if (digit === 0) gap = gap || text !== '' || lead
      else {
        if (gap) text += '零'
        gap = false
        text += `${NUMERALS[digit]}${name}`
      }
    }
    return text
  }
  if (whole === 0) return '零'
  const high = Math.floor(whole / 10000)
  const low = whole % 10000
  return `${high > 0 ? `${under(high, false)}万` : ''}${low > 0 ? under(low, high > 0) : ''}`
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
/** English reading of a whole number below one million; written for the test alone. */
export const englishOf = (whole: number): string => {
  if (whole < 20) return SMALL[whole] ?? ''
  if (whole < 100) return `${TENS[Math.floor(whole / 10)]}${whole % 10 === 0 ? '' : `-${SMALL[whole % 10]}`}`
  if (whole < 1000)
    return `${SMALL[Math.floor(whole / 100)]} hundred${whole % 100 === 0 ? '' : ` and ${englishOf(whole % 100)}`}`
  const rest = whole % 1000
  return `${englishOf(Math.floor(whole / 1000))} thousand${rest === 0 ? '' : `${rest < 100 ? ' and' : ''} ${englishOf(rest)}`}`
}

/** Half away from zero; `toFixed` alone would round the binary neighbour of 52.15. */
const fixed = (n: number, decimals: number): string =>
  (Math.round(n * 10 ** decimals + 1e-7) / 10 ** decimals).toFixed(decimals)

const grouped = (n: number) => n.toLocaleString('en-US')
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Ways in which a model might write one number without a slot. */
export const FORMS = ['plain', 'grouped', 'scaled', 'numerals', 'wide'] as const
export type Form = (typeof FORMS)[number]

const percent = (n: number, form: Form, zh: boolean): string => {
  const text = fixed(n, 1)
  if (form === 'wide') return `${wide(text)}%`
  if (form !== 'numerals') return zh || form === 'plain' ? `${text}%` : `${text} percent`
  const [whole = '0', tenth = '0'] = text.split('.')
  return zh
    ? `百分之${chineseOf(Number(whole))}点${NUMERALS[Number(tenth)]}`
    : `${englishOf(Number(whole))} point ${SMALL[Number(tenth)]} percent`
}

const counted = (n: number, form: Form, zh: boolean): string => {
  const whole = Math.round(n + 1e-7)
  if (form === 'wide') return wide(grouped(whole))
  if (form === 'numerals') return zh ? chineseOf(whole) : englishOf(whole)
  return form === 'plain' ? String(whole) : grouped(whole)
}

/** A number as written out: its size in people's units, never its sign. */
export const writtenOut = (size: number, unit: Unit, form: Form, code: LanguageCode): string => {
  const n = Math.abs(size)
  const zh = code === 'zh'
  if (unit === 'ratio') return percent(n, form, zh)
  if (unit === 'pp')
    return `${form === 'wide' ? wide(fixed(n, 2)) : fixed(n, 2)}${zh ? '个百分点' : ' percentage points'}`
  if (unit === 'count') return counted(n, form, zh)
  if (form === 'scaled') return zh ? `${fixed(n / 10000, 2)}万元` : `¥${fixed(n / 1000, 1)}k`
  const text = counted(n, form, zh)
  return zh ? `${text}元` : form === 'numerals' ? `${text} yuan` : `¥${text}`
}

/** How a fact gets into a sentence: its slot, or written out in a form whose rounding says enough. */
export const formed = (fact: Fact, chance: Chance, code: LanguageCode, slots: number): string => {
  if (chance.next() < slots) return fact.slot
  const form = chance.pick(FORMS)
  const coarse = form === 'scaled' && fact.unit === 'CNY' && Math.abs(fact.shown) < 12_000
  const small = Math.abs(fact.shown) < (fact.unit === 'ratio' || fact.unit === 'pp' ? 10 : 100)
  return coarse || small ? fact.slot : writtenOut(fact.shown, fact.unit, form, code)
}
