import type { Instant } from './clock.ts'
import type { Frame } from './frame.ts'
import type { RunId } from './ids.ts'
import type { LanguageCode } from './language-code.ts'
import type { Scope } from './scope.ts'

export const DEPTHS = ['auto', 'instant', 'thinking'] as const
export type DepthWish = (typeof DEPTHS)[number]
export type Depth = Exclude<DepthWish, 'auto'>

/** An earlier turn of the same conversation. */
export interface Turn {
  readonly text: string
  /** What was understood; null when a model answered or nothing was understood, so nothing may be inherited from it. */
  readonly frame: Frame | null
  readonly answer: string
  /** The questions that were put back, in the order in which they were shown. */
  readonly offered?: readonly Frame[]
}

/** A tool and what it takes, said by a program or a page instead of in words: a photo's scores, facings that were seen, a tray. */
export interface Look {
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface Question {
  readonly run: RunId
  readonly text: string
  readonly language: LanguageCode
  readonly scope: Scope
  /** The run's only "now": rows after it are not seen. */
  readonly askedAt: Instant
  readonly depth: DepthWish
  /** Oldest first. */
  readonly history: readonly Turn[]
  /** A tapped option: the frame is taken as it is, only checked against catalogue and scope. */
  readonly frame: Frame | null
  /** Looked up as it is, only checked against the tool's own shape, the role and the scope. */
  readonly look?: Look | null
}
