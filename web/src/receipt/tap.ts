import { createContext, use } from 'react'

/** A tapped number: its evidence, and where in it the number stands (row from 1). */
export interface Tapped {
  readonly evidence: string
  readonly row: number | null
  readonly column: string | null
}

export const TapContext = createContext<(tapped: Tapped) => void>(() => undefined)
export const useTap = () => use(TapContext)
