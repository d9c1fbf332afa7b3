import { clusterBootstrap } from '../stats/cluster-bootstrap.ts'
import type { FamilyReport, Totals } from './run-report.ts'

/** Counts of a run, and its score: the mean over families, because a family is the unit. */
export const totalsOf = (families: readonly FamilyReport[]): Totals => {
  const questions = families.flatMap((family) => family.questions)
  const scores = families.flatMap(({ score }) => score ?? [])
  const ms = questions.flatMap((question) => question.ms).sort((a, b) => a - b)
  const at = (share: number) => ms[Math.max(0, Math.ceil(share * ms.length) - 1)] ?? 0
  return {
    families: families.length,
    passed: families.filter(({ passed }) => passed).length,
    failed: families.filter(({ passed, unscored }) => !passed && !unscored).length,
    unscored: families.filter(({ unscored }) => unscored).length,
    questions: {
      passed: questions.filter(({ unscored, passed, trials }) => !unscored && passed === trials).length,
      failed: questions.filter(({ unscored, passed, trials }) => !unscored && passed < trials).length,
      unscored: questions.filter(({ unscored }) => unscored).length,
    },
    score: scores.length === 0 ? null : clusterBootstrap(scores),
    rejectedDraws: families.reduce((sum, { rejectedDraws }) => sum + rejectedDraws, 0),
    p50ms: at(0.5),
    p95ms: at(0.95),
  }
}
