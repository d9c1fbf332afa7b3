import { QUALITY_RULES, type QualityRuleName } from '../../core/quality-rule.ts'
import type { Session } from '../duckdb.ts'
import { list, literal } from '../ingest/sql.ts'
import { RULES } from './index.ts'
import { locateExamples } from './locate-examples.ts'
import type { QualityRule } from './quality-rule.ts'

/** Examples of a rule, store and day. */
const SHOWN = 3

export interface QualityOptions {
  /** The files are still there (`stage`), so that examples find their rows and rules may look at what was refused. */
  readonly files: boolean
}

/** Runs every rule over the session's tables and writes `quality_check` and `quality_finding`. */
export const recordQuality = async (session: Session, { files }: QualityOptions): Promise<void> => {
  const missing = lacking(session)
  const known = new Map<QualityRuleName, readonly string[]>()
  for (const name of QUALITY_RULES) {
    const rule: QualityRule = RULES[name]
    const lacks = [...(rule.fromFiles && !files ? ['files'] : []), ...(await missing(rule))]
    if (lacks.length === 0) await recordFindings(session, rule, rule.sql)
    known.set(name, lacks)
  }
  await recordChecks(session, known)
  if (files) await locateExamples(session)
}

/** Which of the tables that a rule needs have no rows. */
export const lacking = (session: Session) => {
  const known = new Map<string, boolean>()
  return async ({ needs }: QualityRule): Promise<readonly string[]> => {
    for (const table of needs)
      if (!known.has(table))
        known.set(table, (await session.rows(`select 1 as x from main.${table} limit 1`)).length > 0)
    return needs.filter((table) => !known.get(table))
  }
}

/** Writes of every rule whether it was checked, what it lacks of tables, and how much was found. */
export const recordChecks = (
  session: Session,
  lacks: ReadonlyMap<QualityRuleName, readonly string[]>,
): Promise<void> => {
  const rows = [...lacks].map(([name, tables]) => {
    const { severity, table } = RULES[name]
    return `(${list([name, severity, table, tables.join(',')].map(literal))})`
  })
  return session.run(
    `insert into quality_check
     select rule, severity, table_name, lacks = '', lacks, coalesce(f.n, 0)
     from (values ${list(rows)}) v(rule, severity, table_name, lacks)
     left join (select rule, sum(n) as n from quality_finding group by rule) f using (rule)`,
  )
}

/** `sql` is the rule's own, or the same over some days only. */
export const recordFindings = (
  session: Session,
  { name, severity, table }: QualityRule<QualityRuleName>,
  sql: string,
): Promise<void> =>
  session.run(
    `insert into quality_finding
     select '${name}', '${severity}', '${table}', store_id, business_date, sum(n),
       to_json(min_by({key: key, found: found, expected: expected, file: null::varchar, row: null::bigint}, key, ${SHOWN}))::varchar
     from (${sql}) group by store_id, business_date
     order by business_date, store_id`,
  )
