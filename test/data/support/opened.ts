import { type Fault, isFault } from '../../../src/core/fault.ts'
import { openWarehouse } from '../../../src/data/open-warehouse.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'

/** The value, or a failed test that shows the fault. */
export const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}

export const rowsOf = async (root: string, sql: string): Promise<Record<string, unknown>[]> => {
  const warehouse = sound(await openWarehouse(root))
  try {
    return await warehouse.query(sql, [])
  } finally {
    await warehouse.close()
  }
}

/** One opened snapshot for several looks. */
export const withWarehouse = async <T>(root: string, look: (warehouse: Warehouse) => Promise<T>): Promise<T> => {
  const warehouse = sound(await openWarehouse(root))
  try {
    return await look(warehouse)
  } finally {
    await warehouse.close()
  }
}
