import type { Frame } from '../../core/frame.ts'
import { lengthInDays } from '../../core/period.ts'
import type { ModelParse } from './model-parse.ts'

const sameSet = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join()

const LONGEST = { day: 1, week: 7, month: 31, longer: Number.POSITIVE_INFINITY, now: 1 } as const

/**
 * Does the grammar's frame say what the model says? What the model left out may only come from the turn before or from the
 * grammar's own defaults; it may never be something else.
 */
export const sameAsParse = (frame: Frame, parse: ModelParse, previous: Frame | null): boolean =>
  (parse.metric ? parse.metric.id : previous?.metric) === frame.metric &&
  samePlaces(frame, parse, previous) &&
  sameGoods(frame, parse, previous) &&
  (parse.period === null || lengthInDays(frame.period) <= LONGEST[parse.period.kind]) &&
  agrees(parse.base?.kind, frame.base?.kind, previous?.base?.kind) &&
  agrees(parse.ranking?.order, frame.rank?.order, previous?.rank?.order) &&
  sameCut(frame, parse, previous)

/** What was said must be there; what was not said may only be there from the turn before. */
const agrees = <T>(said: T | undefined, got: T | undefined, before: T | undefined): boolean =>
  said === undefined ? got === undefined || got === before : got === said

const samePlaces = (frame: Frame, { places }: ModelParse, previous: Frame | null): boolean => {
  const ids = places.flatMap(({ is }) => (typeof is === 'string' ? [] : [is.id as string]))
  const got = [...frame.stores, ...frame.regions]
  if (places.some(({ is }) => is === 'named')) return ids.every((id) => got.some((one) => one === id))
  if (places.some(({ is }) => is === 'mine')) return ids.length === 0 && frame.stores.length === 1
  if (places.some(({ is }) => is === 'all')) return ids.length === 0 && frame.stores.length === 0
  return (
    sameSet(ids, got) || (ids.length === 0 && sameSet(got, [...(previous?.stores ?? []), ...(previous?.regions ?? [])]))
  )
}

const sameGoods = (frame: Frame, { goods }: ModelParse, previous: Frame | null): boolean => {
  const ids = goods.flatMap(({ is }) => (is === 'named' ? [] : [is.id as string]))
  const got = [...frame.categories, ...frame.products]
  if (goods.some(({ is }) => is === 'named')) return got.length > 0 && ids.every((id) => got.some((one) => one === id))
  return (
    sameSet(ids, got) ||
    (ids.length === 0 && sameSet(got, [...(previous?.categories ?? []), ...(previous?.products ?? [])]))
  )
}

/** Members that are named side by side are cut by themselves, and a ranking brings its dimension along. */
const sameCut = (frame: Frame, { cut, ranking, places, goods }: ModelParse, previous: Frame | null): boolean => {
  if (cut) return frame.by === cut.by
  if (frame.by === null || ranking || frame.by === previous?.by) return true
  return frame.by === 'store' || frame.by === 'region' ? places.length > 1 : goods.length > 1
}
