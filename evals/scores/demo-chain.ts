import { existsSync } from 'node:fs'
import { isFault } from '../../src/core/fault.ts'
import { createDemo } from '../../src/data/demo/create-demo.ts'
import { type DemoPlan, demoPlan, readDemoPlan } from '../../src/data/demo/demo-plan.ts'
import { fillDimensions } from '../../src/data/demo/dimensions.ts'
import { runFile } from '../../src/data/demo/sql-file.ts'
import { world } from '../../src/data/demo/world.ts'
import { openWorkshop } from '../../src/data/duckdb.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

/** One planted incident, as `demo --out` writes it in incident_truth.csv. */
export interface Planted {
  readonly id: string
  readonly type: string
  /** Empty for a region's. */
  readonly store: string
  readonly region: string
  readonly scope: string
  readonly from: string
  readonly to: string
  readonly severity: number
  readonly label: string
}

export interface Chain {
  readonly plan: DemoPlan
  readonly warehouse: Warehouse
  readonly truth: readonly Planted[]
}

/** The demo chain in a folder, made there where it is not yet, with what was planted in it. */
export const openChain = async (
  folder: string,
  wish: Parameters<typeof demoPlan>[0],
  say: (text: string) => void,
): Promise<Chain> => {
  if (readDemoPlan(folder) === null || !existsSync(folder)) {
    const made = await createDemo(folder, demoPlan(wish), say)
    if (isFault(made)) throw new Error(`the demo chain was not made: ${JSON.stringify(made)}`)
  }
  const plan = readDemoPlan(folder)
  const warehouse = await openWarehouse(folder)
  if (plan === null || isFault(warehouse)) throw new Error(`${folder} holds no demo chain`)
  return { plan, warehouse, truth: await truthOf(plan) }
}

/** The incidents are laid out by the plan alone; nothing need be simulated to know them. */
const truthOf = async (plan: DemoPlan): Promise<Planted[]> => {
  const session = await openWorkshop()
  try {
    await runFile(session, 'tables.sql')
    await fillDimensions(session, world(plan))
    const rows = await session.rows(
      `select incident_id as id, type, coalesce(store_id, '') as store, scope, start_date::varchar as "from",
         end_date::varchar as "to", severity::double as severity, labels as label
       from incident_truth order by start_date, incident_id`,
    )
    return rows.map((row) => ({
      id: String(row.id),
      type: String(row.type),
      store: String(row.store),
      region: /region=(\w+)/.exec(String(row.scope))?.[1] ?? '',
      scope: String(row.scope),
      from: String(row.from),
      to: String(row.to),
      severity: Number(row.severity),
      label: String(row.label),
    }))
  } finally {
    session.close()
  }
}
