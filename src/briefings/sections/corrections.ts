import { addDays } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Period } from '../../core/period.ts'
import { COUNT } from '../../core/quantity.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { SHOWN } from '../thresholds.ts'
import { nameOf } from './answered.ts'
import type { Section } from './section.ts'

export const CORRECTIONS = 'briefing_corrections'

/**
 * Shop days that were reported otherwise before, because data came late or were corrected: old and new value, in the one briefing
 * that follows the import, never a silent change.
 */
export const corrections: Section = {
  id: 'corrections',
  async draft(findings) {
    const { recipient, words, language, context, date } = findings
    if (!SALES_ROLES.includes(recipient.role)) return null
    const { rows: changed, statement, parameters, asOf } = await findings.corrections()
    if (changed.length === 0) return null
    const rows = changed.slice(0, SHOWN.corrections).map(
      ({ store, day, before, after, currency }): EvidenceRow => ({
        entity: { store, day },
        period: { from: day, to: day },
        role: 'value',
        cells: {
          sales_before: { amount: before, unit: currency },
          sales_after: { amount: after, unit: currency },
        },
      }),
    )
    const days = changed.map(({ day }) => day).sort()
    const [first, last] = [days[0] ?? date, days.at(-1) ?? date]
    const more = changed.length > rows.length
    const evidence = findings.file({
      source: CORRECTIONS,
      frame: null,
      rows: more ? [...rows, countRow(changed.length, { from: first, to: last })] : rows,
      stores: [...new Set(changed.map(({ store }): StoreId => store))],
      period: { from: first, to: last },
      asOf,
      stale: false,
      truncated: more,
      flags: [{ flag: 'restated', parameters: {} }],
      statement,
      parameters,
      snapshot: context.catalogue.snapshot,
      inputs: [],
    })
    const slot = (row: number, column: string) => `{{${evidence.id.split('.').pop()}.r${row}.${column}}}`
    const said = rows.map(({ entity, period }, at) => ({
      drafts: [
        words.corrected(
          language.entity({ store: entity.store ?? '' }, context),
          language.date(period.from, addDays(date, 1)),
          { before: nameOf(findings, 'sales_before'), after: nameOf(findings, 'sales_after') },
          { before: slot(at + 1, 'sales_before'), after: slot(at + 1, 'sales_after') },
        ),
      ],
      evidence: [evidence],
      faults: [],
    }))
    if (!more) return said
    const draft = words.moreCorrected(nameOf(findings, 'days_corrected'), slot(rows.length + 1, 'days_corrected'))
    return [...said, { drafts: [draft], evidence: [evidence], faults: [] }]
  },
}

const countRow = (days: number, period: Period): EvidenceRow => ({
  entity: {},
  period,
  role: 'value',
  cells: { days_corrected: { amount: String(days), unit: COUNT } },
})
