/** What a run may still spend. A delegated agent draws on its own budget and on its asker's, so the sum never grows. */
export interface Budget {
  readonly left: { readonly modelCalls: number; readonly toolCalls: number; readonly ms: number }
  /** False when there is none left; nothing is taken then. */
  take(what: 'modelCalls' | 'toolCalls'): boolean
}

export interface Allowance {
  readonly modelCalls: number
  readonly toolCalls: number
  readonly seconds: number
}

export const openBudget = (allowance: Allowance, asker?: Budget): Budget => {
  const left = { modelCalls: allowance.modelCalls, toolCalls: allowance.toolCalls }
  const ends = performance.now() + Math.min(allowance.seconds * 1000, asker?.left.ms ?? Number.POSITIVE_INFINITY)
  return {
    get left() {
      const theirs = asker?.left ?? { modelCalls: Number.POSITIVE_INFINITY, toolCalls: Number.POSITIVE_INFINITY }
      return {
        modelCalls: Math.min(left.modelCalls, theirs.modelCalls),
        toolCalls: Math.min(left.toolCalls, theirs.toolCalls),
        ms: Math.max(0, ends - performance.now()),
      }
    },
    take(what) {
      if (this.left[what] < 1 || this.left.ms === 0) return false
      left[what] -= 1
      asker?.take(what)
      return true
    },
  }
}
