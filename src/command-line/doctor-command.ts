import { cpus } from 'node:os'
import { Argument, Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { checkData, type DataCheck } from '../data/check-data.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import type { DataHealth } from '../data/quality/health.ts'
import { readDataHealth } from '../data/quality/read-health.ts'
import type { DoctorReport } from '../models/host-survey.ts'
import { healthLines } from './data-health-lines.ts'
import { type Environment, folderOf } from './environment.ts'
import { FAILED, type Finish, OK } from './exit.ts'
import { configOf } from './open-house.ts'

const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`

/** What the machine has and what the user will get, a line each. */
export const doctorLines = (report: DoctorReport, data: string): string[] => [
  `Machine: ${cpus().length} cores, ${gib(report.memoryBytes)} memory, Node ${process.versions.node}`,
  `Data: ${data}`,
  ...report.hosts.map(({ url, version, outdated }) =>
    version === null
      ? `Model host ${url}: nobody answers there`
      : `Model host ${url}: Ollama ${version}${outdated ? ' (older than 0.17.1, which leaks memory to strangers: update it)' : ''}`,
  ),
  ...(report.hosts.length === 0 ? ['Model hosts: none configured'] : []),
  `Profile: ${report.profile}`,
  ...report.tiers.map((tier) => {
    const words = [`  ${tier.tier}: ${tier.model}, context ${tier.numCtx}`]
    if (tier.contextLength !== null && tier.contextLength < tier.numCtx)
      words.push(`but it was made for ${tier.contextLength}: set tiers.${tier.tier}.numCtx`)
    if (tier.sizeBytes !== null) words.push(gib(tier.sizeBytes))
    if (tier.fits !== null) words.push(tier.fits ? 'fits in memory' : 'DOES NOT FIT in memory')
    if (tier.state === 'ready') words.push(tier.tools ? 'ready' : 'present, but it cannot call tools')
    if (tier.state === 'missing') words.push(`missing: ${tier.command}`)
    if (tier.state === 'host-down') words.push('its host does not answer')
    return words.join(', ')
  }),
  report.depth === 'thinking'
    ? 'Depth: everyday questions are answered at once from the data; the rest goes to the models above.'
    : 'Depth: everyday questions are answered at once from the data; the rest is silent with a reason until a model host is there.',
]

/** What `doctor data` found, a line each; English, for whoever runs the machine. */
export const dataLines = (check: DataCheck): string[] => [
  `Journal: ${check.entries} files, ${LEDGER_WORDS[check.ledger]}`,
  ...check.damagedFiles.map(
    (file) => `  ${file}: the journal's copy is DAMAGED; import the same file again to mend it`,
  ),
  ...(check.unnamedFiles > 0
    ? [`  ${check.unnamedFiles} raw files belong to no entry: left by an import that was cut off, and harmless`]
    : []),
  ...(check.manifest === 'sound' ? [] : [`List of snapshots: ${check.manifest}`]),
  ...check.snapshots.map(({ name, state }, at) => `Snapshot ${name}${at === 0 ? ' (serves)' : ''}: ${state}`),
  ...(check.due
    ? ['Something was journaled that no snapshot holds: `floorwalker rebuild --if-due`, or the service, adds it']
    : []),
  `Free on the disk: ${check.freeMegabytes.toLocaleString('en-US')} MB`,
]

const LEDGER_WORDS: Readonly<Record<DataCheck['ledger'], string>> = {
  sound: 'both copies of the ledger are sound',
  'mended-soon': 'one of the two copies of the ledger is damaged; the next import mends it',
  damaged: 'the ledger is DAMAGED in both copies: restore the folder journal from a backup, or import with --replace',
  missing: 'nothing was imported yet',
}

const isWell = (check: DataCheck): boolean =>
  check.ledger !== 'damaged' &&
  check.damagedFiles.length === 0 &&
  check.snapshots.every(({ state }) => state !== 'damaged') &&
  check.manifest !== 'damaged'

/** Damage is a failed run; what the rules found in sound data is news, and fails only where it is asked to (`--strict`). */
const doctorData = async (folder: string, json: boolean, strict: boolean, finish: Finish): Promise<void> => {
  const check = await checkData(folder)
  const health = await healthOf(folder)
  const lines = [...dataLines(check), ...(health ? healthLines(health) : [])]
  process.stdout.write(json ? `${JSON.stringify({ ...check, health })}\n` : `${lines.join('\n')}\n`)
  const fails = health?.rules.some(({ severity, found }) => severity === 'fail' && found > 0) ?? false
  finish.code = isWell(check) && !(strict && fails) ? OK : FAILED
}

/** Of all stores, up to the last day of the data; null when nothing can be opened as it is. */
const healthOf = async (folder: string): Promise<DataHealth | null> => {
  const warehouse = await openWarehouse(folder, { rebuild: false })
  if (isFault(warehouse)) return null
  const { stores, dataTo } = warehouse.catalogue
  const health =
    dataTo === null ? null : await readDataHealth(warehouse, { stores: stores.map(({ id }) => id), until: dataTo })
  await warehouse.close()
  return health
}

/** `doctor`: what this machine has, what is missing, and what depth the user will get. */
export const doctorCommand = (environment: Environment, finish: Finish): Command =>
  new Command('doctor')
    .description('What this machine has, what is missing, and what depth the user will get.')
    .addArgument(
      new Argument(
        '[part]',
        'data: check every byte of the journal and the snapshots, and what the quality rules found in the data',
      ).choices(['data']),
    )
    .option('--json', 'as JSON')
    .option('--strict', 'data: exit 1 also when a rule found what cannot be right')
    .action(async (part: 'data' | undefined, options: { json?: boolean; strict?: boolean }, command: Command) => {
      const folder = folderOf(command, environment)
      if (part === 'data') return doctorData(folder.path, options.json ?? false, options.strict ?? false, finish)
      const { surveyHosts } = await import('../models/host-survey.ts')
      const report = await surveyHosts(configOf(folder, environment).models)
      const warehouse = await openWarehouse(folder.path)
      const data = isFault(warehouse)
        ? `none in ${folder.path} yet`
        : `${warehouse.catalogue.chain}, ${warehouse.catalogue.stores.length} stores, ${warehouse.catalogue.products.length} products, ${warehouse.catalogue.dataFrom} to ${warehouse.catalogue.dataTo}`
      if (!isFault(warehouse)) await warehouse.close()
      process.stdout.write(
        options.json ? `${JSON.stringify({ ...report, data })}\n` : `${doctorLines(report, data).join('\n')}\n`,
      )
      finish.code = OK
    })
