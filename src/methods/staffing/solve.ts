import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Fault, fault } from '../../core/fault.ts'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import type { LinearModel } from './linear-model.ts'

export interface SolveLimits {
  readonly seconds: number
  /** Relative gap at which a solution counts as optimal. */
  readonly gap: number
}

export type Solved =
  | {
      readonly status: 'optimal' | 'best-found'
      readonly values: readonly number[]
      readonly objective: number
      readonly gap: number
      /** No solution costs less. */
      readonly bound: number
    }
  | { readonly status: 'infeasible' | 'nothing-found' }

/** Loading the solver and one slow pivot may take longer than the limit; beyond this the worker is ended. */
const GRACE_SECONDS = 10

/** As it lies in the package, like the schema: the build copies TypeScript only. */
const WORKER = join(PACKAGE_ROOT, 'src', 'methods', 'staffing', 'highs-worker.mjs')

/** Solves a model in a thread of its own, so that the service goes on; a signal ends it at once. */
export const solve = (model: LinearModel, limits: SolveLimits, signal?: AbortSignal): Promise<Solved | Fault> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      resolve(fault('cancelled', {}))
      return
    }
    const worker = new Worker(WORKER, { workerData: { model, limits } })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      void worker.terminate()
      settle()
    }
    const onAbort = () => end(() => resolve(fault('cancelled', {})))
    const timer = setTimeout(
      () => end(() => resolve({ status: 'nothing-found' })),
      (limits.seconds + GRACE_SECONDS) * 1000,
    )
    signal?.addEventListener('abort', onAbort)
    worker.once('message', (solved: Solved) => end(() => resolve(solved)))
    worker.once('error', (error) => end(() => reject(error)))
  })
