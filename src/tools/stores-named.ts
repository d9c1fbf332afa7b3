import { z } from 'zod'
import type { Catalogue } from '../core/catalogue.ts'
import { narrow, type Scope } from '../core/scope.ts'
import { enumOf } from './enum-of.ts'
import { entryOf, modelKey } from './model-key.ts'

/** Keys of the scope's stores, as a flat enum: a store outside it cannot parse. */
export const storeKey = (catalogue: Catalogue, scope: Scope): z.ZodType<string> =>
  enumOf(
    catalogue.stores
      .filter((store) => scope.stores.includes(store.id))
      .map((store) => modelKey('store', catalogue.stores, store)),
  )

export const storesField = (catalogue: Catalogue, scope: Scope) =>
  z.array(storeKey(catalogue, scope)).default([]).describe('none: all')

/** The scope, narrowed to the named stores; of none named, as it is. */
export const narrowedTo = (scope: Scope, catalogue: Catalogue, keys: readonly string[]): Scope =>
  keys.length === 0
    ? scope
    : narrow(
        scope,
        keys.flatMap((key) => entryOf('store', catalogue.stores, key)?.id ?? []),
      )
