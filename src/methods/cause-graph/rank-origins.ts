import { EDGES, type Edge } from './edges.ts'
import { type MeasureName, NODES, ORIGINS, type OriginName } from './nodes.ts'

/** What a check of one origin found: log odds for it (positive) or against it; null where nothing could be looked at. */
export interface Finding {
  readonly origin: OriginName
  readonly weight: number | null
}

/** Measures against their base, as shares: -0.2 is a fifth less. Null or absent where there is none. */
export type Observed = Readonly<Partial<Record<MeasureName, number | null>>>

export interface RankedOrigin {
  readonly origin: OriginName
  /** From the origin to the symptom. */
  readonly path: readonly string[]
  /** Log odds against chance. */
  readonly score: number
  /** Share among all candidates and chance; they add up to less than 1. */
  readonly probability: number
  /** Whether its own check spoke for it. */
  readonly seen: boolean
}

export interface Symptom {
  readonly metric: MeasureName
  /** 1: too much of it, -1: too little. */
  readonly direction: 1 | -1
}

/** Below this a measure counts as unmoved. */
const UNMOVED = 0.03
const FULL = 0.2
/** Candidates less likely than this are not told. */
const LEAST_SCORE = -1.5
/** A data fault whose own check speaks for it this clearly comes before every other cause. */
const CLEAR = 2

/**
 * Which origins may explain a symptom, the likeliest first: prior, own check, and how well what was observed along the best
 * path to the symptom agrees with it. Origins without any path of the right sign are left out.
 */
export const rankOrigins = (symptom: Symptom, observed: Observed, findings: readonly Finding[]): RankedOrigin[] => {
  const weights = new Map(findings.map(({ origin, weight }) => [origin, weight]))
  const scored = ORIGINS.flatMap((origin) => {
    const best = bestPath(origin, symptom, observed)
    if (!best) return []
    const weight = weights.get(origin) ?? 0
    const score = NODES[origin].prior + weight + best.fit
    return [{ origin, path: [origin, ...best.path], score, seen: weight > 0 }]
  })
  const told = scored.filter(({ score }) => score >= LEAST_SCORE)
  const all = 1 + told.reduce((sum, { score }) => sum + Math.exp(score), 0)
  const first = ({ origin, score, seen }: { origin: OriginName; score: number; seen: boolean }) =>
    NODES[origin].kind === 'data' && seen && score >= CLEAR ? 1 : 0
  return told
    .sort((a, b) => first(b) - first(a) || b.score - a.score)
    .map((one) => ({ ...one, probability: Math.exp(one.score) / all }))
}

/** Log odds that an answer of somebody who looked adds. */
const YES = 4
const NO = -6

/** What somebody in the shop saw: yes confirms an origin, no all but rules it out. */
export const answered = (findings: readonly Finding[], origin: OriginName, yes: boolean): Finding[] => {
  const before = findings.find((finding) => finding.origin === origin)?.weight ?? 0
  return [...findings.filter((finding) => finding.origin !== origin), { origin, weight: before + (yes ? YES : NO) }]
}

/**
 * The same for origins of which only the shares are known: a share is exp(score) / (1 + sum of exp(scores)), so an answer multiplies
 * one odds by e^4 or e^-6, and the shares are made anew. The likeliest first. Shares that add up to more than 1 are told apart by their
 * order only.
 */
export const afterAnswer = <C extends { readonly origin: string; readonly probability: number }>(
  causes: readonly C[],
  origin: string,
  yes: boolean,
): C[] => {
  const rest = Math.max(0.01, 1 - causes.reduce((sum, { probability }) => sum + probability, 0))
  const odds = causes.map((one) => one.probability * (one.origin === origin ? Math.exp(yes ? YES : NO) : 1))
  const all = odds.reduce((sum, one) => sum + one, rest)
  return causes
    .map((one, at) => ({ ...one, probability: (odds[at] as number) / all }))
    .sort((a, b) => b.probability - a.probability)
}

interface Path {
  readonly path: readonly MeasureName[]
  readonly fit: number
}

const bestPath = (origin: OriginName, symptom: Symptom, observed: Observed): Path | null => {
  let best: Path | null = null
  const walk = (at: Edge, direction: number, path: readonly MeasureName[], fit: number) => {
    const here = direction * at.sign
    const along = [...path, at.to]
    if (at.to === symptom.metric) {
      // a longer story must fit better to be told
      const whole = fit - 0.3 * along.length
      if (here === symptom.direction && (!best || whole > best.fit)) best = { path: along, fit: whole }
      return
    }
    for (const next of EDGES)
      if (next.from === at.to && !along.includes(next.to))
        walk(next, here, along, fit + agreement(observed[at.to], here))
  }
  for (const start of EDGES) if (start.from === origin) walk(start, 1, [], 0)
  return best
}

const agreement = (seen: number | null | undefined, direction: number): number => {
  if (seen === null || seen === undefined) return -0.3
  const along = seen * direction
  if (along > UNMOVED) return 1.5 * Math.min(1, along / FULL)
  return along < -UNMOVED ? -2 : -1.5
}
