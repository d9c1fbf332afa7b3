import type { Atom } from './atoms.ts'
import type { PhraseMachine } from './lexicon.ts'
import { certainly, type NameIndex, namesAt } from './names.ts'
import { figuresHeard } from './sounds.ts'
import type { Token } from './token.ts'

/** One way to read all atoms as phrases; `cost` counts its pieces, and more for fillers and for parts of names. */
export interface Cover {
  readonly tokens: readonly Token[]
  readonly cost: number
}

const PIECE = 10
/** Of two meanings of the same words the one that alters wins, so that it is never read away. */
const COSTS: Readonly<Record<string, number>> = {
  filler: 11,
  aside: 12,
  soft: 12,
  count: 10.5,
  // 618的客流 is of a day.
  size: 20.5,
  maybe: 10.2,
  remark: 13,
  pron: 12,
  put: 12,
  beside: 11.5,
  swap: 13,
  correct: 11,
  apart: 11,
  op: 9,
  // 不算今天 says again what a time is, and stands over 不算.
  gone: 9,
  // 排队 is told of, unless it is ranked.
  queue: 14,
  greeting: 9,
  // A registry's figure by its own name wins over the lexicon's parts, also over those that alter ("waste rate").
  learnt: 8,
}
/** A word of a story stands rather for what it does in one than for nothing. */
const TOLD: Readonly<Record<string, number>> = { does: 12.2, is: 12.4, it: 12.4, start: 12.5, verb: 12.6, who: 12.7 }
const OPEN_NAME = 14
/** So that its parts, when they are words of their own, are read as they stand. */
const PARTED = 13
/** Dearer than the same word as it is written, so that it is only heard where nothing is read. */
const HEARD = 25
const UNKNOWN = 1_000
const MOST_COVERS = 6
const PAUSES = new Set([
  ',',
  '.',
  '?',
  '!',
  ';',
  ':',
  '、',
  '。',
  '(',
  ')',
  '[',
  ']',
  '—',
  '–',
  '…',
  '·',
  '【',
  '】',
  '〉',
  '〈',
])

const costOf = (type: string, value: string): number =>
  (type === 'remark' ? TOLD[value] : undefined) ?? COSTS[type] ?? PIECE

interface Piece {
  readonly token: Token
  readonly to: number
  readonly cost: number
}

const isSpaced = (atoms: readonly Atom[], from: number, written: string): boolean =>
  atoms[from - 1]?.kind === 'han' && /\s/.test(written.slice(atoms[from - 1]?.end, atoms[from]?.start))

const isParted = (atoms: readonly Atom[], from: number, to: number, written: string): boolean =>
  atoms.slice(from + 1, to).some((_, i) => isSpaced(atoms, from + 1 + i, written))

const WHEN = /^(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|now|yest)/

/** "Area's in - footfall yesterday?": a dash with spaces parts clauses, unless it stands between days or figures. */
const isDash = (atoms: readonly Atom[], from: number, written: string): boolean => {
  const atom = atoms[from] as Atom
  return (
    (atom.text === '-' || atom.text === '/' || atom.text === '|') &&
    written[atom.start - 1] === ' ' &&
    written[atom.end] === ' ' &&
    !(WHEN.test(atoms[from + 1]?.text ?? '') && WHEN.test(atoms[from - 1]?.text ?? ''))
  )
}

const HAN = /\p{Script=Han}/u
const ENDS = /^(?:[–—~-]|-)$/
const isDay = ({ kind, text }: Atom) =>
  kind === 'date' || kind === 'number' || /^[日号月年一二三四五六七八九十]$/u.test(text)

/** 10.1–10.7, 8月31日—9月6日: a dash between days. */
const isUntil = (atoms: readonly Atom[], from: number): boolean => {
  const [before, atom, after] = [atoms[from - 1], atoms[from], atoms[from + 1]]
  return before !== undefined && after !== undefined && ENDS.test(atom?.text ?? '') && isDay(before) && isDay(after)
}

const isEdge = (atoms: readonly Atom[], at: number, written: string): boolean =>
  at === 0 ||
  at >= atoms.length ||
  isSpaced(atoms, at, written) ||
  [atoms[at - 1], atoms[at]].some((one) => one?.kind === 'mark')
const TONE = /^[了啦呢着呀啊哦嘛吧哈咯]$/u
/** A sentence that is known whole ends where a clause does, or is spoken on from with a closing 了: 门口排长队了昨天客流多少. */
const standsApart = (atoms: readonly Atom[], from: number, to: number, written: string): boolean => {
  let end = to
  while (end < atoms.length && !isEdge(atoms, end, written) && TONE.test(atoms[end]?.text ?? '')) end++
  return isEdge(atoms, end, written) || (/^[了啦]$/u.test(atoms[to - 1]?.text ?? '') && isEdge(atoms, from, written))
}

const piecesAt = (
  atoms: readonly Atom[],
  from: number,
  machine: PhraseMachine,
  names: NameIndex,
  written: string,
): readonly Piece[] => {
  const atom = atoms[from] as Atom
  const textTo = (to: number) => written.slice(atom.start, atoms[to - 1]?.end)
  const spaced = isSpaced(atoms, from, written)
  if (atom.kind === 'mark' && isUntil(atoms, from))
    return [{ token: { type: 'to', value: '', numbers: [], text: atom.text }, to: from + 1, cost: PIECE }]
  if (atom.kind === 'mark' && (PAUSES.has(atom.text) || isDash(atoms, from, written))) {
    const and = atom.text === '、' || atom.text === ','
    return [{ token: { type: 'pause', value: and ? 'and' : '', numbers: [], text: atom.text }, to: from + 1, cost: 0 }]
  }
  const pieces: Piece[] = []
  // 11.17 is a day among Chinese words, and a number elsewhere.
  const dotted =
    atom.kind === 'number' && /^(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|0?[1-9])$/.test(atom.text) && HAN.test(written)
  if (atom.kind === 'date' || dotted)
    pieces.push({
      token: { type: 'figure-date', value: atom.text, numbers: [], text: atom.text },
      to: from + 1,
      cost: PIECE,
    })
  for (const { type, value, to, numbers } of machine.spansAt(atoms, from)) {
    if (value === 'whole' && type === 'remark' && !standsApart(atoms, from, to, written)) continue
    // 分区域要一下: cut by regions, and no region that wants something.
    if (value === 'does' && /^[分各按每逐]$/u.test(atoms[from - 1]?.text ?? '')) continue
    pieces.push({
      token: { type: type === 'learnt' ? 'metric' : type, value, numbers, text: textTo(to), spaced },
      to,
      // 客流 转化率 are two figures, 客流转化率 is one.
      cost:
        costOf(type, value) +
        ((type === 'metric' || type === 'learnt') && isParted(atoms, from, to, written) ? PARTED : 0),
    })
  }
  for (const { metric, to } of figuresHeard(atoms, from, machine))
    pieces.push({ token: { type: 'metric', value: metric, numbers: [], text: textTo(to), spaced }, to, cost: HEARD })
  for (const { to, ...name } of namesAt(names, atoms, from))
    pieces.push({
      token: { type: 'name', value: '', numbers: [], text: textTo(to), name, spaced },
      to,
      cost: certainly(name) ? PIECE : OPEN_NAME,
    })
  pieces.push({
    token: { type: 'unknown', value: '', numbers: [], text: textTo(from + 1), spaced },
    to: from + 1,
    cost: UNKNOWN,
  })
  return pieces
}

/** The last piece of a way to read the text so far; the ones before hang on it, so that a step copies nothing. */
interface Step {
  readonly token: Token | null
  readonly before: Step | null
  readonly cost: number
}

const coverOf = (last: Step): Cover => {
  const tokens: Token[] = []
  for (let step: Step | null = last; step; step = step.before) if (step.token) tokens.push(step.token)
  return { tokens: tokens.reverse(), cost: last.cost }
}

/** The cheapest ways to cover the whole question, all of equal cost: fewest pieces, then fewest fillers. */
export const cheapestCovers = (
  atoms: readonly Atom[],
  machine: PhraseMachine,
  names: NameIndex,
  written: string,
): readonly Cover[] => {
  const best: Step[][] = [[{ token: null, before: null, cost: 0 }]]
  for (let from = 0; from < atoms.length; from++) {
    const reached = best[from] ?? []
    if (reached.length === 0) continue
    for (const { token, to, cost } of piecesAt(atoms, from, machine, names, written))
      for (const before of reached) {
        const total = before.cost + cost
        const there = best[to] ?? []
        const least = there[0]?.cost ?? Number.POSITIVE_INFINITY
        if (total > least || (total === least && there.length >= MOST_COVERS)) continue
        const step: Step = { token, before, cost: total }
        if (total < least) best[to] = [step]
        else there.push(step)
      }
  }
  return (best[atoms.length] ?? []).map(coverOf)
}
