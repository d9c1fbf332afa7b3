import type { Fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'

/** Right, one tap away, or silent: the three outcomes of reading a question without a model (understanding.md). */
export type Understanding =
  | {
      readonly kind: 'understood'
      readonly frame: Frame
      /** Places the asker named that exist but are outside the scope, as written. */
      readonly notAllowed: readonly string[]
    }
  | { readonly kind: 'likely'; readonly options: readonly Frame[]; readonly why: string }
  | {
      readonly kind: 'silent'
      readonly reason: Fault
      /** Whole questions that are nearest to the words, nearest first: to be named beside the reason, never taken for what was meant. */
      readonly near: readonly Frame[]
    }

export const silent = (reason: Fault, near: readonly Frame[] = []): Understanding => ({ kind: 'silent', reason, near })
