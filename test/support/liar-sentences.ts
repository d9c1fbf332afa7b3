import type { LanguageCode } from '../../src/core/language-code.ts'
import type { BaseKind } from './liar-world.ts'

/** All that one sentence says, already in words; a lie is one of these said wrongly. */
export interface Saying {
  readonly place: string
  readonly metric: string
  readonly when: string
  readonly base: string
  readonly rises: boolean
  readonly value: string
  readonly from: string
  readonly difference: string
  readonly relative: string
  readonly best: string
  readonly bestValue: string
}

export const METRIC_NAMES: Readonly<Record<string, Readonly<Record<LanguageCode, string>>>> = {
  net_sales: { zh: '净销售额', en: 'net sales' },
  transactions: { zh: '客单数', en: 'transactions' },
  footfall: { zh: '客流', en: 'footfall' },
  conversion: { zh: '成交率', en: 'conversion' },
  margin_rate: { zh: '毛利率', en: 'margin rate' },
}
export const BASE_NAMES: Readonly<Record<BaseKind, Readonly<Record<LanguageCode, string>>>> = {
  W4: { zh: '平时周六', en: 'the usual Saturday' },
  'LY-dow': { zh: '去年同期', en: 'the same Saturday last year' },
  week: { zh: '5月24日', en: '24 May' },
}

type Template = (s: Saying) => string
const verb = (s: Saying) => (s.rises ? 'rose' : 'fell')
const way = (s: Saying) => (s.rises ? 'up' : 'down')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const EN: readonly Template[] = [
  (s) => `${s.place}'s ${s.metric} ${s.when} came to ${s.value}.`,
  (s) => `${capital(s.when)}, ${s.place} recorded ${s.metric} of ${s.value}.`,
  (s) =>
    `${capital(s.metric)} at ${s.place} ${s.when} came to ${s.value}, ${way(s)} ${s.difference} (${s.relative}) against ${s.base}.`,
  (s) => `${s.place}: ${s.metric} ${s.value}, ${way(s)} ${s.relative} against ${s.base}.`,
  (s) => `${capital(s.metric)} at ${s.place} ${verb(s)} by ${s.difference} from ${s.base}.`,
  (s) => `Compared with ${s.base}, ${s.metric} at ${s.place} ${verb(s)} ${s.relative} to ${s.value} ${s.when}.`,
  (s) => `${capital(s.when)} ${s.metric} at ${s.place} ${verb(s)} from ${s.from} to ${s.value}.`,
  (s) => `${s.best} had the highest ${s.metric} ${s.when}: ${s.bestValue}.`,
  (s) => `${s.place} stood at ${s.value} ${s.when}, ${s.relative} ${s.rises ? 'higher' : 'lower'} than ${s.base}.`,
  (s) => `For ${s.place}, ${s.when} ended at ${s.value}, so please check the shelves.`,
  (s) => `${s.place} ${verb(s)} ${s.when}.`,
]

const ZH: readonly Template[] = [
  (s) => `${s.place}${s.when}${s.metric}为${s.value}。`,
  (s) => `${s.when}，${s.place}的${s.metric}是${s.value}。`,
  (s) => `${s.place}${s.metric}${s.value}，比${s.base}${s.rises ? '多' : '少'}${s.difference}（${s.relative}）。`,
  (s) => `${s.when}${s.place}${s.metric}达到${s.value}，较${s.base}${s.rises ? '上升' : '下降'}${s.relative}。`,
  (s) => `与${s.base}相比，${s.place}${s.when}的${s.metric}${s.rises ? '增长' : '减少'}了${s.difference}。`,
  (s) => `${s.place}${s.metric}从${s.base}的${s.from}${s.rises ? '升至' : '降至'}${s.when}的${s.value}。`,
  (s) => `${s.when}${s.metric}最高的是${s.best}，为${s.bestValue}。`,
  (s) => `${s.place}${s.when}${s.metric}${s.rises ? '高于' : '低于'}${s.base}，差额${s.difference}。`,
  (s) => `${s.place}：${s.when}${s.metric}${s.value}，请关注货架。`,
  (s) => `${s.place}${s.when}${s.metric}${s.rises ? '上涨' : '下滑'}。`,
]

export const TEMPLATES: Readonly<Record<LanguageCode, readonly Template[]>> = { zh: ZH, en: EN }
export const WHEN: Readonly<Record<LanguageCode, readonly string[]>> = {
  zh: ['昨天', '5月31日'],
  en: ['yesterday', 'on 31 May'],
}
