import type { LanguageCode } from '../../core/language-code.ts'

/** What an alert says around its figures. */
interface AlertWords {
  readonly line: (place: string, name: string, value: string, expected: string, expectation: string) => string
  readonly bare: (place: string, name: string, value: string) => string
  readonly stake: (name: string, value: string) => string
  readonly and: string
  readonly why: string
  readonly question: string
  readonly action: string
  readonly none: (date: string) => string
  readonly severity: Readonly<Record<'severe' | 'warning', string>>
  readonly precision: (right: number, judged: number) => string
}

export const ALERT_WORDS: Readonly<Record<LanguageCode, AlertWords>> = {
  zh: {
    line: (place, name, value, expected, expectation) => `${place}：${name}${value}，${expected}${expectation}。`,
    bare: (place, name, value) => `${place}：${name}${value}。`,
    stake: (name, value) => `${name}：${value}。`,
    and: '、',
    why: '原因',
    question: '请店员看一眼',
    action: '怎么办',
    none: (date) => `${date}没有预警。`,
    severity: { severe: '严重', warning: '预警' },
    precision: (right, judged) => `已判断 ${judged} 条，其中 ${right} 条属实。`,
  },
  en: {
    line: (place, name, value, expected, expectation) => `${place}: ${name} ${value}, ${expected} ${expectation}.`,
    bare: (place, name, value) => `${place}: ${name} ${value}.`,
    stake: (name, value) => `${name}: ${value}.`,
    and: ', ',
    why: 'Why',
    question: 'For the clerk to look at',
    action: 'What to do',
    none: (date) => `No early warnings for ${date}.`,
    severity: { severe: 'Severe', warning: 'Warning' },
    precision: (right, judged) => `${right} of the ${judged} alerts that were judged were right.`,
  },
}
