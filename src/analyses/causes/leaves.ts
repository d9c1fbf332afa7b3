import { isFault } from '../../core/fault.ts'
import type { Reading, RowsRead } from '../../data/read-relation.ts'
import { type Causes, findCauses } from '../../methods/cause/find-causes.ts'
import { leafTable } from '../../methods/cause/leaf-table.ts'
import { checkReading, onDay, same } from './check.ts'

/** The day's units by category, product and hour, beside their mean over the four same weekdays before. */
export const LEAVES: Reading = checkReading(
  'cause-leaves',
  ['fact_line'],
  `
  with base as (select count(distinct business_date)::double as days from fact_line where ${same('business_date')})
  select coalesce(p.cat1_en, '') as category, l.sku_id as product, l.hour::varchar as hour,
    coalesce(sum(case when ${onDay('l.business_date')} then l.units end), 0)::double as actual,
    (coalesce(sum(case when ${same('l.business_date')} then l.units end), 0) / nullif((select days from base), 0))::double as expected
  from fact_line as l left join dim_product as p on p.sku_id = l.sku_id
  where l.line_type = 'sale' and l.receipt_type = 'sale' and l.reversed_at is null
    and (${onDay('l.business_date')} or ${same('l.business_date')})
  group by 1, 2, 3`,
)

const DIMENSIONS = ['category', 'product', 'hour'] as const

/** Where in the assortment and the day units part from the base; null where nothing can be compared. */
export const leafCauses = (read: RowsRead): Causes | null => {
  const made = leafTable({
    dims: DIMENSIONS.map((name) => ({ name, cells: read.rows.map((row) => String(row[name])) })),
    actual: read.rows.map((row) => Number(row.actual ?? Number.NaN)),
    expected: read.rows.map((row) => Number(row.expected ?? Number.NaN)),
    over: null,
  })
  return isFault(made) ? null : findCauses(made.table)
}
