import { z } from 'zod'
import type { Catalogue } from '../core/catalogue.ts'
import { type Fault, fault } from '../core/fault.ts'
import { id, type ProductId, type StoreId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { entryOf } from './model-key.ts'
import { productNamed, productsLike } from './product-search.ts'
import { storeKey } from './stores-named.ts'

export const productField = () =>
  z.string().trim().min(1).max(60).describe('id, exact name or barcode; else use find-product first')

/** The article that a text names, or that alone answers a search for it; of several none, rather than a guess. */
export const productOf = (catalogue: Catalogue, text: string): ProductId | Fault => {
  const named = productNamed(catalogue, text)
  if (named !== null) return named.id
  const [only, ...others] = productsLike(catalogue, text, 2)
  return only === undefined || others.length > 0 ? fault('unknown-name', { text }) : only.id
}

export const storeField = (catalogue: Catalogue, scope: Scope) =>
  storeKey(catalogue, scope).optional().describe('none: the first of your stores')

/** The named shop, or the asker's first; of an empty scope one that nobody has, so that nothing is read. */
export const storeOf = (catalogue: Catalogue, scope: Scope, key: string | undefined): StoreId =>
  (key === undefined ? undefined : entryOf('store', catalogue.stores, key)?.id) ?? scope.stores[0] ?? id<StoreId>('')
