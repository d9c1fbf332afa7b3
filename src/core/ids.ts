/**
 * Names of things, each its own type at compile time and a plain string at run time.
 * A scope made of store ids can then never be filled with text from a question by mistake.
 */
declare const kind: unique symbol
type Id<K extends string> = string & { readonly [kind]: K }

export type StoreId = Id<'store'>
export type RegionId = Id<'region'>
export type DistrictId = Id<'district'>
export type AreaId = Id<'area'>
export type ProductId = Id<'product'>
/** A category's id is its English name (contracts 7). */
export type CategoryId = Id<'category'>
export type PersonId = Id<'person'>
export type RunId = Id<'run'>
export type MetricName = Id<'metric'>

/** The one way to make an id: say which kind. It checks nothing; check against the catalogue where text comes from outside. */
export const id = <K extends Id<string>>(text: string): K => text as K
