import type { Entity, Evidence } from '../core/evidence.ts'
import type { Frame } from '../core/frame.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { WordingContext } from './language.ts'
import { nameOf } from './names.ts'

/** Names of all that a frame was narrowed to, by kind; empty where it was not. */
export interface FrameNames {
  readonly places: readonly string[]
  readonly goods: readonly string[]
}

export const frameNames = (frame: Frame, context: WordingContext, code: LanguageCode): FrameNames => ({
  places: [
    ...frame.regions.map((id) => nameOf('region', id, context, code)),
    ...frame.stores.map((id) => nameOf('store', id, context, code)),
  ],
  goods: [
    ...frame.categories.map((id) => nameOf('category', id, context, code)),
    ...frame.products.map((id) => nameOf('product', id, context, code)),
  ],
})

/** Ids instead of names would be no place at all: the only store read stands for "all stores" of its reader. */
export const onlyStore = (evidence: Evidence): Entity | null => {
  const [store, second] = evidence.stores
  return store !== undefined && second === undefined ? { store } : null
}
