import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGE_CODES, type LanguageCode } from '../../core/language-code.ts'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import type { Atom } from './atoms.ts'
import { addPattern, type Meaning, type State, slotAt, state } from './pattern.ts'

/** A phrase found in a question: from atom `from` up to but not including `to`, with the numbers its slots held. */
export interface Span extends Meaning {
  readonly from: number
  readonly to: number
  readonly numbers: readonly number[]
}

/** A line of a lexicon file: what its phrases mean. */
export interface Entry extends Meaning {
  readonly pattern: string
  readonly file: string
  readonly language: LanguageCode
}

/** Names for parts of phrases, in each language its own. */
type Macros = ReadonlyMap<LanguageCode, ReadonlyMap<string, string>>

const FOLDER = join(PACKAGE_ROOT, 'lexicon')

const readFiles = (): { entries: readonly Entry[]; macros: Macros } => {
  const entries: Entry[] = []
  const macros = new Map<LanguageCode, Map<string, string>>()
  for (const code of LANGUAGE_CODES) {
    const own = new Map<string, string>()
    macros.set(code, own)
    for (const name of readdirSync(join(FOLDER, code)).sort()) {
      const file = `${code}/${name}`
      for (const raw of readFileSync(join(FOLDER, file), 'utf8').split('\n')) {
        const line = raw.trim()
        if (line === '' || line.startsWith('#')) continue
        const macro = /^<([a-z-]+)> = (.+)$/.exec(line)
        const cut = line.indexOf(' | ')
        if (macro) own.set(macro[1] ?? '', macro[2] ?? '')
        else if (cut < 0) throw new Error(`lexicon/${file}: no phrase in "${line}"`)
        else {
          const [type = '', value = ''] = line.slice(0, cut).split(/:(.*)/s)
          entries.push({ type, value, pattern: line.slice(cut + 3), file, language: code })
        }
      }
    }
  }
  return { entries, macros }
}

const closures = new WeakMap<State, readonly State[]>()
const closure = (start: State): readonly State[] => {
  const known = closures.get(start)
  if (known) return known
  const reached = new Set<State>()
  const walk = (one: State) => {
    if (reached.has(one)) return
    reached.add(one)
    one.skips.forEach(walk)
  }
  walk(start)
  const list = [...reached]
  closures.set(start, list)
  return list
}

/** Finds every phrase it was given, at every place of a question. */
export class PhraseMachine {
  readonly #words = new Map<string, State[]>()
  readonly #slots: { readonly slot: string; readonly to: State }[] = []

  add(meaning: Meaning, pattern: string, macros: ReadonlyMap<string, string> = new Map()): void {
    const start = state()
    addPattern(start, pattern, macros).means = { type: meaning.type, value: meaning.value }
    for (const one of closure(start)) {
      if (one.means) throw new Error(`lexicon pattern "${pattern}" means nothing said`)
      for (const [word, states] of one.words) this.#words.set(word, [...(this.#words.get(word) ?? []), ...states])
      this.#slots.push(...one.slots)
    }
  }

  knows(word: string): boolean {
    return this.#words.has(word)
  }

  /** All phrases that begin at atom `from`. */
  spansAt(atoms: readonly Atom[], from: number): readonly Span[] {
    type Thread = { at: number; state: State; numbers: readonly number[] }
    const found = new Map<string, Span>()
    let threads: Thread[] = (this.#words.get(atoms[from]?.text ?? '') ?? []).map((to) => ({
      at: from + 1,
      state: to,
      numbers: [],
    }))
    for (const { slot, to } of this.#slots) {
      const read = slotAt(slot, atoms, from)
      if (read) threads.push({ at: read.end, state: to, numbers: [read.value] })
    }
    while (threads.length > 0) {
      const next: Thread[] = []
      const seen = new Set<State>()
      for (const thread of threads)
        for (const one of closure(thread.state)) {
          if (thread.numbers.length === 0 && seen.has(one)) continue
          seen.add(one)
          if (one.means) {
            const span = { ...one.means, from, to: thread.at, numbers: thread.numbers }
            found.set(`${span.type}:${span.value}:${span.to}:${span.numbers}`, span)
          }
          for (const to of one.words.get(atoms[thread.at]?.text ?? '') ?? [])
            next.push({ at: thread.at + 1, state: to, numbers: thread.numbers })
          for (const { slot, to } of one.slots) {
            const read = slotAt(slot, atoms, thread.at)
            if (read) next.push({ at: read.end, state: to, numbers: [...thread.numbers, read.value] })
          }
        }
      threads = next
    }
    return [...found.values()]
  }
}

let entries: readonly Entry[] | null = null
let macros: Macros = new Map()

/** Every line of the lexicon files, read once a process. */
export const lexiconEntries = (): readonly Entry[] => {
  if (entries === null) {
    const files = readFiles()
    entries = files.entries
    macros = files.macros
  }
  return entries
}

/** A machine with all phrases of the lexicon files, to which a vocabulary's words may still be added. */
export const lexiconMachine = (): PhraseMachine => {
  const machine = new PhraseMachine()
  for (const entry of lexiconEntries())
    if (entry.type !== 'same') machine.add(entry, entry.pattern, macros.get(entry.language))
  return machine
}
