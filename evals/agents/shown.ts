import type { LanguageCode } from '../../src/core/language-code.ts'
import type { TrueFigure } from '../case.ts'
import type { World } from '../worlds/world.ts'

const grouped = (value: number, decimals: number) =>
  Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** A value as an honest agent would write it: unit, three digits or more, and no sign (a word says the direction). */
export const shown = ({ value, unit }: Pick<TrueFigure, 'value' | 'unit'>, language: LanguageCode): string => {
  if (unit === 'ratio') return `${grouped(value * 100, 2)} %`
  if (unit === 'pp') return `${grouped(value, 2)} ${language === 'zh' ? '个百分点' : 'percentage points'}`
  if (unit === 'days') return `${grouped(value, 2)} ${language === 'zh' ? '天' : 'days'}`
  return unit === 'count' ? grouped(value, 0) : `${unit} ${grouped(value, 2)}`
}

/** The names of what a figure is about. */
export const nameOf = ({ entity }: TrueFigure, language: LanguageCode, world: World): string => {
  const name = (of: readonly { id: string; zh: string; en: string }[], id?: string) =>
    of.find((one) => one.id === id)?.[language]
  const hour = entity.hour === undefined ? undefined : language === 'zh' ? `${entity.hour}点` : `${entity.hour}:00`
  return [
    name(world.regions, entity.region),
    name(world.stores, entity.store),
    name(world.categories, entity.category),
    name(world.products, entity.product),
    hour,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}

const CHANGE = {
  zh: (way: number) => (way < 0 ? '下降' : '上升'),
  en: (way: number) => (way < 0 ? 'down by' : 'up by'),
}

/** One sentence a figure. */
export const sentence = (figure: TrueFigure, language: LanguageCode, world: World): string => {
  const name = nameOf(figure, language, world)
  const number = shown(figure, language)
  const change = figure.role === 'difference' || figure.role === 'relative'
  if (language === 'zh') return `${name}${change ? `与基准相比${CHANGE.zh(figure.value)}` : '为'} ${number}。`
  return `${name || 'The answer'} ${change ? `went ${CHANGE.en(figure.value)}` : 'stood at'} ${number}. `
}
