import { fitTail } from '../cause/student.ts'
import { normalBelow } from '../normal.ts'
import { type AlertMetric, watchedOf } from './alert-metrics.ts'
import { discoveries } from './discoveries.ts'
import { EWMA, ewma, ewmaLimit, ewmaSigma } from './ewma.ts'
import { figuresOf } from './figures-of.ts'
import { type Flagged, LEAST_HISTORY, SEVERE, type Test } from './flagged.ts'
import { isPersistent } from './gates.ts'
import { lessPeers } from './peers.ts'
import { regionTests } from './region-tests.ts'
import type { Panel, Residuals } from './residuals.ts'
import { median, robustZ, spreadOf, spreadTowards, TO_SIGMA } from './robust-z.ts'
import { pOfZ } from './t-tail.ts'

/** Days of residuals that today's is held against: fourteen weeks, of which those around a festival are left out where they can be. */
const HISTORY = 98
/** Out of line on its own for the rule of two days in three. */
const OUT_P = 0.02

/** No chance is smaller than models of chance are right. */
const SMALLEST = 1e-9
/** On a holiday p is multiplied by this: only what is far out of line in one shop alone is told. */
const MUTE = 1000
/** Shops whose spread on the day itself can be told from chance. */
const LEAST_SHOPS = 6

/** How much harder a shop's metric is to alert on: p is multiplied by it (dismissals raise it). */
export type Strictness = (store: string, metric: AlertMetric) => number

export interface ScreenOptions {
  readonly q: number
  readonly strictness: Strictness
}
export const SCREEN_DEFAULTS: ScreenOptions = { q: 0.1, strictness: () => 1 }

/** The pipeline of retail.md 3.4 up to what is out of line on day `t` of a panel; money, merging and budgets come after. */
export const screenDay = (
  panel: Panel,
  residuals: ReadonlyMap<AlertMetric, Residuals>,
  t: number,
  { q, strictness }: ScreenOptions = SCREEN_DEFAULTS,
): Flagged[] => {
  const tests = [...residuals].flatMap(([metric, one]) => testsOf(panel, metric, one, t, strictness))
  const kept = new Set(
    discoveries(
      tests.map((test) => test.p),
      q,
    ),
  )
  return tests.filter((test, at) => test.tested && kept.has(at))
}

const testsOf = (
  panel: Panel,
  metric: AlertMetric,
  { expected, residual }: Residuals,
  t: number,
  strictness: Strictness,
): Test[] => {
  const watched = watchedOf(metric)
  const first = Math.max(0, t - HISTORY)
  const at = (day: number) => residual.map((days) => days[day] ?? Number.NaN)
  const own: Float64Array[] = panel.stores.map(() => new Float64Array(t - first + 1))
  for (let day = first; day <= t; day += 1) {
    lessPeers(at(day)).forEach((one, s) => {
      const days = own[s]
      if (days) days[day - first] = one
    })
  }
  const plain = (day: number) => day < t && panel.holiday[day] !== true
  const calm = (day: number) => plain(day) && panel.season[day] !== true
  let quiet = 0
  for (let day = first; day < t; day += 1) quiet += Number(calm(day))
  const usable = quiet >= LEAST_HISTORY ? calm : plain
  const past = (days: Float64Array) => days.filter((one, i) => usable(first + i) && Number.isFinite(one))
  // what seldom happens is still on most days; a level is not, and an earlier incident of it must not widen its spread
  const side = watched.scale === 'count' ? watched.adverse : 0
  const spreads = own.map((days) => spreadTowards(past(days), side))
  const pooled = Float64Array.from(
    own.flatMap((days, s) => {
      const spread = spreads[s]
      return spread ? [...past(days)].map((one) => Math.abs(robustZ(one, spread))).filter(Number.isFinite) : []
    }),
  )
  const nu = pooled.length >= 100 ? Math.max(3, fitTail(pooled.filter((z) => z < 6))) : 5
  const mute = panel.holiday[t] === true
  const regional = mute ? [] : regionTests(panel, metric, { expected, residual }, t, first, usable, nu)
  const shared = new Set(regional.flatMap(({ stores }) => stores))
  const zsOf = spreads.map((spread, s) => {
    const sigma = Math.max(spread.sigma, watched.least / 6)
    return Array.from(own[s] ?? [], (one) => robustZ(one, { ...spread, sigma }))
  })
  const apart = apartOf(zsOf.map((zs) => zs.at(-1) ?? Number.NaN))
  const drifts = zsOf.map(driftOf)
  const apartDrift = apartOf(drifts.map(({ drift, wander }) => drift / (wander * ewmaSigma())))
  const single = panel.stores.flatMap((store, s): Test[] => {
    const spread = spreads[s]
    const zs = zsOf[s]
    const now = own[s]?.[t - first]
    if (!spread || !zs || now === undefined || !Number.isFinite(now) || spread.count < LEAST_HISTORY) return []
    const z = (zs.at(-1) as number) / apart
    const harder = strictness(store.id, metric) * (mute ? MUTE : 1)
    const bad = (one: number) => watched.adverse === 0 || Math.sign(one) === watched.adverse
    const far = Math.abs(now - spread.middle) >= watched.least
    const pDay = bad(z) ? Math.min(1, Math.max(SMALLEST, pOfZ(z, nu)) * harder) : 1
    const { drift, wander: alone } = drifts[s] ?? { drift: 0, wander: 1 }
    const wander = alone * apartDrift
    const pDrift =
      bad(drift) && bad(z) && Math.abs(drift) > ewmaLimit(wander)
        ? Math.min(
            1,
            Math.max(SMALLEST, 2 * (1 - normalBelow(Math.abs(drift) / (wander * ewmaSigma(EWMA.lambda))))) * harder,
          )
        : 1
    const p = Math.min(pDay, pDrift)
    const shop = figuresOf(panel, metric, expected, s, t)
    const severe = pDay < SEVERE.p && Math.abs(now - spread.middle) >= SEVERE.times * watched.least
    const out = [...zs.slice(-7, -1), z].map((one) => bad(one) && pOfZ(one, nu) * harder < OUT_P)
    const kind = pDay <= pDrift ? 'day' : 'drift'
    // peers that rose do not make a shop fall
    const itself = (residual[s]?.[t] ?? 0) / (now - spread.middle) > 0.4
    const tested = far && itself && bad(z) && (kind === 'drift' || isPersistent(out, severe)) && !shared.has(s)
    return [
      {
        store: s,
        region: store.region,
        stores: [s],
        metric,
        each: [shop],
        ...shop,
        residual: now - spread.middle,
        z,
        p,
        kind,
        severe,
        since: Math.max(1, out.filter(Boolean).length),
        tested,
      },
    ]
  })
  return [...regional, ...single]
}

/**
 * How much wider the shops lie apart today than on other days: median |z| / 0.6745, at least 1. Around a festival, or when part of a
 * chain has an offer, shops differ for reasons of the day; one must stand out from that day. 1 where shops are few.
 */
const apartOf = (zs: readonly number[]): number => {
  const used = zs.filter(Number.isFinite).map(Math.abs)
  return used.length < LEAST_SHOPS ? 1 : Math.max(1, median(used) / TO_SIGMA)
}

/** Where the average of standardised residuals stands after 28 days, and how far that of this series wanders by itself. */
const driftOf = (zs: readonly number[]): { readonly drift: number; readonly wander: number } => {
  const clipped = zs.map((one) => Math.max(-4, Math.min(4, one)))
  return { drift: ewma(clipped.slice(-28)), wander: wanderOf(clipped) }
}

/** How much wider a series' own average wanders than that of independent days: moods last for some. At least 1. */
const wanderOf = (z: readonly number[]): number => {
  const averages: number[] = []
  let mean = 0
  for (const one of z.slice(0, -14)) {
    if (Number.isFinite(one)) mean += EWMA.lambda * (one - mean)
    averages.push(mean)
  }
  const { sigma } = spreadOf(averages.slice(7))
  return Math.max(1, sigma / ewmaSigma(EWMA.lambda) || 1)
}
