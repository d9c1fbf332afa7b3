import type { SlotReference } from './figure.ts'
import type { NumberLiteral } from './number-literal.ts'
import type { When } from './when.ts'

/** Kinds of words that need no more than their kind. */
export const PLAIN_KINDS = [
  'up',
  'down',
  'flat',
  'versus', // than, against, 比: what follows is a base
  'usual', // the W4 base by name
  'prior', // the period before by name
  'planned', // the plan by name
  'similar', // the peers by name
  'change', // difference, 变化
  'highest',
  'lowest',
  'best',
  'worst',
  'record',
  'negation',
  'false', // denies what was said
  'or',
  'bound', // at least, nearly
  'total',
  'toward', // to, at, 达到: the figure is where it went, not how far
  'is',
  'claim', // says a number without one that can be read
  'advice',
  'narrows', // except, if, without
  'range', // 至, –, through between two figures
  'neutral', // may stand beside a figure and changes nothing
  'idiom', // number characters that state no number; harmless, but not beside a figure
] as const
export type PlainKind = (typeof PLAIN_KINDS)[number]

type PlainMeaning = { readonly [K in PlainKind]: { readonly kind: K } }[PlainKind]

export type Meaning =
  | PlainMeaning
  | { readonly kind: 'slot'; readonly slot: SlotReference }
  | { readonly kind: 'number'; readonly literal: NumberLiteral }
  | {
      readonly kind: 'place'
      readonly level: 'store' | 'region'
      readonly id: string
      readonly stores: readonly string[]
    }
  | { readonly kind: 'all-stores'; readonly count: number | null }
  | {
      readonly kind: 'goods'
      readonly level: 'category' | 'product'
      readonly id: string
      /** Products whose ids differ from this one's in upper and lower case alone: a draft is read without case. */
      readonly alike: readonly string[]
    }
  | { readonly kind: 'metric'; readonly columns: readonly string[] }
  | { readonly kind: 'when'; readonly when: When }
  | { readonly kind: 'last-year'; readonly when: When; readonly linked: boolean }
  | { readonly kind: 'clock'; readonly from: number; readonly minutes: number; readonly to: number | null }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'top'; readonly order: 'highest' | 'lowest'; readonly n: number }
  | { readonly kind: 'rank'; readonly n: number }
  | { readonly kind: 'sign'; readonly sign: '+' | '-' }
  | { readonly kind: 'break'; readonly strength: 'weak' | 'open' | 'close' | 'colon' | 'end' }
  | { readonly kind: 'unknown' }

/** A piece of a draft and what it means; positions are in the normalised text. */
export type Token = Meaning & { readonly start: number; readonly end: number; readonly text: string }

/** The meaning of a plain word; the compiler does not spread a union this wide over the kinds by itself. */
export const plain = (kind: PlainKind): Meaning => ({ kind }) as Meaning

/** Words that name the base of a comparison, whatever stands around them. */
export const namesBase = (
  token: Token,
): token is Extract<Token, { kind: 'usual' | 'prior' | 'planned' | 'similar' | 'last-year' }> =>
  token.kind === 'usual' ||
  token.kind === 'prior' ||
  token.kind === 'planned' ||
  token.kind === 'similar' ||
  token.kind === 'last-year'
