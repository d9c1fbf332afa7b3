import { QUALITY_RULES, type QualityRuleName } from '../../core/quality-rule.ts'
import type { Session } from '../duckdb.ts'
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
  const filled = new Map<string, boolean>()
  for (const name of QUALITY_RULES) {
    const rule: QualityRule = RULES[name]
    const lacks: string[] = rule.fromFiles && !files ? ['files'] : []
    for (const table of rule.needs) if (!(await hasRows(session, table, filled))) lacks.push(table)
    if (lacks.length === 0) await findings(session, rule)
    await session.run(
      `insert into quality_check select $1, $2, $3, $4 = '', $4,
         (select coalesce(sum(n), 0) from quality_finding where rule = $1)`,
      [name, rule.severity, rule.table, lacks.join(',')],
    )
  }
  if (files) await locateExamples(session)
}

const hasRows = async (session: Session, table: string, known: Map<string, boolean>): Promise<boolean> => {
  const answer = known.get(table) ?? (await session.rows(`select 1 as x from main.${table} limit 1`)).length > 0
  known.set(table, answer)
  return answer
}

const findings = (session: Session, { name, severity, table, sql }: QualityRule<QualityRuleName>): Promise<void> =>
  session.run(
    `insert into quality_finding
     select '${name}', '${severity}', '${table}', store_id, business_date, sum(n),
       to_json(min_by({key: key, found: found, expected: expected, file: null::varchar, row: null::bigint}, key, ${SHOWN}))::varchar
     from (${sql}) group by store_id, business_date
     order by business_date, store_id`,
  )
