import type { Frame } from '../core/frame.ts'
import { compare } from './decimal.ts'
import type { Figure } from './measure-figures.ts'

/** How many members are shown when nobody said; the rest is cut, and said so. */
const SHOWN = { product: 50, day: 400, store: 400, region: 100, category: 100, hour: 24 } as const

export const shownOf = (frame: Frame): number => frame.rank?.n ?? (frame.by === null ? 1 : SHOWN[frame.by])

/**
 * Members in the order shown. Time runs forward; all else goes from the highest down, or as ranked. Equal values go by key;
 * what has no value goes last, and out of a ranking.
 */
export const inOrder = (frame: Frame, figures: readonly Figure[]): readonly Figure[] => {
  const { by, rank } = frame
  if (by === null || (rank === null && by === 'day')) return figures
  if (rank === null && by === 'hour') return figures.toSorted((a, b) => Number(a.key) - Number(b.key))
  const sign = rank?.order === 'lowest' ? 1 : -1
  const ranked = rank === null ? figures : figures.filter((figure) => figure.value !== null)
  return ranked.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || byKey(a, b)
    return sign * compare(a.value, b.value) || byKey(a, b)
  })
}

const byKey = (a: Figure, b: Figure): number => (a.key < b.key ? -1 : Number(a.key > b.key))
