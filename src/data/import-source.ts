import type { Fault } from '../core/fault.ts'
import type { ImportReport, OnProgress } from './import-report.ts'

export interface ImportOptions {
  /** The chain's name; its slug is the source set. */
  readonly name?: string
  /** What files lack: IANA time zone, ISO 4217 code, `HH:MM`. */
  readonly tz?: string
  readonly currency?: string
  readonly dayCutoff?: string
  /** Starts the folder over with this source, whatever it held. */
  readonly replace?: boolean
  /** Reads and checks all, keeps nothing. */
  readonly dryRun?: boolean
  readonly onProgress?: OnProgress
}

/** Imports a file or a folder of any known source format into a data folder and publishes a snapshot. */
export const importSource = async (
  _dataFolder: string,
  _path: string,
  _options: ImportOptions = {},
): Promise<ImportReport | Fault> => {
  throw new Error('being written')
}
