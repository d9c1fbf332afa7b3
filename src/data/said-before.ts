import type { DataFolder } from './data-folder.ts'
import { activeEntries, readLedger } from './journal.ts'
import type { SourceOptions } from './source-options.ts'

const REMEMBERED = ['tz', 'currency', 'dayCutoff', 'taxRate', 'dateOrder', 'decimal'] as const

/** What was said of all earlier files of a kind alike: it holds for the next one, or tomorrow's prices would hold the tax. */
export type SaidBefore = (format: string, kind: string) => SourceOptions

export const nothingSaid: SaidBefore = () => ({})

/** Where earlier files were said to differ, nothing is known of the next one. */
export const saidBefore = (folder: DataFolder): SaidBefore => {
  const ledger = readLedger(folder)
  const entries = 'damagedAt' in ledger ? [] : activeEntries(ledger)
  return (format, kind) => {
    const alike = entries.filter((entry) => entry.format === format && entry.kind === kind)
    const said = REMEMBERED.flatMap((option) => {
      const values = new Set(alike.flatMap(({ options }) => options[option] ?? []))
      return values.size === 1 ? [[option, [...values][0]]] : []
    })
    return Object.fromEntries(said)
  }
}
