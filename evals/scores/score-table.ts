import type { Interval } from '../stats/interval.ts'
import type { AlertScores } from './score-alerts.ts'

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const share = ({ estimate, low, high }: Interval): string =>
  Number.isNaN(estimate) ? 'none' : `${estimate.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
const median = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? '' : String(sorted[sorted.length >> 1])
}

/** Scores as Markdown, with their targets (retail.md 3.4). */
export const alertTables = (scores: AlertScores): string =>
  [
    table(
      ['Alerts', 'Value (95 %)', 'Target'],
      [
        ['alerts told', String(scores.alerts), ''],
        ['precision', share(scores.precision), '0.70'],
        ['precision, each incident counted once', share(scores.precisionOnce), ''],
        ['recall of all incidents', share(scores.recall), ''],
        ['recall of severe incidents', share(scores.severe), '0.90'],
        ['found within a day, of those found', share(scores.delayedAtMostADay), 'all'],
        ['false alerts per store-week', scores.falsePerStoreWeek.toFixed(2), ''],
        ['store-days with a false alert', share(scores.falseStoreDays), ''],
        ['false alerts at a shop with a decoy', String(scores.onDecoys), '0'],
        ['shop alerts while it rains on the region', String(scores.storeAlertsOnRain), '0'],
      ],
    ),
    table(
      ['Incident', 'Planted', 'Found', 'Median delay, days', 'Cause first', 'Cause among three'],
      scores.types.map((type) => [
        type.type,
        String(type.planted),
        String(type.found),
        median(type.delays),
        `${type.hit1} of ${type.found}`,
        `${type.hit3} of ${type.found}`,
      ]),
    ),
  ].join('\n\n')
