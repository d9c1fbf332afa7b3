export const SCORERS = ['outcome', 'figure', 'words', 'grounded', 'focus', 'scope', 'language'] as const
export type ScorerName = (typeof SCORERS)[number]

/** Why an answer fails; a scorer that has nothing against it returns null. */
export interface Failure {
  readonly scorer: ScorerName
  readonly reason: string
}
