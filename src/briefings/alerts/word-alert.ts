import { createHash } from 'node:crypto'
import { type Alert, type AlertTopic, isDirect } from '../../analyses/alerts/alert.ts'
import { originOf, topicLabel } from '../../analyses/alerts/direct-origins.ts'
import { originColumn } from '../../analyses/causes/cause-labels.ts'
import type { Sentence, SentencePart } from '../../core/answer.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { KeptAlert } from '../../data/state-alerts.ts'
import { LANGUAGES } from '../../language/index.ts'
import type { Language, WordingContext } from '../../language/language.ts'
import type { AlertView } from './alert-view.ts'
import { ALERT_WORDS } from './alert-words.ts'
import { causesAfter, nextQuestion, questionsOf } from './next-question.ts'

const LIKELY = 0.6
/** Figures that sales are not made of. */
const ASIDE: ReadonlySet<AlertTopic> = new Set(['return_rate', 'margin_rate', 'waste'])

/** An alert in words: the house's templates, whose numbers are cells of its evidence. `reader` owns the receipts. */
export const wordAlert = (
  alert: Alert,
  kept: Pick<KeptAlert, 'status' | 'answer' | 'looks'>,
  reader: string,
  code: LanguageCode,
  context: WordingContext,
): { readonly view: AlertView; readonly evidence: readonly Evidence[] } => {
  const language = LANGUAGES[code]
  const words = ALERT_WORDS[code]
  const evidence = ownedBy(reader, alert)
  const place =
    alert.store === null
      ? (context.catalogue.regions.find(({ id }) => id === alert.region)?.names[code] ?? alert.region)
      : language.entity({ store: alert.store }, context)
  const { topic } = alert
  const name = nameOf(topic, code, context)
  const product = (id: string) => context.catalogue.products.find((one) => one.id === id)?.names[code] ?? id
  const [first] = alert.products
  const slot = (row: number, column: string) => `{{r${row}.${column}}}`
  const slots = {
    place,
    name,
    of: alert.aisle
      ? words.aisle(alert.aisle[code])
      : alert.employee
        ? words.employee(alert.employee)
        : first
          ? product(first)
          : name,
    value: slot(1, topic),
    expected: slot(2, 'alert_expected'),
    days: alert.evidence[0]?.rows[2]?.cells.alert_days ? slot(3, 'alert_days') : null,
  }
  const said = words.direct[topic] ?? (Number.isFinite(alert.expected) ? words.line : words.bare)
  const [own] = evidence
  const sentences = own
    ? [said(slots), ...(alert.stake ? [words.stake(slot(3, 'alert_stake'))] : [])].map((template) =>
        filled(template, own, language),
      )
    : []
  const { answer, looks } = kept
  const looked = looks.some((look) => look.answer !== 'unsure')
  const causes = causesAfter(alert, looks)
  const seen = (origin: string) => looks.findLast((look) => look.origin === origin)?.answer
  // what somebody ruled out explains nothing
  const cause = causes.find(({ origin }) => seen(origin) !== 'no')
  const asked = nextQuestion(alert, looks)
  const questions = questionsOf(alert, looks)
  const shares = looked ? undefined : evidence.find(({ source }) => source === 'likely-causes')
  const figures = evidence.find(({ source }) => source === 'cause-figures')
  // of the place's sales, in figures that nobody doubts
  const doubted = cause ? originOf(cause.origin).kind === 'data' : alert.kind === 'data'
  const ofSales = !doubted && !ASIDE.has(topic)
  const most = Math.max(...alert.drivers.map(({ effect }) => Math.abs(effect)), 0)
  const drivers =
    figures && ofSales
      ? alert.drivers.flatMap(({ name: driver, effect }) => {
          const column = `${driver}_effect`
          const quantity = figures.rows[2]?.cells[column]
          if (!quantity || most === 0) return []
          const text = language.quantity(quantity)
          const signed = effect > 0 && !text.startsWith('+') ? `+${text}` : text
          return [
            {
              label: context.labels[driver]?.[code].name ?? driver,
              part: effect / most,
              figure: { text: signed, evidence: figures.id, row: 3, column },
            },
          ]
        })
      : []
  const known = figures && [1, 0].every((row) => figures.rows[row]?.cells.net_sales?.amount != null)
  const view: AlertView = {
    key: alert.key,
    date: alert.date,
    dateText: language.date(alert.date, context.today),
    place,
    topic,
    title: name,
    severity: alert.severity,
    kind: alert.kind,
    sentences,
    about: alert.aisle ? [] : alert.products.slice(words.direct[topic] ? 1 : 0).map(product),
    also: alert.also.map((metric) => nameOf(metric, code, context)),
    causes: causes.map(({ origin, label, probability }) => {
      const saw = seen(origin)
      const share = shares?.rows[0]?.cells[originColumn(origin)]
      return {
        origin,
        label: label[code],
        likely: probability >= LIKELY,
        checked: saw === 'yes' || saw === 'no' ? saw : null,
        share:
          shares && share
            ? { text: language.quantity(share), evidence: shares.id, row: 1, column: originColumn(origin) }
            : null,
      }
    }),
    path: cause?.path.map(({ label }) => label[code]) ?? [],
    drivers,
    driven:
      figures && known && drivers.length > 0
        ? filled(words.driven(slot(2, 'net_sales'), slot(1, 'net_sales')), figures, language)
        : null,
    action: cause?.action[code] ?? null,
    question: asked?.text[code] ?? null,
    asks: asked?.origin ?? null,
    looks: looks.flatMap((look) => {
      const text = questions.find(({ origin }) => origin === look.origin)?.text[code]
      return text === undefined ? [] : [{ question: text, answer: look.answer, by: look.by, at: look.at }]
    }),
    ruledOut: asked === null && cause === undefined && looked,
    status: kept.status,
    answer,
  }
  return { view, evidence }
}

const nameOf = (topic: AlertTopic, code: LanguageCode, context: WordingContext): string =>
  isDirect(topic) ? topicLabel(topic)[code] : (context.labels[topic]?.[code].name ?? topicLabel(topic)[code])

const SLOT = /\{\{r(\d+)\.(\w+)\}\}/

/** The house's own words with figures of the alert: a number comes from a cell or is not there. */
const filled = (template: string, evidence: Evidence, language: Language): Sentence => ({
  parts: template.split(/(\{\{[^}]+\}\})/).flatMap((piece): SentencePart[] => {
    const [, row, column] = SLOT.exec(piece) ?? []
    if (row === undefined || column === undefined) return piece === '' ? [] : [{ text: piece }]
    const quantity = evidence.rows[Number(row) - 1]?.cells[column]
    return quantity ? [{ text: language.quantity(quantity), evidence: evidence.id, row: Number(row), column }] : []
  }),
})

/** The alert's evidence under ids of one reader, so that each opens receipts of their own: e1 is the alert's figures. */
const ownedBy = (reader: string, alert: Alert): Evidence[] => {
  const run = `alert-${createHash('sha256')
    .update(JSON.stringify([reader, alert.key]))
    .digest('hex')
    .slice(0, 16)}`
  const ids = new Map(alert.evidence.map((one, at) => [one.id, `${run}.e${at + 1}`]))
  return alert.evidence.map((one) => ({
    ...one,
    id: ids.get(one.id) ?? one.id,
    stores: alert.stores,
    inputs: one.inputs.map((input) => ids.get(input) ?? input),
  }))
}
