import { recordQuality } from '../../src/data/quality/record-quality.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'
import { plantedSession } from './planted-chain.ts'

/** The planted chain with its own doubts looked for, a file of which a row was refused, and a day that was restated. */
export const doubtfulWarehouse = async (): Promise<Warehouse> => {
  const session = await plantedSession()
  for (const statement of [
    "update fact_receipt set net_ex_tax = 1, tax = 0 where business_date = '2026-07-20' and type = 'sale'",
    `insert into ingest_file values (1, 'fact_line', 'fact_line.csv', 'aa', 'canonical', 'n', '2026-07-21 00:30:00', 12, 9, 2, 0, 1)`,
    "insert into rejected_row values (1, 7, 'qty', 'not a number', '{}'), (1, 8, 'qty', 'not a number', '{}')",
    "insert into restated_day values ('S01', '2026-07-19', 'fact_line', 2, 100.00, 112.50, '2026-07-20 02:00:00')",
    "insert into restated_day values ('S07', '2026-07-19', 'fact_line', 1, 50.00, 40.00, '2026-07-20 02:00:00')",
  ])
    await session.run(statement)
  await recordQuality(session, { files: false })
  return warehouseOver(session, 'planted')
}
