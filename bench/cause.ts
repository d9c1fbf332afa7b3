import { isFault } from '../src/core/fault.ts'
import { leafTable } from '../src/methods/cause/leaf-table.ts'
import { searchCombinations } from '../src/methods/cause/search-combinations.ts'
import { CAUSE_STYLES, type CauseStyle, causeCase } from '../test/support/cause-cases.ts'

/** F1 over exact sets, per style of case: `node bin/bench.mjs cause [cases] [part of a style's name]`. */
const [cases = '20', only = '', first = '1'] = process.argv.slice(2)
const verbose = process.argv.includes('-v')
let [allHit, allSaid, allTrue] = [0, 0, 0]
for (const style of Object.keys(CAUSE_STYLES) as CauseStyle[]) {
  if (!style.includes(only)) continue
  let [hit, said, truth, ms] = [0, 0, 0, 0]
  for (let seed = Number(first); seed < Number(first) + Number(cases); seed += 1) {
    const one = causeCase(style, seed)
    const start = performance.now()
    const made = leafTable(one)
    if (isFault(made)) continue
    const { table } = made
    const found = searchCombinations(table).elements.map(({ cuboid, element }) => {
      const leaf = cuboid.leaves[cuboid.start[element] as number] as number
      return cuboid.dims
        .map((dim) => `${table.dims[dim]}=${table.values[dim]?.[table.codes[dim]?.[leaf] ?? 0]}`)
        .join('&')
    })
    ms += performance.now() - start
    hit += found.filter((name) => one.causes.includes(name)).length
    said += found.length
    truth += one.causes.length
    if (verbose) console.log(seed, 'true', one.causes.join(' ; '), '| found', found.join(' ; '))
  }
  allHit += hit
  allSaid += said
  allTrue += truth
  const f1 = said + truth === 0 ? 1 : (2 * hit) / (said + truth)
  console.log(
    `${style.padEnd(36)} F1 ${f1.toFixed(3)}  hit ${hit} of ${truth}, said ${said}, ${(ms / Number(cases)).toFixed(0)} ms a case`,
  )
}
console.log(`all F1 ${((2 * allHit) / (allSaid + allTrue)).toFixed(3)}`)
