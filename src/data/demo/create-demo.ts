import type { Fault } from '../../core/fault.ts'
import type { ImportReport } from '../import-report.ts'
import type { DemoPlan } from './demo-plan.ts'
import type { Say } from './generate-chain.ts'
import { publishDemo } from './publish-demo.ts'

/** Makes the demo chain of a plan and publishes it in a data folder; `replace` starts the folder over. */
export const createDemo = (
  root: string,
  plan: DemoPlan,
  onProgress: Say = () => {},
  options: { readonly replace?: boolean } = {},
): Promise<ImportReport | Fault> =>
  publishDemo(root, { plan, fromDay: 0, lookBack: async () => {} }, onProgress, options)
