import { createHash } from 'node:crypto'
import { ground } from '../../agents/ground/ground.ts'
import { type Alert, type AlertTopic, isDirect } from '../../analyses/alerts/alert.ts'
import { topicLabel } from '../../analyses/alerts/direct-origins.ts'
import { originColumn } from '../../analyses/causes/cause-labels.ts'
import type { Sentence, SentencePart } from '../../core/answer.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { KeptAlert } from '../../data/state-alerts.ts'
import { LANGUAGES } from '../../language/index.ts'
import type { WordingContext } from '../../language/language.ts'
import { afterAnswer } from '../../methods/cause-graph/rank-origins.ts'
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
  const { topic } = alert
  const name = nameOf(topic, code, context)
  const slot = (row: number, column: string) => `{{e1.r${row}.${column}}}`
  const slots = {
    place,
    name,
    value: slot(1, topic),
    expected: slot(2, 'alert_expected'),
    days: alert.evidence[0]?.rows[2]?.cells.alert_days ? slot(3, 'alert_days') : null,
  }
  const own = words.direct[topic]
  const drafts = [
    [...(own ? [own(slots)] : []), ...(Number.isFinite(alert.expected) ? [words.line(slots)] : []), words.bare(slots)],
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
  const asked = alert.question?.origin ?? null
  const { answer } = kept
  const looked = answer === 'yes' || answer === 'no'
  const causes = looked && asked ? afterAnswer(alert.causes, asked, answer === 'yes') : alert.causes
  const [cause] = causes
  const shares = looked ? undefined : evidence.find(({ source }) => source === 'likely-causes')
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
      ...(alert.aisle ? [aisleOf(alert.aisle, code, context)] : []),
      ...(alert.employee ? [words.employee(alert.employee)] : []),
      ...alert.products.map((id) => context.catalogue.products.find((one) => one.id === id)?.names[code] ?? id),
    ],
    also: alert.also.map((metric) => nameOf(metric, code, context)),
    causes: causes.map(({ origin, label, probability }) => {
      const share = shares?.rows[0]?.cells[originColumn(origin)]
      return {
        origin,
        label: label[code],
        likely: probability >= LIKELY,
        checked: origin === asked && looked ? answer : null,
        share:
          shares && share
            ? { text: language.quantity(share), evidence: shares.id, row: 1, column: originColumn(origin) }
            : null,
      }
    }),
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
    answer,
  }
  return { view, evidence }
}

const nameOf = (topic: AlertTopic, code: LanguageCode, context: WordingContext): string =>
  isDirect(topic) ? topicLabel(topic)[code] : (context.labels[topic]?.[code].name ?? topicLabel(topic)[code])

/** The aisle's name in the reader's language: it is found by the English one of the goods in it. */
const aisleOf = (aisle: string, code: LanguageCode, { catalogue }: WordingContext): string =>
  catalogue.categories.find(({ names }) => names.en === aisle)?.names[code] ?? aisle

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
