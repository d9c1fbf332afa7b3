import { Command, Option } from 'commander'
import { addDays, isBusinessDate } from '../core/business-date.ts'
import { isFault } from '../core/fault.ts'
import { appendDemo } from '../data/demo/append-demo.ts'
import { createDemo } from '../data/demo/create-demo.ts'
import { type DemoSize, demoPlan } from '../data/demo/demo-plan.ts'
import { writeDemoFiles } from '../data/demo/write-demo-files.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { printGates } from './print-gates.ts'
import { progressTo } from './progress.ts'

interface DemoOptions {
  size: DemoSize
  seed: string
  until?: string
  out?: string
  replace?: boolean
  append?: boolean
  dirt?: boolean
  gates?: boolean
}

/** The day before today by the demo's clock, Asia/Shanghai. */
export const yesterday = (): string =>
  addDays(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()), -1)

/** `demo`: makes the seeded demo chain in the data folder, or with `--out` as files in a folder. */
export const demoCommand = (environment: Environment, finish: Finish): Command =>
  new Command('demo')
    .description('Make the demo chain: in the data folder, or with --out as CSV files.')
    .addOption(new Option('--size <size>', 'how big').choices(['ci', 'demo', 'bench']).default('demo'))
    .option('--seed <number>', 'another seed is another chain', '1')
    .option('--until <date>', 'last day with data (default: yesterday)')
    .option('--out <dir>', 'write TABLE.csv files there instead')
    .option('--dirt', 'with --out: late, doubled, drifting and missing data as well, told in dirt.csv')
    .option('--gates', 'only measure whether the demo chain that is there is believable')
    .option('--replace', 'start the data folder over')
    .option('--append', 'add the days to --until to the demo chain that is there')
    .action(async (options: DemoOptions, command: Command) => {
      const until = options.until ?? yesterday()
      if (!isBusinessDate(until)) throw new BadUse(`--until ${until} is not a date; write it like 2026-03-14.`)
      const plan = demoPlan({ size: options.size, seed: Number(options.seed), until })
      if (options.dirt && options.out === undefined) throw new BadUse('--dirt needs --out.')
      if (options.gates) {
        finish.code = await printGates(folderOf(command, environment).path)
        return
      }
      const progress = progressTo(process.stderr)
      const onProgress = (text: string) => progress.say(text)
      if (options.out !== undefined) {
        await writeDemoFiles(plan, options.out, onProgress, { dirt: options.dirt ?? false })
        progress.end()
        process.stdout.write(`The demo chain (${options.size}, until ${until}) is in ${options.out}.\n`)
        finish.code = OK
        return
      }
      const { path } = folderOf(command, environment)
      const report = options.append
        ? await appendDemo(path, until, onProgress)
        : await createDemo(path, plan, onProgress, { replace: options.replace ?? false })
      progress.end()
      if (report !== null && isFault(report)) {
        process.stderr.write(`${faultSentence(report)}\n`)
        finish.code = FAILED
        return
      }
      process.stdout.write(
        report === null
          ? `The demo chain has all days until ${until} already.\n`
          : `The demo chain, until ${until}, is published as ${report.snapshot}.\n`,
      )
      finish.code = OK
    })
