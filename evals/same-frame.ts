import type { Catalogue } from '../src/core/catalogue.ts'
import type { Frame } from '../src/core/frame.ts'
import type { CorpusFrame } from './corpus-schema.ts'

/** Stock has one reading, the newest: whether it was asked "now" or "today" or "last night" makes no difference. */
const LEVELS: ReadonlySet<string> = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])

interface Entry {
  readonly id: string
  readonly names: { readonly zh: string; readonly en: string }
}

export const idsOf = (written: readonly string[], entries: readonly Entry[]): readonly string[] =>
  written.map((name) => {
    const wanted = name.toLowerCase()
    const found = entries.find(({ id, names }) => [id, names.zh, names.en].some((one) => one.toLowerCase() === wanted))
    return found?.id ?? `unknown:${name}`
  })

const sameSet = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join()

/** Stores in the end: the named ones and those of named regions, within the scope; none named is the whole scope. */
const storesOf = (
  stores: readonly string[],
  regions: readonly string[],
  scope: readonly string[],
  catalogue: Catalogue,
) => {
  if (stores.length + regions.length === 0) return scope
  const inRegions = catalogue.stores.filter(({ region }) => regions.includes(region)).map(({ id }) => id as string)
  return [...stores, ...inRegions.filter((store) => scope.includes(store))]
}

const sameBase = (expected: CorpusFrame['base'], frame: Frame): boolean => {
  if (expected === null) return true
  if (typeof expected === 'string') return frame.base?.kind === expected
  return (
    frame.base?.kind === 'period' &&
    frame.base.period.from === expected.period.from &&
    frame.base.period.to === expected.period.to
  )
}

/** Names in an author's frame that the chain does not have: a wrong label, to be mended and not to be counted. */
export const unknownNames = (expected: CorpusFrame, catalogue: Catalogue): readonly string[] =>
  [
    ...idsOf(expected.stores, catalogue.stores),
    ...idsOf(expected.regions, catalogue.regions),
    ...idsOf(expected.categories, catalogue.categories),
    ...idsOf(expected.products, catalogue.products),
  ].filter((id) => id.startsWith('unknown:'))

/**
 * Does the product understand what the author meant? A base that was asked for must be there; one that was not, and every
 * wish for form, changes nothing, because value, base, difference and percent are always said together (understanding.md).
 */
export const sameFrame = (
  expected: CorpusFrame,
  frame: Frame,
  scope: readonly string[],
  catalogue: Catalogue,
): boolean => {
  const regions = idsOf(expected.regions, catalogue.regions)
  const wanted = storesOf(idsOf(expected.stores, catalogue.stores), regions, scope, catalogue)
  const got = storesOf(frame.stores, frame.regions, scope, catalogue)
  const by = (dimension: Frame['by']) => (dimension === 'store' && wanted.length === 1 ? null : dimension)
  return (
    expected.metric === frame.metric &&
    sameSet(wanted, got) &&
    sameSet(idsOf(expected.categories, catalogue.categories), frame.categories) &&
    sameSet(idsOf(expected.products, catalogue.products), frame.products) &&
    (LEVELS.has(expected.metric) ||
      (expected.period.from === frame.period.from && expected.period.to === frame.period.to)) &&
    sameBase(expected.base, frame) &&
    by(expected.by) === by(frame.by) &&
    expected.rank?.order === frame.rank?.order &&
    expected.rank?.n === frame.rank?.n
  )
}
