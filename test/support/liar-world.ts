import type { Evidence } from '../../src/core/evidence.ts'
import type { LanguageCode } from '../../src/core/language-code.ts'
import { catalogue, evidenceOf, frameOf } from './evidence-fixtures.ts'
import type { Chance } from './seeded.ts'

export type Unit = 'CNY' | 'count' | 'ratio' | 'pp'
export type Role = 'value' | 'base' | 'difference' | 'relative'

/** One true number, in plain floating point and in integers of its own last place: nothing of the house's own arithmetic. */
export interface Fact {
  readonly slot: string
  readonly unit: Unit
  /** In units as people write them: yuan, pieces, hundredths, points. */
  readonly shown: number
}

export interface StoreFacts {
  readonly store: string
  readonly names: Readonly<Record<LanguageCode, string>>
  readonly facts: Readonly<Record<Role, Fact>>
  readonly rises: boolean
}

export type BaseKind = 'W4' | 'LY-dow' | 'week'

/** What a scripted model has in front of it: stores with one metric each compared, and the evidence they stand in. */
export interface World {
  readonly metric: string
  readonly unit: Unit
  readonly base: BaseKind
  readonly stores: readonly StoreFacts[]
  /** The store with the highest value, of a ranking over all stores shown. */
  readonly best: StoreFacts
  readonly evidence: readonly Evidence[]
}

const METRICS: readonly (readonly [string, Unit])[] = [
  ['net_sales', 'CNY'],
  ['net_sales', 'CNY'],
  ['transactions', 'count'],
  ['footfall', 'count'],
  ['conversion', 'ratio'],
  ['margin_rate', 'ratio'],
]
const BASES = {
  W4: { kind: 'W4' },
  'LY-dow': { kind: 'LY-dow' },
  week: { kind: 'period', period: { from: '2025-05-24', to: '2025-05-24' } },
} as const

/** A whole number of last places: cents, pieces, or ten-thousandths of a rate. */
const draw = (chance: Chance, unit: Unit): number => {
  if (unit === 'CNY') return 1_500_000 + chance.below(8_000_000)
  return unit === 'count' ? 300 + chance.below(5000) : 2000 + chance.below(5000)
}
const amountOf = (whole: number, unit: Unit): string => {
  if (unit === 'CNY') return (whole / 100).toFixed(2)
  return unit === 'count' ? String(whole) : (whole / 10000).toFixed(4)
}
const asShown = (whole: number, unit: Unit): number => (unit === 'count' ? whole : whole / 100)

/** A desk with a comparison of three stores and the same stores ranked. */
export const worldOf = (chance: Chance): World => {
  const [metric, unit] = chance.pick(METRICS)
  const base = chance.pick(['W4', 'LY-dow', 'week'] as const)
  const frame = frameOf({ metric, by: 'store', base: BASES[base] })
  const start = chance.below(catalogue.stores.length - 3)
  const chosen = catalogue.stores.slice(start, start + 3).map((store) => {
    const value = draw(chance, unit)
    const gap = Math.max(1, Math.round(value * (0.01 + chance.next() * 0.2))) + (unit === 'CNY' ? 30_000 : 7)
    return { store, value, from: chance.next() < 0.5 ? value - gap : value + gap }
  })
  const evidence = evidenceOf(
    1,
    frame,
    chosen.map(({ store, value, from }) => ({
      entity: { store: store.id },
      value: amountOf(value, unit),
      base: amountOf(from, unit),
    })),
  )
  const rate = unit === 'ratio'
  const stores = chosen.map(({ store, value, from }, index): StoreFacts => {
    const slot = (row: number) => `{{e1.r${index * 4 + row}.${metric}}}`
    return {
      store: store.id,
      names: store.names,
      rises: value > from,
      facts: {
        value: { slot: slot(1), unit, shown: asShown(value, unit) },
        base: { slot: slot(2), unit, shown: asShown(from, unit) },
        difference: { slot: slot(3), unit: rate ? 'pp' : unit, shown: asShown(value - from, unit) },
        relative: { slot: slot(4), unit: 'ratio', shown: ((value - from) / from) * 100 },
      },
    }
  })
  const best = stores.reduce((a, b) => (b.facts.value.shown > a.facts.value.shown ? b : a))
  return { metric, unit, base, stores, best, evidence: [evidence] }
}
