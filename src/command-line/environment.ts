import type { Command } from 'commander'
import { type DataFolder, dataFolderOf } from './data-folder.ts'

/** What the command line takes from the process's environment; read once, in main.ts. */
export interface Environment {
  readonly data: string | undefined
  readonly ollamaHost: string | undefined
  readonly shared: string | undefined
}

const global = (command: Command): { data?: string; config?: string } => command.optsWithGlobals()

export const folderOf = (command: Command, environment: Environment): DataFolder => {
  const { data, config } = global(command)
  const folder = dataFolderOf(data, environment.data)
  return config === undefined ? folder : { ...folder, config }
}
