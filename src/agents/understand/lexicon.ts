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

/** Several states of the phrase machine at once, and where each word leads from them; made when first needed. */
interface Place {
  readonly means: readonly Meaning[]
  readonly slots: readonly { readonly slot: string; readonly to: Place }[]
  readonly words: ReadonlyMap<string, readonly State[]>
  readonly next: Map<string, Place | null>
}

const closureOf = (starts: readonly State[]): readonly State[] => {
  // A set grows while it is walked, so that what was added first is found first.
  const reached = new Set<State>(starts)
  for (const one of reached) for (const skip of one.skips) reached.add(skip)
  return [...reached]
}

const push = (lists: Map<string, State[]>, key: string, one: State): void => {
  const known = lists.get(key)
  if (known) known.push(one)
  else lists.set(key, [one])
}

/** Finds every phrase it was given, at every place of a question, in time that grows with the length of the phrases only. */
export class PhraseMachine {
  /** What each word and each slot can begin: most phrases begin somewhere else than where one stands. */
  readonly #first = new Map<string, State[]>()
  readonly #firstSlots = new Map<string, State[]>()
  readonly #places = new Map<string, Place>()
  readonly #ids = new Map<State, number>()
  #start: Place | null = null

  add(meaning: Meaning, pattern: string, macros: ReadonlyMap<string, string> = new Map()): void {
    const start = state()
    addPattern(start, pattern, macros).means = { type: meaning.type, value: meaning.value }
    for (const one of closureOf([start])) {
      if (one.means) throw new Error(`lexicon pattern "${pattern}" means nothing said`)
      for (const { word, to } of one.words) push(this.#first, word, to)
      for (const { slot, to } of one.slots) push(this.#firstSlots, slot, to)
    }
    this.#start = null
  }

  knows(word: string): boolean {
    return this.#first.has(word)
  }

  #place(starts: readonly State[]): Place {
    const states = closureOf(starts)
    const ids = states.map((one) => {
      const id = this.#ids.get(one) ?? this.#ids.size
      this.#ids.set(one, id)
      return id
    })
    const key = ids.sort((a, b) => a - b).join()
    const known = this.#places.get(key)
    if (known) return known
    const means = states.flatMap((one) => (one.means ? [one.means] : []))
    const slots = new Map<string, State[]>()
    const words = new Map<string, State[]>()
    for (const one of states) {
      for (const { slot, to } of one.slots) push(slots, slot, to)
      for (const { word, to } of one.words) push(words, word, to)
    }
    const place: Place = {
      means: means.filter((a, i) => means.findIndex((b) => a.type === b.type && a.value === b.value) === i),
      slots: this.#slotPlaces(slots),
      words,
      next: new Map(),
    }
    this.#places.set(key, place)
    return place
  }

  #slotPlaces(slots: ReadonlyMap<string, readonly State[]>): Place['slots'] {
    return [...slots].map(([slot, to]) => ({ slot, to: this.#place(to) }))
  }

  #after(place: Place, word: string): Place | null {
    const known = place.next.get(word)
    if (known !== undefined) return known
    const states = place.words.get(word)
    // A word that leads nowhere is not kept: the words that people can type have no end.
    if (!states) return null
    const next = this.#place(states)
    place.next.set(word, next)
    return next
  }

  /** All phrases that begin at atom `from`. */
  spansAt(atoms: readonly Atom[], from: number): readonly Span[] {
    type Thread = { at: number; place: Place; numbers: readonly number[] }
    const found: Span[] = []
    this.#start ??= { means: [], slots: this.#slotPlaces(this.#firstSlots), words: this.#first, next: new Map() }
    let threads: Thread[] = [{ at: from, place: this.#start, numbers: [] }]
    while (threads.length > 0) {
      const next: Thread[] = []
      for (const { at, place, numbers } of threads) {
        for (const meaning of place.means) found.push({ ...meaning, from, to: at, numbers })
        const word = atoms[at]
        if (word === undefined) continue
        const after = this.#after(place, word.text)
        if (after) next.push({ at: at + 1, place: after, numbers })
        for (const { slot, to } of place.slots) {
          const read = slotAt(slot, atoms, at)
          if (read) next.push({ at: read.end, place: to, numbers: [...numbers, read.value] })
        }
      }
      threads = next
    }
    return found
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
    if (entry.type !== 'same' && entry.type !== 'part') machine.add(entry, entry.pattern, macros.get(entry.language))
  return machine
}
