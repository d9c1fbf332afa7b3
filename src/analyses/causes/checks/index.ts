import type { Check } from '../check.ts'
import { counter } from './counter.ts'
import { feed } from './feed.ts'
import { people } from './people.ts'
import { phantom, shelves } from './shelves.ts'
import { competitor, holiday, weather } from './surroundings.ts'
import { price, promoSetUp, returned } from './tills.ts'

/** What is looked at, the figures themselves first: a counter that fails is no fall in footfall. */
export const CHECKS: readonly Check[] = [
  counter,
  feed,
  holiday,
  weather,
  competitor,
  people,
  shelves,
  phantom,
  price,
  promoSetUp,
  returned,
]
