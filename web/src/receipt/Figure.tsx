import { useWords } from '../words/use-words.ts'
import { type Tapped, useTap } from './tap.ts'

/** A number that opens its receipt. */
export const Figure = ({ text, tapped }: { readonly text: string; readonly tapped: Tapped }) => {
  const words = useWords()
  const tap = useTap()
  return (
    <button type="button" className="figure" aria-label={words.chat.receiptOf(text)} onClick={() => tap(tapped)}>
      {text}
    </button>
  )
}
