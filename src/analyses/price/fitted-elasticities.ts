import type { RowsRead } from '../../data/read-relation.ts'
import { elasticitiesBy } from '../../methods/price/elasticity.ts'

/** Half a year of weeks is fitted on, and fewer than two months of a product tell nothing of their own. */
export const FIT_DAYS = 182
const FEWEST_WEEKS = 8

/** Elasticities by category and product from weeks of sales, each product over all the stores that were read. */
export const fittedElasticities = (weeks: RowsRead): ReturnType<typeof elasticitiesBy> =>
  elasticitiesBy(
    [...byColumn(weeks.rows, 'sku_id')]
      .filter(([, rows]) => rows.length >= FEWEST_WEEKS)
      .map(([product, rows]) => ({
        product,
        category: String(rows[0]?.category ?? ''),
        points: rows.map((row) => ({
          group: product,
          week: String(row.week),
          quantity: Number(row.qty),
          price: Math.max(0.01, Number(row.paid)),
          regular: 1,
        })),
      })),
  )

type Row = RowsRead['rows'][number]

export const byColumn = (rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(String(row[column]))
    if (group) group.push(row)
    else groups.set(String(row[column]), [row])
  }
  return groups
}
