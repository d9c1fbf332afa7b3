import { Fragment } from 'react'
import type { Sentence } from '../../../src/core/answer.ts'
import { Figure } from './Figure.tsx'
import { piecesOf } from './sentence-pieces.ts'

/** A checked sentence: words as text, numbers as buttons. `run` makes a desk-local evidence id whole. */
export const SentenceText = ({ sentence, run }: { readonly sentence: Sentence; readonly run: string | null }) => (
  <>
    {piecesOf(sentence).map((piece, at) =>
      piece.figure === null ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never move
        <Fragment key={at}>{piece.before}</Fragment>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never move
        <span key={at} className="kept">
          {piece.before}
          <Figure
            text={piece.figure.text}
            tapped={{
              evidence:
                run === null || piece.figure.evidence.includes('.')
                  ? piece.figure.evidence
                  : `${run}.${piece.figure.evidence}`,
              row: piece.figure.row,
              column: piece.figure.column,
            }}
          />
          {piece.after}
        </span>
      ),
    )}
  </>
)
