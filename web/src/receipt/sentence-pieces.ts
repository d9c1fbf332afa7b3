import type { Sentence, SentencePart } from '../../../src/core/answer.ts'

type FigurePart = Extract<SentencePart, { readonly evidence: string }>

/** Words, or a number with the signs that no line may break from it. */
export interface Piece {
  readonly before: string
  readonly figure: FigurePart | null
  readonly after: string
}

const OPENING = /[(（《“‘"'[]+$/
const CLOSING = /^[)）》”’"'\],.;:!?%，。；：！？、]+/

/** A button may be broken off from its bracket or full stop by the end of a line; these pieces keep them together. */
export const piecesOf = (sentence: Sentence): readonly Piece[] => {
  const pieces: Piece[] = []
  let opening = ''
  let figure: FigurePart | null = null
  const close = (after: string) => {
    if (!figure) return
    pieces.push({ before: opening, figure, after })
    opening = ''
    figure = null
  }
  for (const part of sentence.parts) {
    if ('evidence' in part) {
      close('')
      figure = part
      continue
    }
    const after: string = figure ? (part.text.match(CLOSING)?.[0] ?? '') : ''
    close(after)
    const text = opening + part.text.slice(after.length)
    opening = text.match(OPENING)?.[0] ?? ''
    const words = text.slice(0, text.length - opening.length)
    if (words !== '') pieces.push({ before: words, figure: null, after: '' })
  }
  close('')
  if (opening !== '') pieces.push({ before: opening, figure: null, after: '' })
  return pieces
}
