import type { LanguageCode } from '../../src/core/language-code.ts'
import type { Say } from '../case.ts'
import { plus } from '../truth/days.ts'
import type { Named, World } from '../worlds/world.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

export const sayIn = (language: LanguageCode, world: World): Say => {
  const name = (of: readonly Named[]) => (id: string) => of.find((one) => one.id === id)?.[language] ?? id
  return {
    store: name(world.stores),
    region: name(world.regions),
    category: name(world.categories),
    product: name(world.products),
    day(date) {
      const [, month = 1, day = 1] = date.split('-').map(Number)
      if (date === plus(world.today, -1)) return language === 'zh' ? '昨天' : 'yesterday'
      return language === 'zh' ? `${month}月${day}日` : `on ${day} ${MONTHS[month - 1]}`
    },
  }
}
