import type { Base } from '../../core/base.ts'
import type { Dimension } from '../../core/dimension.ts'
import type { MetricName } from '../../core/ids.ts'
import type { Named } from '../understand/names.ts'

export const PERIOD_KINDS = ['day', 'week', 'month', 'longer', 'now'] as const
export const LEFTOVER_ROLES = ['politeness', 'preamble', 'form', 'condition', 'unknown'] as const

/** A value and the words that are quoted for it, as a model wrote them. Nothing of it is believed before `verifyParse`. */
export type Quoted<T> = T & { readonly span: string }

/** `named`: the quoted words are a name that code looks up. `mine`: the asker's own store. */
export type Place = Extract<Named, { kind: 'store' | 'region' }> | 'mine' | 'all' | 'named'
export type Good = Extract<Named, { kind: 'category' | 'product' }> | 'named'

/** What a model says that a question says. It holds no date and no number but in the quoted words: those are code's to read. */
export interface ModelParse {
  readonly metric: Quoted<{ readonly id: MetricName }> | null
  readonly places: readonly Quoted<{ readonly is: Place }>[]
  readonly goods: readonly Quoted<{ readonly is: Good }>[]
  readonly period: Quoted<{ readonly kind: (typeof PERIOD_KINDS)[number] }> | null
  readonly base: Quoted<{ readonly kind: Base['kind'] }> | null
  readonly cut: Quoted<{ readonly by: Dimension }> | null
  readonly ranking: Quoted<{ readonly order: 'highest' | 'lowest' }> | null
  readonly leftover: readonly { readonly text: string; readonly role: (typeof LEFTOVER_ROLES)[number] }[]
}
