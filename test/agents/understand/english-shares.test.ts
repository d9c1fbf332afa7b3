import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { metricVocabulary } from '../../../src/tools/metric-vocabulary.ts'
import { briefly, CATALOGUE, question } from './asking.ts'

const filled = new Set([...CATALOGUE.filled, ...metricVocabulary().flatMap(({ reads }) => [...reads])])
const heard = (text: string) => briefly(understand(question(text, []), { ...CATALOGUE, filled }))

describe('a rate that is asked for with the goods inside', () => {
  it.each([
    ['what rate of drinks came back last week', 'return_rate Drinks 2026-03-09..2026-03-15'],
    ['what percent of our drinks got returned last week', 'return_rate Drinks 2026-03-09..2026-03-15'],
    ['what percent of bakery went in the bin last week', 'waste_rate Bakery 2026-03-09..2026-03-15'],
    ['what share of the bakery did we throw out last week', 'waste_rate Bakery 2026-03-09..2026-03-15'],
    ['what percent of drinks sales was marked down in february', 'markdown_rate Drinks 2026-02-01..2026-02-28'],
    ['what share of the frozen is out of stock', 'oos_rate Frozen 2026-03-17'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    'what share of sales are drinks',
    'what share of the drinks came in yesterday',
    'what percent of drinks came back to the warehouse last week',
    'what percent of members returned drinks last week',
    'what share of drinks sold in cans last week',
    'what percent of bakery went in the bin last week excluding bread',
    'have we sold most of the croissants',
  ])('%s is never answered: it is a share of something else', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})

describe('pieces and money of all goods', () => {
  it.each([
    ['how many units did each store sell yesterday', 'units_sold 2026-03-17 by store'],
    ['stock by category in money', 'stock_value 2026-03-17 by category'],
    [
      'how much margin, in money, did the meat and seafood counter make us in february',
      'gross_margin Meat & Seafood 2026-02-01..2026-02-28',
    ],
    ['inventory dollars by store', 'stock_value 2026-03-17 by store'],
    ['what time of day did we sell the most yesterday', 'net_sales 2026-03-17 by hour highest 1'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it('asks back by what goods are ranked that sold the most', () => {
    expect(heard('which three snacks did we sell the fewest of last week')).toMatch(/^\? net_sales Snacks/)
  })
})
