import { type Fault, fault } from '../core/fault.ts'
import type { MappingWish } from './choose-mapping.ts'
import type { Disk } from './disk.ts'
import type { OnProgress } from './import-report.ts'
import type { SourceOptions } from './source-options.ts'

export interface ImportOptions {
  /** The chain that the files belong to, whatever they look like: the one that the folder holds. */
  readonly chain?: { readonly chain: string; readonly sourceSet: string }
  /** The chain's name; its slug is the source set. */
  readonly name?: string
  /** What files lack: IANA time zone, ISO 4217 code, `HH:MM`, the share of tax within prices. */
  readonly tz?: string
  readonly currency?: string
  readonly dayCutoff?: string
  readonly taxRate?: string
  /** What a file that can be read two ways means: which of 03/04/2026 is the month, what the comma of 1,234 is. */
  readonly dateOrder?: string
  readonly decimal?: string
  /** What is said about files of unknown headers; nothing: a proposal is made and waits. */
  readonly mapping?: Partial<MappingWish>
  /** Starts the folder over with this source, whatever it held. */
  readonly replace?: boolean
  /** Reads and checks all, keeps nothing; a proposed mapping is tried as if it were confirmed. */
  readonly dryRun?: boolean
  /** Megabytes of the disk that must be left free; 500 when it is not said. */
  readonly keptFree?: number
  /** Stops the import between two steps; what was journaled by then is finished by the next import or start. */
  readonly signal?: AbortSignal
  readonly disk?: Disk
  readonly onProgress?: OnProgress
}

export const wishOf = ({ mapping, dryRun }: ImportOptions): MappingWish => ({
  accept: mapping?.accept === true || dryRun === true,
  map: mapping?.map ?? [],
  set: mapping?.set ?? [],
  ...(mapping?.into === undefined ? {} : { into: mapping.into }),
})

/** What goes into the journal with each file. Call when `wrongOption` has nothing to say. */
export const sourceOptionsOf = (options: ImportOptions): SourceOptions => {
  const { tz, currency, dayCutoff, taxRate, dateOrder, decimal } = options
  return {
    ...(tz === undefined ? {} : { tz }),
    ...(currency === undefined ? {} : { currency }),
    ...(dayCutoff === undefined ? {} : { dayCutoff }),
    ...(taxRate === undefined ? {} : { taxRate }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' || dateOrder === 'ymd' ? { dateOrder } : {}),
    ...(decimal === 'point' || decimal === 'comma' ? { decimal } : {}),
  }
}

export const wrongOption = (options: ImportOptions): Fault | null => {
  const checks: readonly (readonly [string, string | undefined, (value: string) => boolean])[] = [
    ['--tz', options.tz, isZone],
    ['--currency', options.currency, (value) => /^[A-Z]{3}$/.test(value)],
    ['--day-cutoff', options.dayCutoff, (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)],
    ['--tax-rate', options.taxRate, (value) => /^0(\.\d{1,6})?$/.test(value)],
    ['--date-order', options.dateOrder, (value) => ['dmy', 'mdy', 'ymd'].includes(value)],
    ['--decimal', options.decimal, (value) => value === 'point' || value === 'comma'],
  ]
  for (const [option, value, isRight] of checks)
    if (value !== undefined && !isRight(value)) return fault('bad-option', { option, value })
  return null
}

const isZone = (tz: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    return true
  } catch {
    return false
  }
}
