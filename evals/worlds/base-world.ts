import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'

const SCHEMA = 'src/data/schema'
const read = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8')

/** The suite's own chain, in memory; `change` plants something more before it is opened. */
export const openBaseWorld = async (change?: (session: Session) => Promise<void>): Promise<Warehouse> => {
  const session = await openWorkshop()
  // the world's rows are written by position for the first tables; later migrations add theirs, empty
  const [star, ...later] = readdirSync(join(PACKAGE_ROOT, SCHEMA))
    .filter((file) => file.endsWith('.sql'))
    .sort()
  await session.run(read(`${SCHEMA}/${star}`))
  await session.run(read('evals/worlds/base-world.sql'))
  for (const file of later) await session.run(read(`${SCHEMA}/${file}`))
  await change?.(session)
  return warehouseOver(session, 'base-world')
}
