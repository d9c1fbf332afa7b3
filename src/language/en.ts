import type { Tier } from '../core/tier.ts'
import { capital, flag, inSentence, list, word } from './en/answer.ts'
import { date, period } from './en/dates.ts'
import { direction } from './en/direction.ts'
import { entity } from './en/entity.ts'
import { faults } from './en/faults.ts'
import { question } from './en/question.ts'
import { faultForm } from './fault-form.ts'
import type { Language } from './language.ts'
import { listForm } from './list-form.ts'
import { quantityForm } from './number-form.ts'
import { whyForm } from './why-form.ts'

const TIERS: Readonly<Record<Tier, string>> = {
  clerk: 'store assistant',
  analyst: 'analyst',
  alerting: 'watch',
  'regional-manager': 'regional assistant',
}
const tier = (name: string): string => TIERS[name as Tier] ?? name
const counted = (text: string, one: string) => `${text} ${text === '1' ? one : `${one}s`}`

export const en = {
  code: 'en',
  name: 'English',
  quantity: quantityForm({
    points: ' pp',
    days: (text) => counted(text, 'day'),
    minutes: (text) => counted(text, 'minute'),
  }),
  date,
  period,
  entity,
  tier,
  fault: faultForm({ code: 'en', words: faults, metric: inSentence, list, date, tier }),
  flag,
  word,
  rows: listForm({
    code: 'en',
    entity,
    period,
    header: (titles, when) => capital(`${[...titles, when].join(', ')}:`),
    dated: (name, when) => `${name} (${when})`,
    shops: (count) => `${count} stores together`,
    name: (name) => capital(`${name}.`),
    line: (name, figures) => capital(`${name}: ${figures.join(', ')}.`),
    figure: (label, slot) => `${label} ${slot}`,
    range: (low, high) => `four times in five between ${low} and ${high}`,
    rest: 'The rest is in the table.',
    cut: 'The list is longer than what is shown.',
    nothing: 'Nothing is on this list.',
  }),
  why: whyForm({
    code: 'en',
    entity,
    date,
    otherWay: { down: 'It did not fall. ', up: 'It did not rise. ' },
    figure: (where, day, name, value, base) =>
      `${where}, ${day}: ${name} ${value}; on that weekday of the four weeks before usually ${base}.`,
    drivers: (parts) => `The change is made of: ${parts.join(', ')}.`,
    causes: (parts) => `Likely causes, from the data: ${parts.join(', ')}. These are likelihoods, no proof.`,
    noCause: 'No cause stands out in the data.',
    part: (label, slot) => `${label} ${slot}`,
    shops: (count) => `${count} stores together`,
  }),
  question,
  direction,
  phrases: {
    dataEnd: (day) => `The data end on ${day}.`,
    dropped: (count) =>
      count === 1
        ? 'One sentence that no data support was left out.'
        : `${count} sentences that no data support were left out.`,
    fromDataOnly: 'Answered from the data alone, without a model.',
    youCanAsk: 'You can ask:',
    didYouMean: 'Did you mean:',
    readWithModel: 'A model helped to read the question; the figures are looked up after your tap.',
    firstTwoMonths: 'Spring Festival moves between January and February, so both months together:',
    notYourStores: (names) => `Without stores that you may not see: ${names}.`,
    answeredBy: (who) => `Answered by the ${who}.`,
    lookedUp: (what, stores) => {
      const where =
        stores === null ? '' : `, ${stores.read === stores.of ? 'all' : `${stores.read} of`} ${stores.of} stores`
      return `Looked up: ${what}${where}.`
    },
  },
} satisfies Language
