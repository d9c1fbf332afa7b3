import type Big from 'big.js'
import type { BusinessDate } from '../core/business-date.ts'
import type { Instant } from '../core/clock.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import { isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { id, type StoreId } from '../core/ids.ts'
import { measure } from '../data/measure.ts'
import { type Corrections, readCorrections } from '../data/read-corrections.ts'
import type { Warehouse } from '../data/warehouse.ts'
import type { Language, WordingContext } from '../language/language.ts'
import type { Recipient } from './briefing.ts'
import { type LineName, limitOf } from './thresholds.ts'
import type { BriefingWords } from './words/briefing-words.ts'

/** What the sections and the rules of one briefing read; a figure asked for twice is measured once. */
export interface Findings {
  readonly recipient: Recipient
  readonly date: BusinessDate
  readonly language: Language
  readonly words: BriefingWords
  readonly context: WordingContext
  /** Shops with data of that day: all other figures are of these. */
  readonly received: readonly StoreId[]
  /** A figure of the briefed day; `patch` says how it is cut and what it is compared with. */
  measure(metric: string, patch?: Partial<Frame>): Promise<Evidence | Fault>
  /** Shop days whose net sales a later import changed since the briefing of the day before. */
  corrections(): Promise<Corrections>
  /** The line of a rule; null where it is switched off. */
  limit(name: LineName): Big | null
  /** Evidence made by code from other evidence. */
  file(evidence: Omit<Evidence, 'id'>): Evidence
  readonly filed: readonly Evidence[]
}

export interface Origin {
  readonly warehouse: Warehouse
  readonly run: string
  readonly at: Instant
}

export const findingsOf = (
  { warehouse, run, at }: Origin,
  about: Omit<Findings, 'measure' | 'corrections' | 'limit' | 'file' | 'filed' | 'received'>,
): Findings & { receive(stores: readonly StoreId[]): void } => {
  const filed: Evidence[] = []
  const measured = new Map<string, Promise<Evidence | Fault>>()
  let received = about.recipient.scope.stores
  let count = 0
  const nextId = () => `${run}.e${++count}`
  return {
    ...about,
    filed,
    get received() {
      return received
    },
    receive(stores) {
      received = stores
    },
    measure(metric, patch = {}) {
      const frame = frameOf(
        metric,
        about.date,
        received.length === about.recipient.scope.stores.length ? [] : received,
        patch,
      )
      const key = JSON.stringify(frame)
      const known = measured.get(key)
      if (known) return known
      const result = measure(warehouse, about.recipient.scope, frame, { id: nextId(), at }).then((evidence) => {
        if (!isFault(evidence)) filed.push(evidence)
        return evidence
      })
      measured.set(key, result)
      return result
    },
    corrections: () => readCorrections(warehouse, about.recipient.scope, about.date),
    limit: (name) => limitOf(name, warehouse.settings.thresholds),
    file(evidence) {
      const whole = { ...evidence, id: nextId() }
      filed.push(whole)
      return whole
    },
  }
}

const frameOf = (metric: string, date: BusinessDate, stores: readonly StoreId[], patch: Partial<Frame>): Frame => ({
  metric: id(metric),
  stores,
  regions: [],
  categories: [],
  products: [],
  period: { from: date, to: date },
  base: null,
  by: null,
  rank: null,
  wish: null,
  ...patch,
})

export const W4 = { kind: 'W4' } as const
export const LAST_YEAR = { kind: 'LY-dow' } as const
