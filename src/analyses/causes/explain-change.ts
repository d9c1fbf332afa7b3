import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { Evidence } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Reading, RowsRead } from '../../data/read-relation.ts'
import { readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Causes } from '../../methods/cause/find-causes.ts'
import {
  answered,
  type Finding,
  type Observed,
  type RankedOrigin,
  rankOrigins,
  type Symptom,
} from '../../methods/cause-graph/rank-origins.ts'
import type { Effect } from '../../methods/drivers/factors.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { checkEvidence, figureEvidence, originsEvidence } from './cause-evidence.ts'
import { change, type Looked } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { CHECKED, dayOf, driversOf, type Explained, isChecked, numbersOf, observedOf } from './day.ts'
import { DAY_FIGURES, GOODS_FIGURES } from './day-figures.ts'
import { LEAVES, leafCauses } from './leaves.ts'
import { peersOf, weighPeers } from './peers.ts'
import { askNext, type Question } from './question.ts'

export interface ExplainOptions extends AnalysisOptions {
  readonly metric: Explained
  readonly store: StoreId
  readonly date: BusinessDate
  /** Only these goods: what an alert about a product or an aisle names. */
  readonly products?: readonly ProductId[]
  /** What somebody in the shop saw when asked about an origin. */
  readonly seen?: { readonly origin: Finding['origin']; readonly there: boolean }
}

/** Why a metric of a shop parted from its base on a day: what page and model show; every figure of it is in `evidence`. */
export interface Explanation {
  readonly metric: Explained
  readonly store: StoreId
  readonly date: BusinessDate
  readonly now: number
  readonly base: number
  readonly symptom: Symptom
  /** Footfall, conversion, units and price to the change of net sales, by LMDI; none where a factor is not there. */
  readonly drivers: readonly Effect[]
  /** Of units sold, by category, product and hour; null where there are no lines. */
  readonly parts: Causes | null
  readonly observed: Observed
  readonly findings: readonly Finding[]
  /** The likeliest first; empty where the metric has hardly moved. */
  readonly origins: readonly RankedOrigin[]
  /** What to ask the clerk, where eyes decide. */
  readonly question: Question | null
  readonly evidence: readonly Evidence[]
}

/** A metric within this of its base needs no explanation. */
const UNMOVED = 0.03
const WEEKS = 28

/** Faults: `not-allowed-store`, `base-not-there` without two comparable days, `no-rows`, and those of reading. */
export const explainChange = async (
  warehouse: Warehouse,
  scope: Scope,
  { metric, store, date, products, seen, id, at, signal }: ExplainOptions,
): Promise<Explanation | Fault> => {
  const entry = warehouse.catalogue.stores.find((one) => one.id === store)
  if (!entry || !scope.stores.includes(store)) return fault('not-allowed-store', { stores: store })
  const period = { from: addDays(date, -WEEKS), to: date }
  const look = (reading: Reading, of: Scope) =>
    readRelation(warehouse, of, reading, {
      at,
      period,
      ...(products ? { products } : {}),
      ...(signal ? { signal } : {}),
    })
  const own = narrow(scope, [store])
  const figures = await look(products ? GOODS_FIGURES : DAY_FIGURES, scope)
  if (isFault(figures)) return figures
  const row = figures.rows.find((one) => one.store_id === store)
  if (!row) return fault('no-rows', { metric, from: date, to: date })
  const day = dayOf(row)
  const findings: Finding[] = []
  const evidence = [figureEvidence(`${id}.figures`, figures, entry.currency, store, date, day)]
  const looked: Record<string, Looked> = {}
  for (const check of CHECKS) {
    const read = await look(check.reading, own)
    if (isFault(read)) {
      // what is not collected cannot be looked at; anything else ends the explanation
      if (read.fault !== 'not-collected') return read
      continue
    }
    const numbers = numbersOf(read.rows[0] ?? {})
    looked[check.name] = numbers
    for (const [origin, weight] of Object.entries(check.weigh(numbers)))
      findings.push({ origin: origin as Finding['origin'], weight })
    evidence.push(checkEvidence(`${id}.${check.name}`, check.reading.name, read, store, date, numbers))
  }
  const [now, base] = isChecked(metric)
    ? ['', 'base_'].map((side) => looked[CHECKED[metric][0]]?.[`${side}${CHECKED[metric][1]}`])
    : [day.now[metric], day.base[metric]]
  if (now == null) return fault('no-rows', { metric, from: date, to: date })
  if (base == null || day.days < 2) return fault('base-not-there', { metric, base: 'W4' })
  const observed = observedOf(day, looked)
  const peers = peersOf(
    entry,
    warehouse.catalogue.stores.filter((one) => scope.stores.includes(one.id)),
  )
  const peerChange = medianChange(
    figures,
    peers.map((one) => one.id),
    metric,
  )
  const unseen = merged([...findings, ...weighPeers(change(now, base), peerChange, observed)])
  const all = seen ? answered(unseen, seen.origin, seen.there) : unseen
  const leaves = await look(LEAVES, own)
  const moved = now - base
  const symptom: Symptom = { metric, direction: moved < 0 ? -1 : 1 }
  const origins = Math.abs(moved) <= UNMOVED * Math.abs(base) ? [] : rankOrigins(symptom, observed, all)
  const told = origins.length === 0 ? [] : [originsEvidence(`${id}.causes`, figures, store, date, origins, evidence)]
  return {
    metric,
    store,
    date,
    now,
    base,
    symptom,
    drivers: driversOf(day),
    parts: isFault(leaves) ? null : leafCauses(leaves),
    observed,
    findings: all,
    origins,
    // a cause that was seen ends the asking; one that was not is not asked about again
    question: seen?.there ? null : askNext(origins, seen ? [seen.origin] : []),
    evidence: [...evidence, ...told],
  }
}

const medianChange = (read: RowsRead, stores: readonly string[], metric: Explained): number | null => {
  const changes = read.rows
    .filter((row) => stores.includes(String(row.store_id)))
    .flatMap((row) => {
      const day = dayOf(row)
      return change(day.now[metric], day.base[metric]) ?? []
    })
    .sort((a, b) => a - b)
  const middle = Math.floor(changes.length / 2)
  if (changes.length === 0) return null
  return changes.length % 2 === 1
    ? (changes[middle] as number)
    : ((changes[middle - 1] as number) + (changes[middle] as number)) / 2
}

/** Several looks at one origin add up; one that could not be taken adds nothing. */
const merged = (findings: readonly Finding[]): Finding[] => {
  const sums = new Map<Finding['origin'], number | null>()
  for (const { origin, weight } of findings) {
    const before = sums.get(origin) ?? null
    sums.set(origin, weight === null ? before : (before ?? 0) + weight)
  }
  return [...sums].map(([origin, weight]) => ({ origin, weight }))
}
