// @ts-check
// HiGHS blocks its thread until it is done, so it has one of its own: started with a model, it posts one answer (`Solved` in
// solve.ts). Plain JavaScript, because a worker starts from a file as it is, both from src and from dist.
import { parentPort, workerData } from 'node:worker_threads'
import highsLoader from 'highs'

const OPTIMAL = 7
const INFEASIBLE = 8
/** `primal_solution_status` of a feasible point. */
const FEASIBLE = 2

const solve = async () => {
  const { model, limits } = workerData
  const { starts, indices, values, ...rest } = model
  const highs = await highsLoader()
  const problem = highs.createModel({
    ...rest,
    matrix: { format: 'csr', numRows: model.numRows, numCols: model.numCols, starts, indices, values },
  })
  try {
    problem.options.set({ time_limit: limits.seconds, mip_rel_gap: limits.gap, random_seed: 1, output_flag: false })
    const { modelStatus } = problem.run()
    if (modelStatus === INFEASIBLE) return { status: 'infeasible' }
    if (problem.info.get('primal_solution_status') !== FEASIBLE) return { status: 'nothing-found' }
    return {
      status: modelStatus === OPTIMAL ? 'optimal' : 'best-found',
      values: [...problem.getSolution().colValue],
      objective: problem.getObjectiveValue(),
      gap: Number(problem.info.get('mip_gap')),
      bound: Number(problem.info.get('mip_dual_bound')),
    }
  } finally {
    problem.dispose()
  }
}

parentPort?.postMessage(await solve())
