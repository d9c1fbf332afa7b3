import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { isFault } from '../src/core/fault.ts'
import type { QualityRuleName } from '../src/core/quality-rule.ts'
import { openWarehouse } from '../src/data/open-warehouse.ts'

/**
 * How much of the dirt that `demo --out FILES --dirt` planted the quality rules find after `import FILES --data DATA`:
 * `node --import tsx bench/dirt-found.ts FILES DATA`. What is to be found is told in FILES/dirt.csv, which no import reads.
 */
const FOUND_BY: Readonly<Record<string, readonly QualityRuleName[]>> = {
  'late-store-day': ['day-missing', 'no-sales-while-open'],
  'clock-drift': ['till-clock'],
  'counter-outage': ['doors-silent', 'conversion-above-one'],
  'missing-cost': ['cost-missing'],
}

interface Planted {
  readonly kind: string
  readonly store_id: string
  readonly from_date: string
  readonly to_date: string
}

const [files, data] = process.argv.slice(2)
if (files === undefined || data === undefined) throw new Error('usage: dirt-found FILES DATA')
const planted = parse(readFileSync(join(files, 'dirt.csv')), { columns: true }) as Planted[]
const warehouse = await openWarehouse(data, { rebuild: false })
if (isFault(warehouse)) throw new Error(JSON.stringify(warehouse))
const findings = await warehouse.query(
  'select rule, store_id, business_date::varchar as day from quality_finding where store_id is not null',
  [],
)
await warehouse.close()
const isFound = ({ kind, store_id, from_date, to_date }: Planted) =>
  findings.some(
    ({ rule, store_id: store, day }) =>
      FOUND_BY[kind]?.some((name) => name === rule) &&
      store === store_id &&
      String(day) >= from_date &&
      String(day) <= to_date,
  )
for (const kind of Object.keys(FOUND_BY)) {
  const ofKind = planted.filter((one) => one.kind === kind)
  process.stdout.write(`${kind}: ${ofKind.filter(isFound).length} of ${ofKind.length} found\n`)
}
