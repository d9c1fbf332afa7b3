export type Draw = <T>(of: readonly T[]) => T
export type Upto = (n: number) => number

/** Numerical Recipes' generator: the same seed makes the same wordings. */
export const draws = (seed: number): { readonly upto: Upto; readonly draw: Draw } => {
  let state = seed
  const upto: Upto = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const draw: Draw = (of) => of[upto(of.length)] as (typeof of)[number]
  return { upto, draw }
}
