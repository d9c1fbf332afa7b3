import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { metricVocabulary } from '../../../src/tools/metric-vocabulary.ts'
import { briefly, CATALOGUE, question } from './asking.ts'

const filled = new Set([...CATALOGUE.filled, ...metricVocabulary().flatMap(({ reads }) => [...reads])])
const heard = (text: string) => briefly(understand(question(text, []), { ...CATALOGUE, filled }))

describe('a figure that is described instead of named', () => {
  it.each([
    [
      'Of everybody that walked in last week, what share actually bought something?',
      'conversion 2026-03-09..2026-03-15',
    ],
    [
      'what share of the people who walked in bought something, by store, last week',
      'conversion 2026-03-09..2026-03-15 by store',
    ],
    ['what fraction of visitors made a purchase yesterday', 'conversion 2026-03-17'],
    [
      'which store had the smallest share of visitors buying last week',
      'conversion 2026-03-09..2026-03-15 by store lowest 1',
    ],
    [
      'which shop was best at turning visitors into customers last week',
      'conversion 2026-03-09..2026-03-15 by store highest 1',
    ],
    ['what hour was the queue longest yesterday', 'queue_length 2026-03-17 by hour highest 1'],
    ['when yesterday was the line at its longest, what hour', 'queue_length 2026-03-17 by hour highest 1'],
    ['how long does it take to turn over our drinks stock', 'stock_turn_days Drinks 2026-03-17'],
    ['did we make our sales target yesterday, and by how much', 'net_sales 2026-03-17 vs plan'],
    ['how much over budget were sales last month', 'net_sales 2026-02-01..2026-02-28 vs plan'],
    ['hours worked last week against the hours we planned', 'labour_hours 2026-03-09..2026-03-15 vs plan'],
    ['were we over or under plan yesterday', 'plan_attainment 2026-03-17'],
    ['people in the door yesterday', 'footfall 2026-03-17'],
    ['average transaction dollars yesterday', 'atv 2026-03-17'],
    ['how many items were on the average receipt last week', 'upt 2026-03-09..2026-03-15'],
    ['how many people paid at the register yesterday', 'transactions 2026-03-17'],
    ['have we got any apples', 'stock_on_hand P0007 2026-03-17'],
    ['do we have any shampoo left', 'stock_on_hand P0031 2026-03-17'],
    ['how many days of shampoo have we got', 'days_of_cover P0031 2026-03-17'],
    ['how much did we discount last week, in percent', 'markdown_rate 2026-03-09..2026-03-15'],
    ['margin on drinks last week in percent', 'margin_rate Drinks 2026-03-09..2026-03-15'],
    ['which store had the longest wait yesterday', 'queue_wait 2026-03-17 by store highest 1'],
    ['how many people walked into Riverside yesterday', 'footfall S01 2026-03-17'],
    ['how busy were we yesterday, in footfall terms', 'footfall 2026-03-17'],
    ["was Tech Park's conversion off yesterday compared with a normal Tuesday", 'conversion S08 2026-03-17 vs W4'],
    ["each day's sales last week", 'net_sales 2026-03-09..2026-03-15 by day'],
    ['sales for the week that ended march 15', 'net_sales 2026-03-09..2026-03-15'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    ['how is the queue today', '? queue_length 2026-03-18 | queue_wait 2026-03-18 [metric]'],
    [
      'which store turned the most visitors into buyers last week',
      '? conversion 2026-03-09..2026-03-15 by store highest 1 | transactions 2026-03-09..2026-03-15 by store highest 1 [metric]',
    ],
  ])('%s is asked back, because two figures may be meant', (text, offers) => {
    expect(heard(text)).toBe(offers)
  })

  it.each([
    'what share of visitors bought drinks last week',
    'what share of members who came in bought something yesterday',
    'what share of women who came in yesterday bought something',
    'what share of visitors bought something in the morning',
    'will we hit our sales target this month',
    'did we hit our drinks sales target',
    'how many visitors would we need to hit our sales target',
    'how many days of rain have we got',
    'do we have any shampoo coming in',
    'how much shampoo do we have coming in',
    'what stock is coming in',
    'have we got any expired milk',
    'do we have any drinks out of stock',
    'sales yesterday in percent',
    'sales to the owner last week',
    'sales to corporate yesterday',
    'sales in the building yesterday',
    'how many people walked into the bakery yesterday',
    'how many people walked into Riverside and bought milk yesterday',
    'how busy were we yesterday, in money terms',
    'how many people paid at the register in cash yesterday',
    'how many people in the door yesterday had children',
  ])('%s is never answered: no figure says it', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})

describe('stores that are said to be like one’s own', () => {
  it.each([
    'conversion last week next to stores like ours',
    'how does our conversion last week compare with shops like us',
    'conversion last week against comparable stores',
    'conversion last week beside the other shops of our kind',
  ])('%s: they are its peers', (text) => {
    expect(heard(text)).toBe('conversion 2026-03-09..2026-03-15 vs peers by store')
  })

  it.each([
    'conversion last week against stores that opened this year',
    'conversion last week next to the stores of our competitors',
    'conversion last week against stores like us in East China',
  ])('%s is never answered: those are other stores', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})

describe('the stores of a region', () => {
  it('are each or all together, so that both are offered where nothing says which', () => {
    expect(heard('sales for the East China stores last week')).toMatch(/^\? net_sales R1 2026-03-09\.\.2026-03-15 \|/)
    expect(heard('total sales for the East China stores last week')).toBe('net_sales R1 2026-03-09..2026-03-15')
    expect(heard('sales for the East China stores last week, by store')).toBe(
      'net_sales R1 2026-03-09..2026-03-15 by store',
    )
    expect(heard('list of East China stores with their sales last week')).toMatch(/^[?-]/)
    expect(heard('how many East China stores are there')).toMatch(/^[?-]/)
  })
})

describe('an "if" of courtesy', () => {
  it.each([
    "footfall yesterday if I'm allowed to see it",
    "footfall yesterday if you've got it handy",
    "footfall yesterday if it isn't too much trouble",
    'footfall yesterday if you happen to know',
    "footfall yesterday if that's how you spell it",
  ])('%s restricts nothing', (text) => {
    expect(heard(text)).toBe('footfall 2026-03-17')
  })

  it.each([
    'footfall yesterday if it rained',
    'footfall yesterday if we leave out the staff',
    'footfall yesterday if you have the staff in it',
    'stock of fresh milk if you count the cold room',
    'footfall yesterday if it was a holiday',
  ])('%s sets a condition, and is never answered', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})

describe('who helps, and whose work one does', () => {
  it.each([
    'my grandson showed me how to use this thing, footfall yesterday please',
    'the young fella usually does this for me. footfall yesterday',
    "footfall yesterday, and I've only got a minute",
    "they've got me covering both districts now. footfall yesterday",
    "footfall yesterday, if it's all the same to you",
  ])('%s: only tells', (text) => {
    expect(heard(text)).toBe('footfall 2026-03-17')
  })

  it.each([
    "they've got me covering South China now. footfall yesterday",
    'my grandson showed me the top store, footfall yesterday',
  ])('%s: names a place or chooses, and is not left out', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})
