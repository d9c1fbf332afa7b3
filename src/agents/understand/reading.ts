import type { Frame } from '../../core/frame.ts'

/** Whole frames that the words can mean. `certain` only with one frame and nothing guessed; `why` says what was open. */
export interface Reading {
  readonly frames: readonly Frame[]
  readonly certain: boolean
  readonly why: string
  readonly notAllowed: readonly string[]
}

const MOST_OFFERED = 3

export const reading = (frames: readonly Frame[], open: readonly string[], notAllowed: readonly string[]): Reading => {
  const distinct = frames.filter(
    (frame, i) => frames.findIndex((other) => JSON.stringify(other) === JSON.stringify(frame)) === i,
  )
  const why = [...open, ...(distinct.length > 1 ? ['several-readings'] : [])]
  return {
    frames: distinct.slice(0, MOST_OFFERED),
    certain: why.length === 0 && distinct.length === 1,
    why: why[0] ?? '',
    notAllowed,
  }
}
