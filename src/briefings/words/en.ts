import type { BriefingWords } from './briefing-words.ts'

const lookAt = {
  footfall: 'Store manager: check the frontage, road works and opening hours',
  conversion: 'Store manager: check staffing at the peak, gaps among best sellers and queues',
  atv: 'Store manager: check cross-merchandising, till prompts and price mix',
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const en: BriefingWords = {
  pageTitle: (day) => `Morning briefing: ${day}`,
  actionsTitle: 'To look at today',
  noActions: 'Nothing is beyond its threshold.',
  chatTitle: (title) => `${title}:`,
  moreOnPage: 'Stock, stores and categories are on the Morning briefing page.',
  titles: {
    corrections: 'Net sales corrected since reported',
    headline: 'Sales',
    drivers: 'What made them',
    margin: 'Margin',
    stock: 'Out of stock and cover',
    stores: 'Stores against usual',
    movers: 'Categories against usual',
    completeness: 'Data received',
  },
  line: (named, { value, base, difference, relative, way, rate }) => {
    const subject = capital(named)
    if (!base || !difference) return `${subject} ${value}.`
    if (way === 'flat') return `${subject} ${value}, level with the usual ${base}.`
    return `${subject} ${value}, ${way} ${difference}${relative && !rate ? ` (${relative})` : ''} from the usual ${base}.`
  },
  of: (place, name) => `${place}: ${name}`,
  lastYear: ({ base, difference, relative, way }) =>
    way === 'flat'
      ? `Level with ${base} on the same weekday last year.`
      : `${way === 'up' ? 'Up' : 'Down'} ${difference} (${relative}) from ${base} on the same weekday last year.`,
  noLastYear: 'There are no data for the same weekday last year.',
  corrected: (place, day, labels, slots) =>
    `${place}, ${day}: ${labels.after} ${slots.after}; ${labels.before} ${slots.before}.`,
  moreCorrected: (name, slot) => `${capital(name)}: ${slot}.`,
  coverTitle: 'Not out yet, but next to run out:',
  complete: (labels, slots) => `${capital(labels.expected)}: ${slots.expected}; ${labels.received}: ${slots.received}.`,
  missing: (names) => `Not received: ${names.join(', ')}. The sections leave these stores out.`,
  nothing: 'No store sent data for that day.',
  actions: {
    'data-missing': ({ place }) => `${place}: no data received. Store manager: check the till upload.`,
    'counter-doubtful': ({ place, name, value }) =>
      `${place}: ${name} ${value}. Check the door counter before the store.`,
    'sales-low': ({ place, name, change, driver }) =>
      `${place}: ${name} down ${change} from usual${driver ? `, ${driver.name} down ${driver.change} from usual. ${lookAt[driver.metric]}` : '. Store manager: review why'}.`,
    'conversion-low': ({ place, name, change }) => `${place}: ${name} down ${change} from usual. ${lookAt.conversion}.`,
    'margin-low': ({ place, name, change }) =>
      `${place}: ${name} down ${change} from usual. Store manager: review discounts, purchase prices and waste.`,
    'units-low': ({ place, name, change }) => `${place}: ${name} down ${change} from usual. ${lookAt.atv}.`,
    'shelf-empty': ({ place, name, value }) =>
      `${place}: ${name} ${value}. Store manager: fill the shelf, then count, order or transfer.`,
    'cover-short': ({ place, product, name, value }) =>
      `${place}: ${product}, ${name} ${value}. Store manager: check the order or a transfer.`,
  },
}
