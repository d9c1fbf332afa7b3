import type { FamilyReport, RunReport } from './run-report.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const mark = ({ passed, unscored }: FamilyReport) => (unscored ? 'unscored' : passed ? 'passed' : 'FAILED')

/** One line a family, as it is judged. */
export const familyLine = (family: FamilyReport): string => {
  const scored = family.questions.filter(({ unscored }) => !unscored)
  const right = scored.filter(({ passed, trials }) => passed === trials).length
  const count = `${right}/${scored.length}${family.questions.length > scored.length ? ` (+${family.questions.length - scored.length} unscored)` : ''}`
  const trap = family.trap ? `  trap: ${family.trap}` : ''
  const reason =
    family.reason && (!family.passed || family.questions.some(({ unscored }) => unscored)) ? `  ${family.reason}` : ''
  return `${mark(family).padEnd(9)}${family.tier.padEnd(18)}${family.id.padEnd(31)}${count.padEnd(20)}${trap}${reason}`
}

/** The end of a run: what was counted, how sure it is, and what it is not. */
export const reportText = ({ notice, origin, totals, effort, seed, snapshot, at }: RunReport): string => {
  const { families, passed, failed, unscored, questions, score } = totals
  return [
    '',
    `families: ${passed} passed, ${failed} failed, ${unscored} unscored, of ${families}`,
    `questions: ${questions.passed} passed, ${questions.failed} failed, ${questions.unscored} unscored`,
    score
      ? `score over scored families: ${percent(score.estimate)} [${percent(score.low)}, ${percent(score.high)}] (bootstrap over families)`
      : 'score: nothing was scored',
    `draws refused as near-ties: ${totals.rejectedDraws}; answer time p50 ${totals.p50ms} ms, p95 ${totals.p95ms} ms`,
    `origin ${origin}, effort ${effort}, seed ${seed}, snapshot ${snapshot}, asked at ${at}`,
    notice,
  ]
    .filter((line, i) => i === 0 || line !== '')
    .join('\n')
}
