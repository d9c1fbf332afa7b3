import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence, EvidenceRow } from '../../core/evidence.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Quantity } from '../../core/quantity.ts'
import type { RowsRead } from '../../data/read-relation.ts'
import { money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import type { AlertTopic } from './alert.ts'

const RATES: ReadonlySet<AlertTopic> = new Set(['conversion', 'return_rate', 'margin_rate', 'rival_prices'])
const MONEY: ReadonlySet<AlertTopic> = new Set(['net_sales', 'atv'])

/** An alert's own figures: the value, what was expected, what is at stake, and over how many days. Column names are the topic's. */
export const alertEvidence = (
  id: string,
  read: RowsRead,
  store: StoreId | null,
  stores: readonly StoreId[],
  date: BusinessDate,
  { topic, actual, expected, over }: { topic: AlertTopic; actual: number; expected: number; over: number },
  stake: Quantity | null,
  currency: string,
): Evidence => {
  const unit = (value: number): Quantity | null => {
    if (RATES.has(topic)) return share(value)
    // nobody expects thousandths of a receipt
    if (!MONEY.has(topic)) return units(Number.isFinite(value) ? value.toFixed(Math.abs(value) < 10 ? 1 : 0) : null)
    return money(value, currency)
  }
  const row = (role: EvidenceRow['role'], value: number): EvidenceRow => ({
    entity: store === null ? {} : { store },
    period: { from: date, to: date },
    // what was expected is a figure of its own: no base of days that a reader could name
    role: role === 'base' ? 'value' : role,
    cells: {
      [role === 'base' ? 'alert_expected' : topic]: unit(value),
      ...(role === 'difference' && stake ? { alert_stake: stake } : {}),
      ...(role === 'difference' && over > 1 ? { alert_days: units(over) } : {}),
    },
  })
  return {
    ...evidenceOf(
      {
        id,
        source: 'early-warnings',
        rows: [row('value', actual), row('base', expected), row('difference', actual - expected)],
        period: { from: date, to: date },
      },
      read,
    ),
    stores,
  }
}
