import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { Row, StateFile } from './state-file.ts'

export const ALERT_STATUSES = ['open', 'acknowledged', 'dismissed', 'answered'] as const
export type AlertStatus = (typeof ALERT_STATUSES)[number]
/** Why an alert is dismissed: `known` was true and known, the others were none. */
export const DISMISS_REASONS = ['known', 'not-real', 'too-small', 'not-mine'] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]

/** To an alert's question. */
export const ALERT_ANSWERS = ['yes', 'no', 'unsure'] as const
export type AlertAnswer = (typeof ALERT_ANSWERS)[number]

/** What is kept of an alert; `body` is the alert itself, as its maker wrote it. */
export interface AlertRecord {
  readonly key: string
  /** A shop's id, or '' where it is a whole region's. */
  readonly store: string
  readonly region: string
  readonly topic: string
  /** Topics that share a cooldown. */
  readonly family: string
  readonly day: BusinessDate
  readonly kind: string
  readonly severity: string
  readonly body: unknown
}

/** What somebody in the shop saw of one cause; the last look at a cause counts. */
export interface AlertLook {
  readonly origin: string
  readonly answer: AlertAnswer
  /** Null where the person is not known any more. */
  readonly by: string | null
  /** Epoch milliseconds. */
  readonly at: number
}

export interface KeptAlert extends AlertRecord {
  readonly status: AlertStatus
  readonly reason: DismissReason | null
  /** What the shop answered last to a question of the alert; `no` rules a cause out, so the alert stays open, and so does `unsure`. */
  readonly answer: AlertAnswer | null
  /** In the order in which it was looked. */
  readonly looks: readonly AlertLook[]
  readonly judgedBy: string | null
  readonly judgedAt: number | null
}

/** How many alerts were right, of those that somebody judged. */
export interface AlertPrecision {
  readonly right: number
  readonly judged: number
}

/** Days for which a dismissal makes the same matter of the same shop harder to tell. */
export const DISMISSED_DAYS = 28

/** Early warnings, and what people made of them. */
export const stateAlerts = (file: StateFile) => {
  const looksAt = (key: string): AlertLook[] =>
    file
      .all(
        `select origin, answer, name, looked_at from alert_look left join person on person.id = alert_look.person
         where key = ? order by looked_at, alert_look.rowid`,
        key,
      )
      .map(lookOf)
  const alertOf = (row: Row): KeptAlert => ({ ...rowOf(row), looks: looksAt(String(row.key)) })
  return {
    /** Files alerts that are new; one that is known keeps its status, whatever is found again. */
    keep(alerts: readonly AlertRecord[], now: number): void {
      for (const one of alerts)
        file.run(
          `insert into alert (key, store, region, topic, family, day, kind, severity, made_at, body)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing`,
          one.key,
          one.store,
          one.region,
          one.topic,
          one.family,
          one.day,
          one.kind,
          one.severity,
          now,
          JSON.stringify(one.body),
        )
    },
    byKey(key: string): KeptAlert | null {
      const row = file.one('select * from alert where key = ?', key)
      return row ? alertOf(row) : null
    },
    /** Of days `from` to `to`, newest first. */
    between: (from: BusinessDate, to: BusinessDate): KeptAlert[] =>
      file.all('select * from alert where day between ? and ? order by day desc, rowid', from, to).map(alertOf),
    judge(
      key: string,
      judged: { status: AlertStatus; reason?: DismissReason; answer?: AlertAnswer; origin?: string },
      person: string,
      now: number,
    ): void {
      if (judged.answer !== undefined && judged.origin !== undefined)
        file.run(
          'insert or replace into alert_look (key, origin, answer, person, looked_at) values (?, ?, ?, ?, ?)',
          key,
          judged.origin,
          judged.answer,
          person,
          now,
        )
      // whatever somebody saw of a cause takes back no judgement that was made of the whole alert
      if (judged.status === 'answered') {
        file.run('update alert set answer = ? where key = ?', judged.answer ?? null, key)
        file.run(
          `update alert set status = ?, judged_by = ?, judged_at = ? where key = ? and status in ('open', 'answered')`,
          judged.answer === 'yes' ? 'answered' : 'open',
          person,
          now,
          key,
        )
        return
      }
      file.run(
        'update alert set status = ?, reason = ?, judged_by = ?, judged_at = ? where key = ?',
        judged.status,
        judged.reason ?? null,
        person,
        now,
        key,
      )
    },
    /** What was dismissed as not true or too small and still counts on a day; a true one that was only known does not. */
    dismissed: (day: BusinessDate): KeptAlert[] =>
      file
        .all(
          `select * from alert where status = 'dismissed' and reason in ('not-real', 'too-small') and day > ? and day <= ?`,
          addDays(day, -DISMISSED_DAYS),
          day,
        )
        .map(alertOf),
    /** Acknowledged, answered with yes, or dismissed as known, of all judged ones that a reader may see. */
    precision(isSeen: (alert: KeptAlert) => boolean): AlertPrecision {
      const judged = file
        .all("select * from alert where status <> 'open'")
        .map(alertOf)
        .filter(isSeen)
        .filter((one) => one.reason !== 'not-mine')
      const right = judged.filter(
        ({ status, answer, reason }) =>
          status === 'acknowledged' || (status === 'answered' && answer === 'yes') || reason === 'known',
      )
      return { right: right.length, judged: judged.length }
    },
  }
}

const lookOf = (row: Row): AlertLook => ({
  origin: String(row.origin),
  answer: String(row.answer) as AlertAnswer,
  by: text(row.name),
  at: Number(row.looked_at),
})
const text = (value: unknown): string | null => (value == null ? null : String(value))
const rowOf = (row: Row): Omit<KeptAlert, 'looks'> => ({
  key: String(row.key),
  store: String(row.store),
  region: String(row.region),
  topic: String(row.topic),
  family: String(row.family),
  day: String(row.day),
  kind: String(row.kind),
  severity: String(row.severity),
  body: JSON.parse(String(row.body)) as unknown,
  status: String(row.status) as AlertStatus,
  reason: text(row.reason) as DismissReason | null,
  answer: text(row.answer) as AlertAnswer | null,
  judgedBy: text(row.judged_by),
  judgedAt: row.judged_at == null ? null : Number(row.judged_at),
})

export type AlertState = ReturnType<typeof stateAlerts>
