import { createHash } from 'node:crypto'
import { ground } from '../../agents/ground/ground.ts'
import type { Alert } from '../../analyses/alerts/alert.ts'
import { topicLabel } from '../../analyses/alerts/direct-origins.ts'
import type { Sentence, SentencePart } from '../../core/answer.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { KeptAlert } from '../../data/state-alerts.ts'
import { LANGUAGES } from '../../language/index.ts'
import type { WordingContext } from '../../language/language.ts'
import type { AlertView } from './alert-view.ts'
import { ALERT_WORDS } from './alert-words.ts'

const LIKELY = 0.6

/** An alert in words: templates through the gate that a model's words pass. `reader` owns the receipts. */
export const wordAlert = (
  alert: Alert,
  kept: Pick<KeptAlert, 'status' | 'answer'>,
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
  const name = context.labels[alert.topic]?.[code].name ?? topicLabel(alert.topic)[code]
  const slot = (row: number, column: string) => `{{e1.r${row}.${column}}}`
  const expected = context.labels.alert_expected?.[code].name ?? ''
  const { topic } = alert
  const full = words.line(place, name, slot(1, topic), expected, slot(2, 'alert_expected'))
  const drafts = [
    ...(Number.isFinite(alert.expected)
      ? [[full, words.bare(place, name, slot(1, topic))]]
      : [[words.bare(place, name, slot(1, topic))]]),
    ...(alert.stake
      ? [[words.stake(context.labels.money_at_stake?.[code].name ?? 'money at stake', slot(3, 'money_at_stake'))]]
      : []),
  ]
  const sentences = drafts.flatMap((choices): Sentence[] => {
    for (const draft of choices) {
      const [result] = ground([draft], { evidence: evidence.slice(0, 1), question: '', language, context })
      if (result?.kind === 'passed') return [{ parts: result.sentence.parts.map((part) => whole(part, evidence)) }]
    }
    return []
  })
  const [cause] = alert.causes
  const figures = evidence.find(({ source }) => source === 'cause-figures')
  const most = Math.max(...alert.drivers.map(({ effect }) => Math.abs(effect)), 0)
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
    about: [
      ...(alert.aisle ? [alert.aisle] : []),
      ...alert.products.map((id) => context.catalogue.products.find((one) => one.id === id)?.names[code] ?? id),
    ],
    also: alert.also.map((metric) => context.labels[metric]?.[code].name ?? topicLabel(metric)[code]),
    causes: alert.causes.map(({ origin, label, probability }) => ({
      origin,
      label: label[code],
      likely: probability >= LIKELY,
    })),
    path: cause?.path.map(({ label }) => label[code]) ?? [],
    drivers: figures
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
      : [],
    action: cause?.action[code] ?? null,
    question: alert.question?.text[code] ?? null,
    status: kept.status,
    answer: kept.answer,
  }
  return { view, evidence }
}

/** The alert's evidence under ids of one reader, so that each opens receipts of their own: e1 is the alert's figures. */
const ownedBy = (reader: string, alert: Alert): Evidence[] => {
  const run = `alert-${createHash('sha256')
    .update(JSON.stringify([reader, alert.key]))
    .digest('hex')
    .slice(0, 16)}`
  return alert.evidence.map((one, at) => ({ ...one, id: `${run}.e${at + 1}`, stores: alert.stores }))
}

const whole = (part: SentencePart, evidence: readonly Evidence[]): SentencePart => {
  if (!('evidence' in part)) return part
  const found = evidence.find(({ id }) => id === part.evidence || id.endsWith(`.${part.evidence}`))
  return { ...part, evidence: found?.id ?? part.evidence }
}
