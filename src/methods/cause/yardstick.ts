/** How much better the leaves of an element are described by one common deviation than by noise. */
export interface Shift {
  /** The common deviation score. */
  readonly center: number
  /** Log likelihood ratio, in nats. */
  readonly gain: number
  /** Leaves that say something. */
  readonly leaves: number
}

/** What is noise in a table and what is not; measured among the leaves that no found cause holds. */
export interface Yardstick {
  /** Per leaf: (sum of pull)^2 / sum of weight is a quick score for the deviation of any set of leaves. */
  readonly pull: Float64Array
  readonly weight: Float64Array
  /** The factor by which nearly all leaves part from what was expected alike; deviations are from that. */
  readonly common: number
  judge(leaves: Int32Array): Shift
}

/** Makes a yardstick from leaves; `settled` when the causes that touch many leaves are already set aside. */
export type MakeYardstick = (open: Int32Array, settled: boolean) => Yardstick
