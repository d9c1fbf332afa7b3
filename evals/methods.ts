import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addDays } from '../src/core/business-date.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { openChain } from './scores/demo-chain.ts'
import { firstScored, forecastScores } from './scores/forecast-scores.ts'
import { incidentPage } from './scores/incident-page.ts'
import { openTruth } from './scores/open-truth.ts'
import { orderingScores } from './scores/ordering-scores.ts'
import { scoreAlerts } from './scores/score-alerts.ts'
import { alertTables } from './scores/score-table.ts'
import { staffingScores } from './scores/staffing-scores.ts'
import { trueDemand } from './scores/true-demand.ts'
import { unitsScores } from './scores/units-scores.ts'
import { watchDays } from './scores/watch-days.ts'
import { worldScores } from './scores/world-scores.ts'

/**
 * Scores the methods against what was planted in a demo chain: `npm run eval:methods -- [--size ci|demo] [--seed N] [--days N]
 * [--data DIR] [--until DATE] [--incidents] [--false] [--only alerts|forecasts|units|ordering|tills|world]`. With `--incidents` docs/incidents.md is written: one alert of each planted type, in
 * both languages. The
 * chain of a seed is made where it is not yet; thresholds are set on seed 1, so only another seed tells how well they do.
 */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'ci' },
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '120' },
    data: { type: 'string' },
    until: { type: 'string', default: '2026-07-20' },
    incidents: { type: 'boolean', default: false },
    false: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const size = values.size === 'demo' ? 'demo' : 'ci'
const folder = values.data ?? join(tmpdir(), `floorwalker-scores-${size}-${values.seed}`)
mkdirSync(folder, { recursive: true })
const say = (line: string) => process.stderr.write(`${line}\n`)
const print = (line: string) => process.stdout.write(`${line}\n`)

const { plan, warehouse, truth } = await openChain(
  folder,
  { size, seed: Number(values.seed), until: values.until },
  say,
)
const from = addDays(plan.until, 1 - Number(values.days))
const stores = warehouse.catalogue.stores.length
const wanted = (part: string) => values.only === undefined || values.only === part

if (wanted('alerts')) await alertScores()
const demand = wanted('forecasts') || wanted('units') ? await trueDemand(plan, firstScored(plan.until)) : null
if (wanted('forecasts') && demand) print(`${await forecastScores(warehouse, plan.until, demand)}\n`)
if (wanted('units') || wanted('ordering')) {
  const hidden = await openTruth(plan, say)
  if (wanted('units') && demand) print(`${await unitsScores(warehouse, plan, hidden, demand)}\n`)
  if (wanted('ordering')) print(`${await orderingScores(warehouse, plan, hidden, say)}\n`)
  hidden.close()
}
if (wanted('tills')) print(`${await staffingScores(warehouse, plan.until, say)}\n`)
if (wanted('world')) print(await worldScores(say))
await warehouse.close()

async function alertScores(): Promise<void> {
  const alerts = await watchDays(warehouse, from, plan.until, (day, found) => say(`${day}: ${found} alerts`))
  const scores = scoreAlerts(alerts, truth, from, plan.until, stores)
  print(
    `${plan.size} chain of seed ${plan.seed}, ${stores} stores, ${from} to ${plan.until}, each day seen from the next morning.\n`,
  )
  print(`${alertTables(scores)}\n`)
  if (values.false) {
    for (const one of scores.missed)
      print(`missed: ${one.type} ${one.store || one.region} ${one.scope} ${one.from} to ${one.to}`)
    for (const alert of scores.falseAlerts)
      print(
        `false: ${alert.date} ${alert.store ?? alert.region} ${alert.topic} ${alert.aisle?.en ?? ''} ${alert.actual.toFixed(2)} for ${alert.expected.toFixed(2)} ${alert.causes[0]?.origin ?? ''} ${alert.stake?.amount ?? ''}`,
      )
  }
  if (!values.incidents) return
  const head = `# What was told of each kind of incident\n\nMade by \`npm run eval:methods -- --incidents\` over the ${plan.size} chain of seed ${plan.seed}, ${from} to ${plan.until}, each day seen from the next morning. The first incident of each kind of which there was an alert, as the terminal shows it; dates are said as on the day after.`
  const file = join(PACKAGE_ROOT, 'docs', 'incidents.md')
  writeFileSync(file, `${head}\n\n${incidentPage(warehouse, alerts, truth, from, plan.until)}\n`)
  say(`written: ${file}`)
}
