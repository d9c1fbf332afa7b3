import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Explained } from '../src/analyses/causes/day.ts'
import { explainChange } from '../src/analyses/causes/explain-change.ts'
import { addDays, daysBetween } from '../src/core/business-date.ts'
import { isFault } from '../src/core/fault.ts'
import { id, type ProductId, type StoreId } from '../src/core/ids.ts'
import { openWarehouse } from '../src/data/open-warehouse.ts'
import type { OriginName } from '../src/methods/cause-graph/nodes.ts'

/** hit@1 and hit@3 of the cause graph on the demo chain's planted incidents: `node bin/bench.mjs cause-graph DATA incident_truth.csv`. */
const TYPES: Record<string, [Explained, OriginName]> = {
  'road-works': ['footfall', 'road-works'],
  'counter-fault': ['footfall', 'counter-fault'],
  'understaffed-peak': ['conversion', 'understaffed'],
  'supplier-oos': ['out_of_stocks', 'late-delivery'],
  'phantom-stock': ['net_sales', 'phantom-stock'],
  'wrong-tag-price': ['asp', 'wrong-price'],
  'over-order': ['waste', 'over-order'],
  'refund-fraud': ['returns', 'odd-returns'],
  'data-gap': ['transactions', 'data-gap'],
  'regional-rain': ['footfall', 'regional'],
  'cold-chain-failure': ['waste', 'cold-chain'],
}
const [data = '', truth = ''] = process.argv.slice(2)
const verbose = process.argv.includes('-v')
const warehouse = await openWarehouse(data)
if (isFault(warehouse)) throw new Error(JSON.stringify(warehouse))
const stores = warehouse.catalogue.stores.map((store) => store.id)
const rows = parse(readFileSync(truth, 'utf8'), { columns: true }) as Record<string, string>[]
const scores = new Map<string, { first: number; three: number; all: number }>()
for (const row of rows) {
  const asked = TYPES[row.type ?? '']
  if (!asked) continue
  const [metric, origin] = asked
  const region = /region=(\w+)/.exec(row.scope ?? '')?.[1]
  const store = row.store_id || warehouse.catalogue.stores.find((one) => one.region === region)?.id || ''
  const goods = /(sku|aisle)=([^;]+)/.exec(row.scope ?? '')
  const named = goods
    ? await warehouse.query(`select sku_id from dim_product where ${goods[1] === 'sku' ? 'sku_id' : 'cat2_en'} = $1`, [
        goods[2] ?? '',
      ])
    : []
  const products = named.map((one) => id<ProductId>(String(one.sku_id)))
  const explain = (date: string) =>
    explainChange(
      warehouse,
      { person: id('operator'), role: 'regional-manager', stores },
      {
        metric,
        store: id<StoreId>(store),
        date,
        id: 'bench',
        at: `${addDays(date, 1)}T12:00:00.000Z`,
        ...(products.length > 0 ? { products } : {}),
      },
    )
  // an alert comes on the day on which the symptom is greatest
  const length = daysBetween(row.start_date ?? '', row.end_date ?? '')
  const tried = ['waste', 'out_of_stocks', 'conversion'].includes(metric)
    ? Array.from({ length: length + (metric === 'conversion' ? 1 : 5) }, (_, n) => n)
    : [Math.min(5, Math.floor(length / 2))]
  let date = ''
  let found: Awaited<ReturnType<typeof explain>> | null = null
  for (const n of tried) {
    const day = addDays(row.start_date ?? '', n)
    const next = await explain(day)
    if (
      found === null ||
      isFault(found) ||
      (!isFault(next) && (metric === 'conversion' ? -1 : 1) * (next.now - next.base - found.now + found.base) > 0)
    ) {
      found = next
      date = day
    }
  }
  if (!found) continue
  const names = isFault(found) ? [found.fault] : found.origins.map((one) => one.origin as string)
  const place = names.indexOf(origin)
  const score = scores.get(row.type ?? '') ?? { first: 0, three: 0, all: 0 }
  score.all += 1
  if (place === 0) score.first += 1
  if (place >= 0 && place < 3) score.three += 1
  scores.set(row.type ?? '', score)
  if (verbose)
    console.log(
      row.incident_id,
      store,
      date,
      isFault(found) ? JSON.stringify(found) : `${metric} ${found.base.toFixed(2)}->${found.now.toFixed(2)}`,
      names.slice(0, 4).join(' '),
      place === 0 ? '' : 'MISS',
    )
}
let [first, three, all] = [0, 0, 0]
for (const [type, score] of scores) {
  console.log(`${type.padEnd(20)} hit@1 ${score.first} hit@3 ${score.three} of ${score.all}`)
  first += score.first
  three += score.three
  all += score.all
}
console.log(`all hit@1 ${(first / all).toFixed(3)} hit@3 ${(three / all).toFixed(3)} of ${all}`)
await warehouse.close()
