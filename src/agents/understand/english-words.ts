import type { Token } from './token.ts'

export const isPeriod = (token: Token | undefined): token is Token =>
  token?.type === 'period' || token?.type === 'figure-date'
export const isMeasure = (token: Token | undefined) => token?.type === 'metric' || token?.type === 'maybe'
export const isEdge = (token: Token | undefined) => token === undefined || token.type === 'pause'
