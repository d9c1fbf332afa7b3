import { fold } from './fold.ts'

/** The smallest piece that the lexicon knows: one Han character, one Latin word, one number, one mark. */
export interface Atom {
  readonly text: string
  readonly kind: 'han' | 'word' | 'number' | 'date' | 'mark'
  /** Where it stands in the text as written. */
  readonly start: number
  readonly end: number
}

const HAN = /\p{Script=Han}|[〇々]/u
const DATE = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/uy
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?/uy
const WORD = /[\p{L}\d][\p{L}\p{M}\d]*(?:'(?!s\b)\p{L}+)?/uy
const GLUED = /^(top|last|past|bottom|store|best|worst)(\d{1,3})([a-z]*)$/
const COUNTED = /^(\d{1,3})(days?|weeks?|months?|d)$/
const DROPPED = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{So}|\p{M}|\p{Cf}|["“”„«»「」『』《》*_`^~]/u

const at = (pattern: RegExp, text: string, from: number) => {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0] ?? null
}

/** `top3` and `7days` are written without their space by people in a hurry. */
const pieces = (word: string): string[] => {
  const glued = GLUED.exec(word)
  if (glued) return [glued[1] ?? '', glued[2] ?? '', glued[3] ?? ''].filter((piece) => piece !== '')
  const counted = COUNTED.exec(word)
  return counted ? [counted[1] ?? '', counted[2] ?? ''] : [word]
}

const kindOf = (piece: string): Atom['kind'] => (/^\d+$/.test(piece) ? 'number' : 'word')

/** 摊儿, 一块儿, 这阵儿: the sound that ends a word in the north. Phrases and names lose it as well. */
const ENDED = /[块点阵摊数事味样店劲件份活盘头边面缝趟圈哪沓旯达团根盒瓶袋箱]/u
const isErhua = (text: string, i: number): boolean =>
  text[i] === '儿' && ENDED.test(text[i - 1] ?? '') && !/[童子女媳科歌]/u.test(text[i + 1] ?? '')

/** Reads a text once, left to right; time is linear in its length. Spaces only part words. */
export const atomsOf = (written: string): readonly Atom[] => {
  const { text, origin } = fold(written)
  const atoms: Atom[] = []
  const add = (piece: string, kind: Atom['kind'], from: number, to: number) =>
    atoms.push({ text: piece, kind, start: origin[from] ?? 0, end: (origin[to - 1] ?? 0) + 1 })
  let i = 0
  while (i < text.length) {
    const char = String.fromCodePoint(text.codePointAt(i) ?? 32)
    const until = char === '~' && /[\d日号月]/u.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '')
    if (/\s/u.test(char) || (DROPPED.test(char) && !until) || isErhua(text, i)) {
      i += char.length
      continue
    }
    if (HAN.test(char)) {
      add(char, 'han', i, i + char.length)
      i += char.length
      continue
    }
    const date = /\d/.test(char) ? at(DATE, text, i) : null
    if (date !== null) {
      add(date, 'date', i, i + date.length)
      i += date.length
      continue
    }
    if (text.startsWith("'s", i) && !/[a-z\d]/.test(text[i + 2] ?? '')) {
      add("'s", 'word', i, i + 2)
      i += 2
      continue
    }
    const latin = at(WORD, text, i)?.replace(/\p{Script=Han}.*$/u, '') ?? ''
    const number = /\d/.test(char) ? at(NUMBER, text, i) : null
    if (number !== null && number.length >= latin.length) {
      add(number.replaceAll(',', ''), 'number', i, i + number.length)
      i += number.length
      continue
    }
    if (latin !== '') {
      let from = i
      for (const piece of pieces(latin)) {
        add(piece, kindOf(piece), from, from + piece.length)
        from += piece.length
      }
      i += latin.length
      continue
    }
    // A hyphen inside a word parts it; one beside a number may be a range or a minus and stays.
    const joins = char === '-' && /\p{L}/u.test(text[i - 1] ?? '') && /[\p{L}]/u.test(text[i + 1] ?? '')
    if (char !== "'" && !joins) add(char, 'mark', i, i + char.length)
    i += char.length
  }
  return atoms
}
