import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence, EvidenceRow } from '../../core/evidence.ts'
import type { StoreId } from '../../core/ids.ts'
import type { RowsRead } from '../../data/read-relation.ts'
import type { RankedOrigin } from '../../methods/cause-graph/rank-origins.ts'
import { money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { originColumn } from './cause-labels.ts'
import type { Looked } from './check.ts'
import { type Day, driversOf } from './day.ts'

const RATIOS: ReadonlySet<string> = new Set(['conversion', 'upt', 'margin_rate'])
const MONEY: ReadonlySet<string> = new Set(['net_sales', 'asp'])

export const figureEvidence = (
  id: string,
  read: RowsRead,
  currency: string,
  store: StoreId,
  date: BusinessDate,
  day: Day,
): Evidence => {
  const rowOf = (role: 'value' | 'base', side: Day['now']): EvidenceRow => ({
    entity: { store },
    period: { from: date, to: date },
    role,
    cells: Object.fromEntries(
      Object.entries(side).map(([name, value]) => [
        name,
        MONEY.has(name) ? money(value, currency) : RATIOS.has(name) ? share(value) : units(value),
      ]),
    ),
  })
  const effects: EvidenceRow = {
    entity: { store },
    period: { from: date, to: date },
    role: 'difference',
    cells: Object.fromEntries(driversOf(day).map(({ name, effect }) => [`${name}_effect`, money(effect, currency)])),
  }
  return evidenceOf(
    {
      id,
      source: 'cause-figures',
      rows: [rowOf('value', day.now), rowOf('base', day.base), effects],
    },
    read,
  )
}

/** How likely each origin is, among all that were looked at and chance: one column an origin, made from the figures and the checks. */
export const originsEvidence = (
  id: string,
  read: RowsRead,
  store: StoreId,
  date: BusinessDate,
  origins: readonly Pick<RankedOrigin, 'origin' | 'probability'>[],
  inputs: readonly Evidence[],
): Evidence => ({
  ...evidenceOf(
    {
      id,
      source: 'likely-causes',
      rows: [
        {
          entity: { store },
          period: { from: date, to: date },
          role: 'value',
          cells: Object.fromEntries(
            origins.map(({ origin, probability }) => [originColumn(origin), share(probability)]),
          ),
        },
      ],
    },
    read,
  ),
  statement: 'score = prior + check + fit along the path; share = exp(score) / (1 + sum of exp(scores))',
  parameters: [],
  inputs: inputs.map((one) => one.id),
})

export const checkEvidence = (
  id: string,
  source: string,
  read: RowsRead,
  store: StoreId,
  date: BusinessDate,
  row: Looked,
): Evidence =>
  evidenceOf(
    {
      id,
      source,
      rows: [
        {
          entity: { store },
          period: { from: date, to: date },
          role: 'value',
          cells: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, units(value)])),
        },
      ],
    },
    read,
  )
