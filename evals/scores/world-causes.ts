import { isFault } from '../../src/core/fault.ts'
import type { Session } from '../../src/data/duckdb.ts'
import { leafTable } from '../../src/methods/cause/leaf-table.ts'
import { searchCombinations } from '../../src/methods/cause/search-combinations.ts'
import { below, randomFrom } from '../stats/random.ts'
import { wilson } from '../stats/wilson.ts'
import { table } from './score-table.ts'
import { JOURNEY, mostIn, PRODUCTS } from './world-sets.ts'

/** What is planted: a share of the sales of one value, or of a pair, that is gone in one week. */
const DIMS = ['department', 'kind', 'brand', 'shops'] as const
const CASES = 60
const FALL = 0.7

/** How often a change that was planted among a real chain's weeks is told first, or among three. */
export const plantedScores = async (session: Session, say: (line: string) => void): Promise<string> => {
  const rows = await session.rows(`
    with line as (
      select week, department, coalesce(brand, 'none') as brand, store_id::integer % 12 as shops,
        case when hour(transaction_timestamp) < 12 then 'morning' when hour(transaction_timestamp) < 17 then 'day' else 'evening' end as kind, sales_value
      from '${JOURNEY}' join '${PRODUCTS}' using (product_id)
      where department in ${mostIn('department', `'${JOURNEY}' join '${PRODUCTS}' using (product_id)`, 6)})
    select week, department, kind, brand, 'shops ' || shops as shops, sum(sales_value)::double as value from line group by all order by all`)
  const weeks = [...new Set(rows.map((row) => Number(row.week)))].sort((a, b) => a - b)
  const random = randomFrom('world causes')
  const scores = [1, 2].map((size) => {
    let [first, three, cases] = [0, 0, 0]
    for (let n = 0; n < CASES; n += 1) {
      const week = weeks[8 + below(random, weeks.length - 10)] ?? 0
      const leaves = new Map<string, { key: string[]; actual: number; expected: number }>()
      for (const row of rows) {
        const back = week - Number(row.week)
        if (back < 0 || back > 8) continue
        const key = DIMS.map((dim) => String(row[dim]))
        const leaf = leaves.get(key.join('|')) ?? { key, actual: 0, expected: 0 }
        leaves.set(key.join('|'), leaf)
        if (back === 0) leaf.actual += Number(row.value)
        else leaf.expected += Number(row.value) / 8
      }
      const all = [...leaves.values()]
      const total = all.reduce((sum, leaf) => sum + leaf.expected, 0)
      const dims = [below(random, DIMS.length)]
      while (dims.length < size) {
        const dim = below(random, DIMS.length)
        if (!dims.includes(dim)) dims.push(dim)
      }
      const model = all[below(random, all.length)]
      const hit = all.filter((leaf) => dims.every((dim) => leaf.key[dim] === model?.key[dim]))
      const share = hit.reduce((sum, leaf) => sum + leaf.expected, 0) / total
      // what makes up less than one in fifty or more than half is neither to be seen nor a part
      if (model === undefined || share < 0.02 || share > 0.5) {
        n -= 1
        continue
      }
      for (const leaf of hit) leaf.actual *= 1 - FALL
      const made = leafTable({
        dims: DIMS.map((name, dim) => ({ name, cells: all.map((leaf) => leaf.key[dim] ?? null) })),
        actual: all.map((leaf) => leaf.actual),
        expected: all.map((leaf) => leaf.expected),
        over: null,
      })
      if (isFault(made)) throw new Error(JSON.stringify(made))
      const truth = dims
        .sort()
        .map((dim) => `${DIMS[dim]}=${model.key[dim]}`)
        .join('&')
      const found = searchCombinations(made.table).elements.map(({ cuboid, element }) => {
        const leaf = cuboid.leaves[cuboid.start[element] as number] as number
        return cuboid.dims
          .map((dim) => `${made.table.dims[dim]}=${made.table.values[dim]?.[made.table.codes[dim]?.[leaf] ?? 0]}`)
          .join('&')
      })
      cases += 1
      if (found[0] === truth) first += 1
      if (found.slice(0, 3).includes(truth)) three += 1
    }
    say(`causes of ${size} values: ${first} first, ${three} of three, of ${cases}`)
    const cell = (hits: number) => {
      const { estimate, low, high } = wilson(hits, cases)
      return `${estimate.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
    }
    return [
      `sales of ${size === 1 ? 'one value' : 'two values together'} fall by ${100 * FALL} % in a week`,
      String(cases),
      cell(first),
      cell(three),
    ]
  })
  return table(['Complete Journey, planted change', 'cases', 'cause hit@1 (95 %)', 'hit@3'], scores)
}
