import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

/** Where the public sets lie beside the project; without them their rows say so. */
const SETS = join(PACKAGE_ROOT, '..', 'shared', 'data')
export const JOURNEY = join(SETS, 'complete-journey', 'transactions_sample.parquet')
export const PRODUCTS = join(SETS, 'complete-journey', 'products.parquet')
export const WHOLESALE = join(SETS, 'online-retail', 'online-retail.parquet')

/** The values of a column with the most rows, as a subquery. */
export const mostIn = (column: string, from: string, most: number): string =>
  `(select ${column} from ${from} group by ${column} order by count(*) desc, ${column} limit ${most})`
