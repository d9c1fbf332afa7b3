/**
 * `npm run bench:ask`: server time of instant answers on the demo chain (12 stores, 731 days), beside LangChain's
 * createAgent with an infinitely fast scripted model over the same read, and beside the bare SQL, interleaved in one run.
 * Read the ratios: machines are shared and noisy.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '../src/core/fault.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { openWarehouse } from '../src/data/open-warehouse.ts'
import { ASK_QUESTIONS } from './ask-questions.ts'
import { askCreatedAgent } from './created-agent.ts'
import { percentile } from './percentile.ts'
import { startService } from './start-service.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
const folder = join(PACKAGE_ROOT, '.cache', 'bench-demo')
const service = await startService(folder, { demo: !existsSync(join(folder, 'snapshots', 'manifest.json')) })
const warehouse = await openWarehouse(folder)
if (isFault(warehouse)) throw new Error('the demo chain could not be opened')

const server: number[] = []
const wall: number[] = []
const sql: number[] = []
const agent: number[] = []
const timed = async (sample: number[], work: () => Promise<unknown>) => {
  const started = performance.now()
  await work()
  sample.push(performance.now() - started)
}

let notInstant = 0
for (let round = 0; round <= ROUNDS; round += 1)
  for (const text of ASK_QUESTIONS) {
    const warmUp = round === 0
    const started = performance.now()
    const { ms, answer } = await service.ask(text)
    if (!warmUp) {
      wall.push(performance.now() - started)
      server.push(ms)
    }
    if (answer.depth !== 'instant' || answer.outcome !== 'grounded') {
      notInstant += 1
      if (warmUp) console.log(`not an instant answer: ${text} -> ${answer.outcome}`)
      continue
    }
    const evidence = answer.evidence[0]
    if (!evidence) continue
    const read = () => warehouse.query(evidence.statement, evidence.parameters)
    await timed(warmUp ? [] : sql, read)
    await timed(warmUp ? [] : agent, () => askCreatedAgent(read))
  }

const memory = (field: string) =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const resident = existsSync(`/proc/${service.pid}/status`) ? [memory('VmRSS'), memory('VmHWM')] : null
await service.stop()
await warehouse.close()

const row = (name: string, sample: readonly number[]) =>
  console.log(
    `${name.padEnd(58)} n=${String(sample.length).padStart(4)}  median ${percentile(sample, 0.5).toFixed(1).padStart(6)} ms  p99 ${percentile(sample, 0.99).toFixed(1).padStart(6)} ms`,
  )
console.log(`\n${ASK_QUESTIONS.length} questions x ${ROUNDS} rounds, 12 stores x 731 days`)
row('instant answer, server time (target <= 30 / 150)', server)
row('instant answer, over HTTP as the tablet sees it', wall)
row('bare SQL of the same answers', sql)
row('createAgent, infinitely fast scripted model, same SQL', agent)
console.log(
  `instant answer / bare SQL: ${(percentile(server, 0.5) / percentile(sql, 0.5)).toFixed(2)}x   createAgent / instant answer: ${(percentile(agent, 0.5) / percentile(server, 0.5)).toFixed(2)}x`,
)
if (resident)
  console.log(`service memory: ${resident[0]?.toFixed(0)} MB now, ${resident[1]?.toFixed(0)} MB at most (target < 400)`)
if (notInstant > 0)
  console.log(`${notInstant} of ${ASK_QUESTIONS.length * (ROUNDS + 1)} questions were not answered at once`)
