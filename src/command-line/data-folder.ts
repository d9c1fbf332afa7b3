import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where one chain lives: its journal, snapshots, configuration and what the service remembers. */
export interface DataFolder {
  readonly path: string
  readonly state: string
  readonly config: string
}

/** `--data DIR`, else `FLOORWALKER_DATA`, else `./.floorwalker`; made when it is missing. */
export const dataFolderOf = (option: string | undefined, environment: string | undefined): DataFolder => {
  const path = resolve(option ?? environment ?? '.floorwalker')
  mkdirSync(path, { recursive: true })
  return { path, state: join(path, 'state.sqlite'), config: join(path, 'floorwalker.yaml') }
}
