import type { PersonId, StoreId } from './ids.ts'
import type { Role } from './role.ts'

/** Who asks, and the only stores that may be read. Made from a session, never from a question's text; `[]` reads nothing. */
export interface Scope {
  readonly person: PersonId
  readonly role: Role
  readonly stores: readonly StoreId[]
}

/** The only way from one scope to another: an intersection, so the result is never wider. */
export const narrow = (scope: Scope, stores: readonly StoreId[]): Scope => {
  const wanted = new Set(stores)
  return Object.freeze({ ...scope, stores: Object.freeze(scope.stores.filter((store) => wanted.has(store))) })
}
