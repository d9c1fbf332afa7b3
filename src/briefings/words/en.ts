import type { BriefingReader, BriefingWords } from './briefing-words.ts'

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What is to be done, said to whom it is read by: a clerk looks and tells, a manager acts, others know whose it is. */
const ask = (reader: BriefingReader, manager: string, clerk: string) =>
  ({ clerk: capital(clerk), manager: capital(manager), above: `Store manager: ${manager}` })[reader]

const lookAt = (reader: BriefingReader) => ({
  footfall: ask(
    reader,
    'check the frontage, road works and opening hours',
    'look at the frontage and the road outside, and tell your manager',
  ),
  conversion: ask(
    reader,
    'check staffing at the peak, gaps among best sellers and queues',
    'look for gaps among best sellers and for queues, and tell your manager',
  ),
  atv: ask(
    reader,
    'check cross-merchandising, till prompts and price mix',
    'look whether goods that go together stand together, and tell your manager',
  ),
})

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
    'data-missing': ({ place }, reader) =>
      `${place}: no data received. ${ask(reader, 'check the till upload', 'tell your manager, who checks the till upload')}.`,
    'counter-doubtful': ({ place, name, value }) =>
      `${place}: ${name} ${value}. Check the door counter before the store.`,
    'sales-low': ({ place, name, change, driver }, reader) =>
      `${place}: ${name} down ${change} from usual${driver ? `, ${driver.name} down ${driver.change} from usual. ${lookAt(reader)[driver.metric]}` : `. ${ask(reader, 'review why', 'tell your manager what you noticed')}`}.`,
    'conversion-low': ({ place, name, change }, reader) =>
      `${place}: ${name} down ${change} from usual. ${lookAt(reader).conversion}.`,
    'margin-low': ({ place, name, change }, reader) =>
      `${place}: ${name} down ${change} from usual. ${ask(reader, 'review discounts, purchase prices and waste', 'check price labels and what is thrown away')}.`,
    'units-low': ({ place, name, change }, reader) =>
      `${place}: ${name} down ${change} from usual. ${lookAt(reader).atv}.`,
    'shelf-empty': ({ place, name, value }, reader) =>
      `${place}: ${name} ${value}. ${ask(reader, 'fill the shelf, then count, order or transfer', 'fill the shelf from the back room, count what is left and tell your manager what is missing')}.`,
    'cover-short': ({ place, product, name, value }, reader) =>
      `${place}: ${product}, ${name} ${value}. ${ask(reader, 'check the order or a transfer', 'look in the back room, and ask your manager whether more is ordered')}.`,
  },
}
