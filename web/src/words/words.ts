import type { Outcome } from '../../../src/core/answer.ts'
import type { Dimension } from '../../../src/core/dimension.ts'
import type { RowRole } from '../../../src/core/evidence.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { Role } from '../../../src/core/role.ts'
import type { Tier } from '../../../src/core/tier.ts'
import type { DayStateName, Relation } from '../../../src/server/api.ts'
import type { ProblemCode } from '../../../src/server/problem.ts'

/** Everything the pages say. A language that lacks a word does not compile. */
export interface Words {
  readonly code: LanguageCode
  /** Of the other language, on the switch. */
  readonly otherLanguage: string
  readonly product: string
  readonly role: Readonly<Record<Role, string>>
  readonly tier: Readonly<Record<Tier, string>>
  readonly problem: Readonly<Record<ProblemCode | 'offline', string>>
  readonly signIn: {
    readonly title: string
    readonly who: string
    readonly find: string
    readonly nobody: string
    readonly noPeople: string
    readonly pin: (name: string) => string
    readonly digits: (count: number) => string
    readonly erase: string
    readonly back: string
    readonly locked: string
  }
  readonly setup: {
    readonly title: string
    readonly intro: (chain: string) => string
    readonly name: string
    readonly role: string
    readonly place: string
    readonly pin: string
    readonly pinHint: string
    readonly create: string
  }
  readonly nav: {
    readonly label: string
    readonly ask: string
    readonly briefing: string
    readonly alerts: string
    readonly scale: string
    readonly prices: string
    readonly dataHealth: string
    readonly lock: string
    readonly conversations: string
    readonly newConversation: string
    readonly noConversations: string
    readonly close: string
    readonly language: string
  }
  readonly chat: {
    readonly greeting: (name: string) => string
    readonly hint: string
    readonly suggestions: string
    readonly question: string
    readonly placeholder: string
    readonly send: string
    readonly stop: string
    readonly log: string
    readonly you: string
    readonly reconnecting: string
    readonly cut: string
    readonly again: string
    readonly steps: (count: number) => string
    readonly options: string
    readonly dropped: (count: number) => string
    readonly notAllowed: (names: string) => string
    readonly receiptOf: (figure: string) => string
    readonly asOf: (instant: string) => string
    readonly stale: (date: string) => string
    readonly hidden: string
    readonly outcome: Readonly<Record<Outcome, string | null>>
    readonly instant: string
    readonly thought: (tier: string) => string
  }
  readonly step: {
    readonly reading: string
    readonly understood: string
    readonly fromData: string
    readonly thinking: string
    readonly takes: (tier: string) => string
    readonly asks: (tier: string) => string
    readonly looksUp: (tool: string) => string
    readonly found: (metric: string, rows: number) => string
    readonly unbacked: string
    readonly trouble: string
  }
  readonly breakdown: {
    readonly view: string
    readonly bars: string
    readonly table: string
    readonly more: string
  }
  readonly receipt: {
    readonly title: string
    readonly close: string
    readonly asked: string
    readonly period: string
    readonly stores: string
    readonly storeCount: (count: number) => string
    readonly filter: Readonly<Record<'region' | 'category' | 'product', string>>
    readonly comparedWith: string
    readonly base: Readonly<Record<'W4' | 'LY-dow' | 'LY-holiday' | 'LFL' | 'plan' | 'peers' | 'period', string>>
    readonly asOf: string
    readonly snapshot: string
    readonly rows: string
    readonly entity: string
    readonly rowRole: Readonly<Record<RowRole, string>>
    readonly truncated: string
    readonly statement: string
    readonly parameters: string
    readonly missing: string
    readonly loading: string
    readonly computedFrom: string
    /** Opens the list of rows that a figure was counted from. */
    readonly behind: (relation: Relation) => string
    readonly behindNote: string
  }
  readonly briefing: {
    readonly title: string
    readonly for: (date: string) => string
    readonly loading: string
    readonly complete: (received: number, expected: number) => string
    readonly missing: (names: string) => string
    readonly actions: string
    readonly noActions: string
    readonly evidence: string
  }
  readonly alerts: {
    readonly title: string
    readonly loading: string
    readonly none: string
    readonly beyond: (count: number) => string
    readonly notJudged: string
    readonly precision: (right: number, judged: number) => string
    readonly severity: Readonly<Record<'severe' | 'warning', string>>
    readonly data: string
    readonly likely: string
    readonly possibly: string
    readonly drivers: string
    readonly question: string
    readonly answers: Readonly<Record<'yes' | 'no' | 'unsure', string>>
    readonly answered: Readonly<Record<'yes' | 'no' | 'unsure', string>>
    readonly ruledOut: string
    readonly checked: Readonly<Record<'yes' | 'no', string>>
    readonly weighed: string
    readonly action: (text: string) => string
    readonly acknowledge: string
    readonly dismiss: string
    readonly reasons: Readonly<Record<'known' | 'not-real' | 'too-small' | 'not-mine', string>>
    readonly status: Readonly<Record<'acknowledged' | 'dismissed' | 'answered', string>>
  }
  readonly prices: {
    readonly title: string
    readonly loading: string
    readonly store: string
    readonly enter: string
    readonly product: string
    readonly find: string
    readonly found: (count: number) => string
    readonly another: string
    readonly competitor: string
    readonly competitorName: string
    readonly known: string
    readonly theirs: (currency: string) => string
    readonly hint: string
    readonly save: string
    readonly saved: (product: string, competitor: string) => string
    readonly farOff: string
    readonly isRight: string
    readonly mend: string
    readonly notTaken: string
    readonly waiting: string
    readonly newest: string
    readonly none: string
    readonly their: string
    readonly our: string
    readonly floor: string
    readonly age: string
    readonly stale: string
  }
  readonly scale: {
    readonly title: string
    readonly loading: string
    readonly among: string
    readonly weighed: string
    readonly probably: string
    readonly another: string
    readonly confirmed: string
    readonly none: string
    readonly price: string
    readonly chance: string
    readonly stock: string
    readonly quantity: (name: string) => string
    readonly pieces: string
    readonly remove: (name: string) => string
    readonly unpriced: (name: string) => string
    readonly total: string
  }
  readonly health: {
    readonly title: string
    readonly loading: string
    readonly received: string
    readonly store: string
    readonly day: Readonly<Record<DayStateName, string>>
    readonly findings: string
    readonly noFindings: string
    readonly severity: Readonly<Record<'fail' | 'warn', string>>
    readonly count: (found: number, days: number) => string
    readonly advice: string
    readonly row: (file: string, row: number | null) => string
    readonly clean: (count: number) => string
    readonly unchecked: (count: number) => string
    readonly lacks: (tables: string) => string
    readonly files: string
    readonly file: string
    readonly rows: string
    readonly refused: string
    readonly replaced: string
    readonly again: string
    readonly imported: string
    readonly restated: string
    readonly noRestated: string
    readonly change: (rows: number, before: string | null, after: string | null) => string
    readonly sensors: string
    readonly noSensors: string
    readonly sensor: Readonly<Record<'footfall' | 'checkout' | 'zone', string>>
    readonly heard: (instant: string) => string
    readonly never: string
    readonly silent: string
  }
  readonly dimension: Readonly<Record<Dimension, string>>
  readonly broken: string
  readonly reload: string
}
