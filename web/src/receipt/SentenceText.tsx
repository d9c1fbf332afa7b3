import type { Sentence } from '../../../src/core/answer.ts'
import { Figure } from './Figure.tsx'

/** A checked sentence: words as text, numbers as buttons. `run` makes a desk-local evidence id whole. */
export const SentenceText = ({ sentence, run }: { readonly sentence: Sentence; readonly run: string | null }) => (
  <>
    {sentence.parts.map((part, at) =>
      'evidence' in part ? (
        <Figure
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
          key={at}
          text={part.text}
          tapped={{
            evidence: run === null || part.evidence.includes('.') ? part.evidence : `${run}.${part.evidence}`,
            row: part.row,
            column: part.column,
          }}
        />
      ) : (
        part.text
      ),
    )}
  </>
)
