import type { DataFlag } from '../../core/evidence.ts'
import { lengthInDays } from '../../core/period.ts'
import { QUALITY_RULES, type QualityRuleName } from '../../core/quality-rule.ts'
import { hasTable } from '../data-note.ts'
import type { Reading } from '../duckdb.ts'
import { RULES } from './index.ts'
import type { QualityRule } from './quality-rule.ts'

/** What was read: doubts about other shops or days are not said. */
export interface ReadPart {
  readonly stores: readonly string[]
  readonly from: string
  readonly to: string
  /** The metric that it is read for, where it is one. */
  readonly metric?: string
  /** By the hour, where the hours matter. */
  readonly by?: string | null
}

/** Stands for every store where a finding is of the chain's goods. */
const CHAIN = '*'

/** Days with findings by store, for rules that concern answers. */
export type Doubts = ReadonlyMap<
  QualityRuleName,
  ReadonlyMap<string, readonly { readonly day: string; readonly n: number }[]>
>

/** Read once, when a snapshot is opened. Empty when the session holds the star tables only, as a workshop may. */
export const readDoubts = async (session: Reading): Promise<Doubts> => {
  const doubts = new Map<QualityRuleName, Map<string, { day: string; n: number }[]>>()
  if (!(await hasTable(session, 'quality_finding'))) return doubts
  const said = QUALITY_RULES.filter((name) => RULES[name].concerns.length > 0)
  const rows = await session.rows(
    `select rule, coalesce(store_id, '${CHAIN}') as store_id, business_date::varchar as day, n::double as n from quality_finding
     where business_date is not null and rule in (${said.map((name) => `'${name}'`).join(', ')})`,
  )
  for (const row of rows) {
    const rule = row.rule as QualityRuleName
    const stores = doubts.get(rule) ?? new Map<string, { day: string; n: number }[]>()
    const store = String(row.store_id)
    const days = stores.get(store) ?? []
    days.push({ day: String(row.day), n: Number(row.n) })
    doubts.set(rule, stores.set(store, days))
  }
  return doubts
}

/** Flags of the doubts that concern one of the relations, or the metric, within the shops and days that were read. */
export const doubtsOn = (doubts: Doubts, relations: readonly string[], part: ReadPart): readonly DataFlag[] =>
  [...doubts].flatMap(([name, stores]): DataFlag[] => {
    const rule: QualityRule = RULES[name]
    if (!rule.concerns.some((one) => relations.includes(one) || one === part.metric)) return []
    if (rule.hoursOnly && part.by !== 'hour') return []
    const found = [...part.stores, CHAIN].flatMap((store) =>
      (stores.get(store) ?? []).filter(({ day }) => day >= part.from && day <= part.to),
    )
    const read = part.stores.length * Math.max(0, lengthInDays({ from: part.from, to: part.to }))
    if (found.length === 0 || found.length < (rule.fromShare ?? 0) * read) return []
    const count = found.reduce((sum, { n }) => sum + n, 0)
    return [{ flag: 'data-quality', parameters: { rule: name, found: String(count), days: String(found.length) } }]
  })
