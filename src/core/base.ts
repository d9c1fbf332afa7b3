import type { Period } from './period.ts'

/**
 * What a figure is compared with (contracts 4). `W4`: median of the last four same weekdays that are neither holiday nor
 * closure; `LY-dow`: 364 days earlier; `LY-holiday`: the same day of the same holiday a year earlier, other days as LY-dow;
 * `LFL`: LY-dow of the comparable stores alone, on both sides; `plan`: what was planned for the same days; `peers`: the
 * median of similar stores over the same days; `period`: another period, said in the question or the one before of the same
 * length.
 */
export type Base =
  | { readonly kind: 'W4' }
  | { readonly kind: 'LY-dow' }
  | { readonly kind: 'LY-holiday' }
  | { readonly kind: 'LFL' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'peers' }
  | { readonly kind: 'period'; readonly period: Period }
