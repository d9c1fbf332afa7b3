import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '../../../src/core/fault.ts'
import { checkData } from '../../../src/data/check-data.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { openWarehouse } from '../../../src/data/open-warehouse.ts'
import { rebuildSnapshot } from '../../../src/data/rebuild-snapshot.ts'
import { chanceFrom } from '../../support/seeded.ts'
import { type Damage, damageFolder, TARGETS, type Target } from './damage.ts'
import { DAYS, daysIn } from './days.ts'
import type { Workbench } from './history.ts'

export interface DamageVerdict {
  readonly target: Target
  readonly damage: Damage
  /** What was wrong with how it was dealt with; empty is what must be. */
  readonly wrong: readonly string[]
  readonly served: boolean
}

/** A data folder with every day imported, three snapshots kept: what the damaged copies are made from. */
export const fillFolder = async (bench: Workbench): Promise<string> => {
  const full = join(bench.root, 'full')
  cpSync(bench.original, full, { recursive: true })
  for (let day = 1; day <= DAYS; day += 1) {
    const report = await importSource(full, join(bench.exports, `day-${day}`))
    if (isFault(report)) throw new Error(JSON.stringify(report))
  }
  return full
}

/** Brings every file once more, as a person would who was told to. */
const importEverythingAgain = async (data: string, bench: Workbench, replace: boolean) => {
  for (const folder of ['base', ...Array.from({ length: DAYS }, (_, n) => `day-${n + 1}`)]) {
    const report = await importSource(data, join(bench.exports, folder), { replace: replace && folder === 'base' })
    if (isFault(report)) return report.fault
  }
  return null
}

/**
 * One damaged copy: what serves must be right and must say so when it is older; nothing may be lost without a word; and what
 * the house advises must mend it.
 */
export const damagedFolder = async (bench: Workbench, full: string, seed: number): Promise<DamageVerdict> => {
  const chance = chanceFrom(seed)
  const target = TARGETS[seed % TARGETS.length] ?? 'manifest'
  const data = join(bench.root, `damaged-${seed}`)
  cpSync(full, data, { recursive: true })
  const { damage, changed } = damageFolder(data, target, chance)
  const wrong: string[] = []
  try {
    const check = await checkData(data)
    const seen =
      check.ledger !== 'sound' ||
      check.manifest !== 'sound' ||
      check.due ||
      check.damagedFiles.length > 0 ||
      check.snapshots.some(({ state }) => state !== 'sound')
    if (seen !== changed) wrong.push(`doctor ${seen ? 'cries over nothing' : 'sees nothing'}`)
    const warehouse = await openWarehouse(data)
    if (isFault(warehouse)) wrong.push(`does not open: ${warehouse.fault}`)
    else {
      const days = await daysIn(warehouse)
      await warehouse.close()
      const all = days.every((day) => day === 'whole')
      if (days.some((day) => day !== 'whole' && day !== 'absent')) wrong.push(`wrong answers: ${days.join()}`)
      if (!all && warehouse.notice?.kind !== 'previous-snapshot') wrong.push('older, and not said')
      if (changed && target === 'both ledgers' && warehouse.notice?.kind !== 'journal-damaged')
        wrong.push('entries lost from both ledgers, and not said')
    }
    const mended = await mend(data, bench)
    if (mended !== null) wrong.push(`not mended: ${mended}`)
    return { target, damage, wrong, served: !isFault(warehouse) }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** A rebuild; where a raw file is damaged, the same file again; where the journal is, everything again with --replace. */
const mend = async (data: string, bench: Workbench): Promise<string | null> => {
  const rebuilt = await rebuildSnapshot(data)
  if (isFault(rebuilt)) {
    if (rebuilt.fault !== 'raw-file-damaged' && rebuilt.fault !== 'journal-damaged') return rebuilt.fault
    const again = await importEverythingAgain(data, bench, rebuilt.fault === 'journal-damaged')
    if (again !== null) return again
  }
  const warehouse = await openWarehouse(data)
  if (isFault(warehouse)) return warehouse.fault
  const days = await daysIn(warehouse)
  await warehouse.close()
  if (warehouse.notice !== null) return `still says ${warehouse.notice.kind}`
  return days.every((day) => day === 'whole') ? null : `in the end ${days.join()}`
}
