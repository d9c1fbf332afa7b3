import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const heard = (text: string) => briefly(ask(text.split(' // ')))

describe('who says in which shop they stand', () => {
  it.each([
    ["I'm at Riverside now. Days of cover on drinks", 'days_of_cover S01 Drinks 2026-03-17'],
    ['I am visiting Old Street now. Out-of-stock count here?', 'out_of_stocks S10 2026-03-17'],
    ['just parked up at Riverside. out of stocks, category by category', 'out_of_stocks S01 2026-03-17 by category'],
  ])('%s asks about that shop', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    "I'm at Riverside. footfall yesterday by store",
    "I'm at Riverside. footfall for all stores yesterday",
    "I'm at Riverside, which store had the most footfall yesterday",
    'I was at Riverside yesterday. footfall yesterday',
    "I'm not at Riverside. footfall yesterday",
    "I'm going to Riverside. footfall yesterday",
  ])('%s may ask about more, and is asked back', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })

  it('asks about the shop that is named in the question, where one is', () => {
    expect(heard("I'm at Riverside. footfall at Northgate yesterday")).toBe('footfall S02 2026-03-17')
  })
})

describe('when one asks', () => {
  it.each(["footfall yesterday, I'm checking before I go home", 'before I cash up, footfall yesterday'])(
    '%s: is no time of what is asked',
    (text) => {
      expect(heard(text)).toBe('footfall 2026-03-17')
    },
  )

  it.each(['sales yesterday, before we sold out', 'sales yesterday, before the promo went live'])(
    '%s: is one of what is asked, and is never left out',
    (text) => {
      expect(heard(text)).toMatch(/^[?-]/)
    },
  )
})

describe('a later turn', () => {
  it.each([
    ['conversion last Thursday // do the whole of last week', 'conversion 2026-03-09..2026-03-15'],
    ['footfall on Monday // oops thumbs, Tuesday', 'footfall 2026-03-17'],
    ["footfall yesterday // let's do last week instead", 'footfall 2026-03-09..2026-03-15'],
    ['net sales Croissant yesterday // with last year how it looks?', 'net_sales P0015 2026-03-17 vs LY-dow'],
  ])('%s goes on with what was shown', (turns, frame) => {
    expect(heard(turns)).toBe(frame)
  })
})
