import type { Dimension } from '../../core/dimension.ts'
import type { Frame } from '../../core/frame.ts'
import { type AnswerSubject, answerForm } from '../answer-words.ts'
import { flagForm } from '../flag-form.ts'
import type { WordingContext } from '../language.ts'
import { period, weekdayName } from './dates.ts'
import { entity } from './entity.ts'
import { flags } from './flags.ts'

export const MEMBERS: Readonly<Record<Dimension, string>> = {
  store: '门店',
  region: '大区',
  category: '品类',
  product: '商品',
  hour: '时段',
  day: '日期',
}

export const flag = flagForm(flags, (name) => `注意：数据有标记“${name}”。`)

export const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`

/** The base of a comparison as people call it. */
export const base = (frame: Frame, { today }: WordingContext): string => {
  if (frame.base?.kind === 'period') return period(frame.base.period, today)
  if (frame.base?.kind === 'plan') return '计划'
  if (frame.base?.kind === 'peers') return '同类门店中位数'
  const day = frame.period.from === frame.period.to ? weekdayName(frame.period.from) : '同期'
  if (frame.base?.kind === 'LY-holiday') return '去年节日同期'
  if (frame.base?.kind === 'LFL') return '去年同店同期'
  return frame.base?.kind === 'W4' ? `平时${day}` : `去年${day === '同期' ? day : `同期${day}`}`
}

const about = ({ where, goods, when, metric, atClose }: AnswerSubject) =>
  `${where}${goods === '' ? '' : `的${goods}`}，${when}${atClose ? '收盘时' : ''}，${metric}`

export const word = answerForm({
  code: 'zh',
  metric: (name) => name,
  places: list,
  allStores: (count) => `全部${count}家门店`,
  period,
  entity,
  flag,
  base,
  single: (subject, figure) => `${about(subject)} ${figure}。`,
  singleMissing: (subject) => `${about(subject)}：数据里没有。`,
  rankHeader: (subject, by, order, n) => `${about(subject)}${order === 'highest' ? '前' : '后'}${n}名${MEMBERS[by]}：`,
  byHeader: (subject, by) => `${about(subject)}，按${MEMBERS[by]}：`,
  row: (marker, name, figure) => `${marker}${name} ${figure}。`,
  rowMissing: (name) => `${name}：数据里没有。`,
  compared: ({ value, base: from, difference, relative, baseName, direction, rate }) => {
    if (direction === 'flat') return `${value}，较${baseName}的 ${from} 持平`
    const more = rate ? { up: '高', down: '低' } : { up: '多', down: '少' }
    return `${value}，比${baseName}的 ${from} ${more[direction]} ${difference}${relative === '' ? '' : `（${relative}）`}`
  },
  noComparison: (baseName) => `没有可比的数据：${baseName}。`,
  usualMeans: '“平时”指最近四个同星期的中位数。',
  rest: '其余见表格。',
  truncated: '列表没有全部列出。',
  nothing: (subject) => `${about(subject)}：数据里没有。`,
})
