import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'

const read = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8')

/** The suite's own chain, in memory; `change` plants something more before it is opened. */
export const openBaseWorld = async (change?: (session: Session) => Promise<void>): Promise<Warehouse> => {
  const session = await openWorkshop()
  await session.run(read('src/data/schema/001-star.sql'))
  await session.run(read('evals/worlds/base-world.sql'))
  await change?.(session)
  return warehouseOver(session, 'base-world')
}
