import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import { type Atom, atomsOf } from './atoms.ts'
import type { PhraseMachine } from './lexicon.ts'
import { type NameIndex, namesAt } from './names.ts'

/** Characters that sound alike, each with the others of its line. */
const readGroups = (): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>()
  for (const line of readFileSync(join(PACKAGE_ROOT, 'lexicon/homophones.txt'), 'utf8').split('\n')) {
    if (line.startsWith('#')) continue
    const chars = [...line.trim()]
    for (const char of chars) groups.set(char, [...(groups.get(char) ?? []), ...chars.filter((one) => one !== char)])
  }
  return groups
}

let groups: ReadonlyMap<string, readonly string[]> | null = null

const SPEAKS = new Set(['metric', 'maybe', 'period', 'against', 'base'])
/** Characters of a word before and after the one that was misheard. */
const REACH = 6

/** A word of two characters and more, a measure, a time or a name, that covers the place. */
const wordCovers = (atoms: readonly Atom[], place: number, machine: PhraseMachine, names: NameIndex): number => {
  let longest = 0
  for (let from = Math.max(0, place - REACH); from <= place; from++) {
    for (const { type, to } of machine.spansAt(atoms, from))
      if (SPEAKS.has(type) && to > place && to - from > 1) longest = Math.max(longest, to - from)
    for (const { to, full, short } of namesAt(names, atoms, from))
      if (full.length + short.length > 0 && to > place && to - from > 1) longest = Math.max(longest, to - from)
  }
  return longest
}

/** The text with unread characters replaced by ones that sound alike and make a known word; null when none does. */
export const reheard = (
  written: string,
  unread: ReadonlySet<string>,
  machine: PhraseMachine,
  names: NameIndex,
): string | null => {
  groups ??= readGroups()
  let text = written
  let heard = false
  for (const char of unread) {
    const place = atomsOf(text).findIndex((atom) => atom.text === char)
    const at = text.indexOf(char)
    if (place < 0 || at < 0) continue
    let best: { readonly text: string; readonly length: number } | null = null
    for (const other of groups.get(char) ?? []) {
      const tried = text.slice(0, at) + other + text.slice(at + char.length)
      const length = wordCovers(atomsOf(tried), place, machine, names)
      if (length > (best?.length ?? 1)) best = { text: tried, length }
    }
    if (best) {
      text = best.text
      heard = true
    }
  }
  return heard ? text : null
}
