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
  | { readonly kind: 'silent'; readonly reason: Fault }
