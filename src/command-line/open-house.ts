import type { House } from '../agents/house.ts'
import { morningPage } from '../briefings/morning-page.ts'
import { type Config, ConfigMistake, readConfig } from '../config.ts'
import type { Instant } from '../core/clock.ts'
import { isFault } from '../core/fault.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { createRoster } from '../models/roster.ts'
import { dataEnd } from './data-end.ts'
import type { DataFolder } from './data-folder.ts'
import type { Environment } from './environment.ts'
import { BadUse } from './exit.ts'
import { instantOf } from './instant-option.ts'
import { noticeSentence } from './notice-sentence.ts'

export interface OpenedHouse {
  readonly house: House
  readonly config: Config
  /** `--at`: an instant, `data-end`, or undefined for the running clock. */
  instant(option: string | undefined): Instant | undefined
  close(): Promise<void>
}

export const configOf = (folder: DataFolder, environment: Environment): Config => {
  try {
    return readConfig(folder.config, environment.ollamaHost)
  } catch (error) {
    if (error instanceof ConfigMistake) throw new BadUse(error.message)
    throw error
  }
}

/** Data and models of a data folder, for one command. */
export const openHouse = async (folder: DataFolder, environment: Environment): Promise<OpenedHouse> => {
  const config = configOf(folder, environment)
  const warehouse = await openWarehouse(folder.path, { settings: config.retail })
  if (isFault(warehouse))
    throw new BadUse(
      `There are no data in ${folder.path} yet: \`floorwalker demo\` makes a demo chain, \`floorwalker import DIR\` brings yours.`,
    )
  if (warehouse.notice !== null) process.stderr.write(`${noticeSentence(warehouse.notice)}\n`)
  const roster = createRoster(config.models)
  return {
    house: { warehouse, roster, morning: morningPage },
    config,
    instant: (option) =>
      option === 'data-end'
        ? (dataEnd(warehouse.catalogue) ?? undefined)
        : option === undefined
          ? undefined
          : instantOf(option),
    async close() {
      roster.close()
      await warehouse.close()
    },
  }
}
