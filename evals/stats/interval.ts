/** A share between two bounds, all in [0, 1]. */
export interface Interval {
  readonly estimate: number
  readonly low: number
  readonly high: number
}
