import type { BriefingWords, RuleHit } from './briefing-words.ts'

const change = (hit: RuleHit) => hit.figure?.relative ?? hit.figure?.difference ?? ''

const lookAt = {
  footfall: 'Store manager: check the frontage, road works and opening hours',
  conversion: 'Store manager: check staffing at the peak, gaps among best sellers and queues',
  atv: 'Store manager: check cross-merchandising, till prompts and price mix',
}

export const en: BriefingWords = {
  pageTitle: (day) => `Morning briefing: ${day}`,
  actionsTitle: 'To look at today',
  noActions: 'Nothing is beyond its threshold.',
  titles: {
    headline: 'Sales',
    drivers: 'What made them',
    margin: 'Margin',
    stock: 'Out of stock and cover',
    stores: 'Stores against usual',
    movers: 'Categories against usual',
    completeness: 'Data received',
  },
  roles: {
    clerk: 'Clerk',
    'store-manager': 'Store manager',
    'regional-manager': 'Regional manager',
    'area-manager': 'Area manager',
    admin: 'Administrator',
  },
  lastYear: (base, difference) => `The same weekday last year had ${base}; the difference is ${difference}.`,
  noLastYear: 'There are no data for the same weekday last year.',
  mover: (name, { value, difference, relative }) =>
    `${name}: ${value}, different from usual by ${difference}${relative ? ` (${relative})` : ''}.`,
  coverTitle: 'Still selling, little left:',
  cover: (product, days) => `${product}: ${days} of cover.`,
  complete: (expected, received) => `Stores expected: ${expected}; received: ${received}.`,
  share: (share) => `The stores received usually make ${share} of net sales.`,
  missing: (names) => `Not received: ${names.join(', ')}. The sections leave these stores out.`,
  nothing: 'No store sent data for that day.',
  actions: {
    'data-missing': ({ place }) => `${place}: no data received. Store manager: check the till upload.`,
    'counter-doubtful': ({ place, figure }) =>
      `${place}: conversion is ${figure?.value}. Check the door counter before the store.`,
    'sales-low': (hit) =>
      `${hit.place}: net sales differ from usual by ${change(hit)}${hit.driver ? `, ${hit.driver.name} by ${hit.driver.change}. ${lookAt[hit.driver.metric]}` : '. Store manager: review why'}.`,
    'conversion-low': (hit) => `${hit.place}: conversion differs from usual by ${change(hit)}. ${lookAt.conversion}.`,
    'margin-low': (hit) =>
      `${hit.place}: margin differs from usual by ${change(hit)}. Store manager: review discounts, purchase prices and waste.`,
    'units-low': (hit) => `${hit.place}: units per transaction differ from usual by ${change(hit)}. ${lookAt.atv}.`,
    'shelf-empty': ({ place, figure }) =>
      `${place}: ${figure?.value} out of stock. Store manager: fill the shelf, then count, order or transfer.`,
    'cover-short': ({ place, product, figure }) =>
      `${place}: ${product} has ${figure?.value} of cover. Store manager: check the order or a transfer.`,
  },
}
