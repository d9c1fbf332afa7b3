import { cpus } from 'node:os'
import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import type { DoctorReport } from '../models/host-survey.ts'
import { type Environment, folderOf } from './environment.ts'
import { type Finish, OK } from './exit.ts'
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

/** `doctor`: what this machine has, what is missing, and what depth the user will get. */
export const doctorCommand = (environment: Environment, finish: Finish): Command =>
  new Command('doctor')
    .description('What this machine has, what is missing, and what depth the user will get.')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }, command: Command) => {
      const folder = folderOf(command, environment)
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
