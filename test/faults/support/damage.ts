import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../src/data/data-folder.ts'
import type { Chance } from '../../support/seeded.ts'

/** What a disk, a power cut or a person does to a file. */
const DAMAGES = {
  torn: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  'zero-tail': (bytes, chance) => bytes.fill(0, chance.below(bytes.length)),
  'zero-block': (bytes, chance) => {
    const from = chance.below(bytes.length)
    return bytes.fill(0, from, Math.min(bytes.length, from + 4096))
  },
  'bit-flip': (bytes, chance) => {
    const at = chance.below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << chance.below(8)), at)
    return bytes
  },
  empty: () => Buffer.alloc(0),
  missing: () => null,
} satisfies Record<string, (bytes: Buffer, chance: Chance) => Buffer | null>

export type Damage = keyof typeof DAMAGES
const DAMAGE_NAMES = Object.keys(DAMAGES) as Damage[]

export const TARGETS = [
  'newest snapshot',
  'every snapshot',
  'manifest',
  'ledger',
  'copy of the ledger',
  'both ledgers',
  'raw file',
] as const
export type Target = (typeof TARGETS)[number]

const filesOf = (root: string, target: Target, chance: Chance): readonly string[] => {
  const folder = dataFolder(root)
  const snapshots = readdirSync(folder.snapshots)
    .filter((name) => name.endsWith('.duckdb'))
    .sort()
    .map((name) => join(folder.snapshots, name))
  switch (target) {
    case 'newest snapshot':
      return snapshots.slice(-1)
    case 'every snapshot':
      return snapshots
    case 'manifest':
      return [folder.manifest]
    case 'ledger':
      return [folder.ledger]
    case 'copy of the ledger':
      return [folder.ledgerCopy]
    case 'both ledgers':
      return [folder.ledger, folder.ledgerCopy]
    case 'raw file':
      return [join(folder.rawFiles, chance.pick(readdirSync(folder.rawFiles)))]
  }
}

export interface Damaged {
  readonly target: Target
  readonly damage: Damage
  /** False when the bytes happen to be the same: zeros over zeros. */
  readonly changed: boolean
}

/** Damages a file in place, as the chance has it. */
export const damageFile = (path: string, damage: Damage, chance: Chance): boolean => {
  if (!existsSync(path)) return false
  const before = readFileSync(path)
  const after = DAMAGES[damage](Buffer.from(before), chance)
  if (after === null) rmSync(path)
  else writeFileSync(path, after)
  return after === null || !after.equals(before)
}

/** Damages the files of one target, each at a place of its own. */
export const damageFolder = (root: string, target: Target, chance: Chance): Damaged => {
  const damage = chance.pick(DAMAGE_NAMES)
  const changed = filesOf(root, target, chance).map((path) => damageFile(path, damage, chance))
  return { target, damage, changed: changed.some(Boolean) }
}
