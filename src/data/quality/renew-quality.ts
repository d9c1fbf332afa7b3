import { QUALITY_RULES, type QualityRuleName } from '../../core/quality-rule.ts'
import type { TableName } from '../ingest/canonical-tables.ts'
import { list, literal } from '../ingest/sql.ts'
import type { Stage } from '../ingest/stage.ts'
import { RULES } from './index.ts'
import { givePlaces, keepPlaces, locateExamples, losesPlaces } from './locate-examples.ts'
import type { QualityRule } from './quality-rule.ts'
import { lacking, recordChecks, recordFindings } from './record-quality.ts'

/** What got rows on a day of a store: receipts with what belongs to them, door counts, or stock. */
export type GrownKind = 'receipts' | 'counts' | 'stock'

/** What of a snapshot changed when rows were added to it. */
export interface Growth {
  /** Tables that only got rows; their days are in `stage.grown_day (kind, store_id, day)`. */
  readonly grown: readonly TableName[]
  /** Tables that were made anew, whole. */
  readonly remade: readonly TableName[]
}

/** Facts of which a rule `byDay` may be shown some days only: the column that names the day, and with which rows its rows come. */
const DAYS: ReadonlyMap<string, { readonly day: string; readonly come: GrownKind }> = new Map([
  ['fact_receipt', { day: 'business_date', come: 'receipts' }],
  ['fact_line', { day: 'business_date', come: 'receipts' }],
  ['fact_tender', { day: 'business_date', come: 'receipts' }],
  ['fact_footfall', { day: 'business_date', come: 'counts' }],
  ['fact_stock_day', { day: 'date', come: 'stock' }],
  // only the hours of days that got receipts are made anew
  ['sales_hour', { day: 'business_date', come: 'receipts' }],
])
/** Made anew with every build, from whatever came. */
const ALWAYS_CHANGED = ['ingest_file', 'dim_date', 'sales_hour']

/** Tables of the snapshot that a rule's statement reads. */
const tablesOf = ({ sql }: QualityRule): ReadonlySet<string> =>
  new Set([...sql.matchAll(/\bmain\.(\w+)/g)].map(([, table]) => String(table)))

/** SQL of the days whose rows a rule looks at and that got some. */
const daysOf = (rule: QualityRule): string => {
  const kinds = new Set([...tablesOf(rule)].flatMap((table) => DAYS.get(table)?.come ?? []))
  return `(select distinct store_id, day from stage.grown_day where kind in (${list([...kinds].map(literal))}))`
}

/** A rule's statement over those days only. */
export const overGrownDays = (rule: QualityRule): string => {
  const days = daysOf(rule)
  const only = (table: string, day: string) =>
    `(select t.* from main.${table} t semi join ${days} g on g.store_id = t.store_id and g.day = t.${day}
      where t.${day} between (select min(day) from ${days}) and (select max(day) from ${days}))`
  return [...DAYS].reduce(
    (sql, [table, { day }]) => sql.replaceAll(new RegExp(`\\bmain\\.${table}\\b`, 'g'), only(table, day)),
    rule.sql,
  )
}

/**
 * Brings the findings of a snapshot to which rows were added to what `recordQuality` would find over all of it. False when
 * that cannot be: an example that comes into view now stands in a file that was not read.
 */
export const renewQuality = async (stage: Stage, growth: Growth): Promise<boolean> => {
  const { session } = stage
  const changed = new Set<string>([...growth.grown, ...growth.remade, ...ALWAYS_CHANGED])
  const rows = await session.rows('select rule from quality_check where checked')
  const checked = new Set(rows.map(({ rule }) => String(rule)))
  const missing = lacking(session)
  await keepPlaces(session, growth.remade)
  await session.run('delete from quality_check')
  const known = new Map<QualityRuleName, readonly string[]>()
  for (const name of QUALITY_RULES) {
    const rule: QualityRule = RULES[name]
    const lacks = await missing(rule)
    const reads = [...tablesOf(rule)]
    if (lacks.length === 0 && reads.some((table) => changed.has(table))) {
      const whole = !rule.byDay || !checked.has(name) || reads.some((table) => changed.has(table) && !DAYS.has(table))
      if (!whole) await renewDays(stage, rule)
      else if (rule.fromFiles) return false
      else {
        await session.run(`delete from quality_finding where rule = '${name}'`)
        await recordFindings(session, rule, rule.sql)
      }
    }
    known.set(name, lacks)
  }
  await recordChecks(session, known)
  await givePlaces(session)
  await locateExamples(session)
  return !(await losesPlaces(session, growth.remade))
}

const renewDays = async ({ session, inputs }: Stage, rule: QualityRule): Promise<void> => {
  await session.run(
    `delete from quality_finding where rule = '${rule.name}' and (store_id, business_date) in (select (store_id, day) from ${daysOf(rule)})`,
  )
  // what files said of lines is asked only where one of these files had lines
  if (!rule.fromFiles || inputs.has('fact_line')) await recordFindings(session, rule, overGrownDays(rule))
}
