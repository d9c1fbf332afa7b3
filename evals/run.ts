import { LANGUAGE_CODES } from '../src/core/language-code.ts'
import type { Tier } from '../src/core/tier.ts'
import type { EvalAgent, Family, Trial } from './case.ts'
import type { Effort, FamilyReport, Origin, QuestionReport } from './report/run-report.ts'
import { TRIALS } from './report/run-report.ts'
import { failuresOf } from './scorers/score.ts'
import { passK } from './stats/pass-k.ts'
import { seedOf } from './stats/random.ts'
import { trialsOf } from './trials.ts'
import type { Raw } from './truth/raw.ts'
import { unscoredReason } from './unscored.ts'
import type { World } from './worlds/world.ts'

export interface RunOptions {
  readonly agent: EvalAgent
  readonly origin: Origin
  readonly effort: Effort
  readonly seed: string
  readonly tier: Tier | null
}

/** Families one after the other, so that latencies are honest; each as soon as it is judged. */
export async function* runFamilies(
  families: readonly Family[],
  world: World,
  raw: Raw,
  options: RunOptions,
): AsyncGenerator<FamilyReport> {
  for (const family of families)
    if (options.tier === null || family.tier === options.tier) yield await familyReport(family, world, raw, options)
}

const familyReport = async (family: Family, world: World, raw: Raw, options: RunOptions): Promise<FamilyReport> => {
  const { trials, rejected } = await trialsOf(family, world, raw, options.seed)
  const questions: QuestionReport[] = []
  for (const trial of chosen(trials, options)) questions.push(await questionReport(trial, options))
  const scored = questions.filter(({ unscored }) => !unscored)
  const worst =
    questions.find(({ unscored, passed, trials: n }) => !unscored && passed < n) ??
    questions.find(({ unscored }) => unscored)
  const threes = scored.flatMap(({ passed, trials: n }) => passK(passed, n, 3) ?? [])
  return {
    id: family.id,
    skill: family.skill,
    tier: family.tier,
    trap: family.trap,
    passed: scored.length > 0 && scored.every(({ passed, trials: n }) => passed === n),
    unscored: scored.length === 0,
    reason: questions.length === 0 ? 'no clear case in these data' : (worst?.reason ?? null),
    score: mean(scored.map(({ passed, trials: n }) => passed / n)),
    passThree: mean(threes),
    rejectedDraws: rejected,
    questions,
  }
}

/** Quick: one wording a family, languages taking turns from family to family. */
const chosen = (trials: readonly Trial[], { effort }: RunOptions): readonly Trial[] => {
  const [first] = trials
  if (effort !== 'quick' || !first) return trials
  const language = LANGUAGE_CODES[seedOf(first.family) % LANGUAGE_CODES.length]
  return [trials.find((trial) => trial.language === language) ?? first]
}

const questionReport = async (trial: Trial, { agent, origin, effort }: RunOptions): Promise<QuestionReport> => {
  const wanted = origin === 'no-model' ? 1 : TRIALS[effort]
  let passed = 0
  let scored = 0
  let reason: string | null = null
  const ms: number[] = []
  for (let n = 0; n < wanted; n++) {
    const answer = await agent(trial)
    ms.push(answer.ms)
    const failures = failuresOf(trial, answer)
    const unscored = failures.length > 0 ? unscoredReason(answer, origin) : null
    if (unscored === null) scored++
    if (failures.length === 0) passed++
    else reason = unscored ?? failures.map((failure) => `${failure.scorer}: ${failure.reason}`).join('; ')
  }
  return { id: trial.id, language: trial.language, passed, trials: scored, reason, unscored: scored === 0, ms }
}

const mean = (of: readonly number[]): number | null =>
  of.length === 0 ? null : of.reduce((sum, one) => sum + one, 0) / of.length
