import type { AlertPageView, AlertView } from '../briefings/alerts/alert-view.ts'
import type { Answer, Option, Sentence, TappedPart } from '../core/answer.ts'
import type { Base } from '../core/base.ts'
import type { BusinessDate } from '../core/business-date.ts'
import type { Instant } from '../core/clock.ts'
import type { RowRole } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Role } from '../core/role.ts'
import type { Relation } from '../data/metrics/metric.ts'

/** What the service's addresses answer with; the pages import these types and nothing else of the service. */

export type { Relation }

export type Named = Readonly<Record<LanguageCode, string>>

/** GET /api/people: who may sign in here. */
export interface PersonName {
  readonly id: string
  readonly name: string
}

/** GET and POST /api/session. */
export interface SessionView {
  readonly person: { readonly id: string; readonly name: string; readonly role: Role }
  readonly place: Named
  readonly stores: readonly { readonly id: string; readonly names: Named }[]
  readonly chain: string
  readonly now: Instant
  readonly timeZone: string
  readonly dataFrom: BusinessDate | null
  readonly dataTo: BusinessDate | null
  /** Data are older than two days: every page says when they end. */
  readonly stale: boolean
  readonly idleLockSeconds: number
  /** Names of tools and metrics, by their name in run events. */
  readonly labels: Readonly<Record<string, Named>>
  readonly suggestions: Readonly<Record<LanguageCode, readonly Option[]>>
}

/** GET /api/conversations. */
export interface ConversationView {
  readonly id: string
  readonly title: string
  readonly updatedAt: Instant
}

/** GET /api/conversations/:id. */
export interface TurnView {
  readonly run: string
  readonly text: string
  readonly askedAt: Instant
  readonly answer: Answer | null
}
export interface TranscriptView extends ConversationView {
  readonly turns: readonly TurnView[]
}

export interface ReceiptCell {
  readonly text: string
  readonly amount: string
  readonly unit: string
}

export interface ReceiptRow {
  readonly name: string
  readonly period: string
  readonly role: RowRole
  readonly cells: Readonly<Record<string, ReceiptCell | null>>
}

/** GET /api/evidence/:id: all that is needed to check a number. */
export interface Receipt {
  readonly id: string
  readonly metric: { readonly name: string; readonly label: string; readonly meaning: string | null }
  readonly question: string | null
  readonly filters: readonly { readonly kind: 'region' | 'category' | 'product'; readonly values: readonly string[] }[]
  readonly base: Base['kind'] | null
  readonly period: { readonly from: BusinessDate; readonly to: BusinessDate; readonly text: string }
  readonly stores: readonly { readonly id: string; readonly name: string }[]
  readonly columns: readonly { readonly name: string; readonly label: string }[]
  readonly rows: readonly ReceiptRow[]
  readonly truncated: boolean
  readonly stale: boolean
  /** Doubts about the data; a number in a note opens the receipt at its own (column `flag:NAME`). */
  readonly flags: readonly { readonly name: string; readonly text: string }[]
  readonly asOf: Instant | null
  readonly timeZone: string
  readonly snapshot: string
  readonly statement: string
  readonly parameters: readonly (string | number)[]
  readonly inputs: readonly string[]
  /** What a metric's figure was counted from: each opens as a list at /api/evidence/:id/rows/:relation. */
  readonly relations: readonly Relation[]
}

/** GET /api/briefing: a number's `evidence` is an id for /api/evidence. */
export interface BriefingView {
  readonly date: BusinessDate
  readonly dateText: string
  readonly completeness: {
    readonly expected: number
    readonly received: number
    readonly missing: readonly string[]
    readonly share: string | null
  }
  readonly sections: readonly { readonly id: string; readonly title: string; readonly sentences: readonly Sentence[] }[]
  readonly actions: readonly { readonly rule: string; readonly text: Sentence; readonly evidence: readonly string[] }[]
  readonly asOf: Instant | null
}

/** GET /api/alerts. */
export type { AlertPageView, AlertView }
/** GET /api/data-health: what is known about the data of the person's stores. */
export interface DataHealthView {
  readonly snapshot: string
  readonly timeZone: string
  readonly days: readonly BusinessDate[]
  readonly stores: readonly { readonly id: string; readonly name: string; readonly states: readonly DayStateName[] }[]
  readonly rules: readonly {
    readonly rule: string
    readonly name: string
    /** What to do about what it found. */
    readonly advice: string
    readonly severity: 'fail' | 'warn'
    readonly checked: boolean
    /** Words for what it cannot be checked without. */
    readonly lacks: readonly string[]
    readonly found: number
    readonly days: number
    readonly examples: readonly {
      /** Empty where store and day say it all. */
      readonly key: string
      readonly store: string | null
      readonly day: BusinessDate | null
      /** What is wrong, in words. Null for who reads no sales: it may be money. */
      readonly said: string | null
      readonly file: string | null
      readonly row: number | null
    }[]
  }[]
  readonly files: readonly {
    readonly file: string
    readonly importedAt: Instant
    readonly read: number
    readonly accepted: number
    readonly rejected: number
    readonly identical: number
    readonly superseded: number
    readonly reasons: readonly { readonly column: string; readonly reason: string; readonly rows: number }[]
  }[]
  readonly restated: readonly {
    readonly store: string
    readonly day: BusinessDate
    readonly table: string
    readonly rows: number
    readonly before: string | null
    readonly after: string | null
    readonly importedAt: Instant
  }[]
  /** Last heard of; null never. */
  readonly sensors: readonly {
    readonly id: string
    readonly kind: 'footfall' | 'checkout' | 'zone'
    readonly store: string
    readonly place: string
    readonly seenAt: Instant | null
    /** Nothing for more than two hours. */
    readonly silent: boolean
  }[]
}
export type DayStateName = 'whole' | 'doubtful' | 'no-doors' | 'missing' | 'closed'

/** GET /api/products?q=: the best first. */
export type ProductsView = readonly {
  readonly id: string
  readonly names: Named
  /** The barcode, else the PLU, else the id. */
  readonly code: string
  readonly plu: string | null
  /** What it is weighed in; null is counted in pieces. */
  readonly measure: Named | null
  readonly brand: string | null
}[]

/** GET /api/competitor-prices?store= */
export interface CompetitorPricesView {
  readonly now: Instant
  readonly store: string
  readonly currency: string
  /** The newest first. */
  readonly rows: readonly {
    readonly product: string
    readonly competitor: string
    readonly price: TappedPart | null
    readonly age: TappedPart | null
    /** Too old to follow. */
    readonly stale: boolean
    readonly ours: TappedPart | null
    /** Null for who sees no costs. */
    readonly floor: TappedPart | null
  }[]
  readonly truncated: boolean
  /** Entered by hand, and data after the next import. */
  readonly waiting: readonly {
    readonly product: string
    readonly competitor: string
    readonly price: string
    readonly at: Instant
  }[]
}

/** GET /api/scale?store=&menu=: the likeliest first. */
export interface ScaleView {
  readonly store: string
  readonly currency: string
  /** Categories that may be a menu. */
  readonly menus: readonly { readonly id: string; readonly names: Named }[]
  readonly options: readonly {
    readonly id: string
    readonly names: Named
    /** The PLU that is keyed in. */
    readonly code: string | null
    /** What it is weighed in; null is counted in pieces. */
    readonly measure: Named | null
    readonly chance: TappedPart | null
    readonly price: TappedPart | null
    readonly stock: TappedPart | null
  }[]
  readonly truncated: boolean
}

/** GET /api/tray: in the order asked. */
export interface TrayView {
  readonly lines: readonly {
    readonly id: string
    readonly price: TappedPart | null
    readonly amount: TappedPart | null
  }[]
  readonly total: TappedPart | null
  /** The article that has no price in this shop: then there is no total. */
  readonly unpriced: string | null
}

/** POST /api/setup/open: where the first person may be placed. */
export interface SetupView {
  readonly chain: string
  readonly nodes: readonly {
    readonly id: string
    readonly kind: 'area' | 'region' | 'district' | 'store'
    readonly names: Named
  }[]
}

/** Last event of every answer stream. */
export interface StreamEnd {
  readonly reason: 'done' | 'cut' | 'stopping'
}
