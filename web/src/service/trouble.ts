import type { ProblemCode } from '../../../src/server/problem.ts'

/** Why a call gave nothing: a code of the service's, or no connection to it. */
export type Trouble = ProblemCode | 'offline'
