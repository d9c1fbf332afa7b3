import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import type { Evidence } from '../core/evidence.ts'
import { type Fault, isFault } from '../core/fault.ts'
import type { Desk } from './desk.ts'

/** Columns from which a cost or a margin could be worked out: like those metrics, not a clerk's to see. Their order of rows stays. */
const COSTS: ReadonlySet<string> = new Set([
  'money_at_stake',
  'daily_margin_at_stake',
  'waste_at_cost',
  'markdown_gain',
])

/** Puts an analysis' evidence on the desk, without what its asker may not see, or hands on why there is none. */
export const fileAnalysis = async (
  desk: Desk,
  analysis: Promise<{ readonly evidence: Evidence } | Fault>,
): Promise<readonly Evidence[] | Fault> => {
  const made = await analysis
  if (isFault(made)) return made
  const open = MANAGER_ROLES.includes(desk.question.scope.role)
  return [desk.file(open ? made.evidence : withoutCosts(made.evidence))]
}

const withoutCosts = (evidence: Evidence): Evidence => ({
  ...evidence,
  rows: evidence.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([column]) => !COSTS.has(column))),
  })),
})
