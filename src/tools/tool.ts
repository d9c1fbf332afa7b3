import type { z } from 'zod'
import type { Catalogue } from '../core/catalogue.ts'
import type { Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { Labels } from '../core/language-code.ts'
import type { Role } from '../core/role.ts'
import type { Scope } from '../core/scope.ts'
import type { Desk } from './desk.ts'

/** What may be called, by code at the instant depth or by a model. A failure is a value that both can read. */
export interface Tool<N extends string = string, I extends z.ZodType = z.ZodType> {
  readonly name: N
  readonly labels: Labels
  /** One or two sentences for the model: what it gives, when to use it. English, byte-stable. */
  readonly description: string
  readonly access: readonly Role[]
  /** Flat enums of what exists and is allowed; a made-up metric or store cannot parse. A store is never free text. */
  input(catalogue: Catalogue, scope: Scope): I
  /** `scope` is the caller's, possibly narrowed; it is never taken from the input. */
  run(input: z.infer<I>, desk: Desk, scope: Scope): Promise<readonly Evidence[] | Fault>
}
