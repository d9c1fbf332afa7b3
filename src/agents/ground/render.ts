import type { Sentence, SentencePart } from '../../core/answer.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Quantity } from '../../core/quantity.ts'
import type { Language } from '../../language/language.ts'
import { withMeasure } from '../../language/weighed-goods.ts'
import { surroundings } from './bind.ts'
import { type Figure, isChange, signOf } from './figure.ts'
import type { NormalText } from './normal-text.ts'
import type { Token } from './token.ts'

/** A change beside "down" needs no minus; without such a word it always shows its sign. */
const figureText = (figure: Figure, language: Language, directed: boolean, catalogue: Catalogue): string => {
  const { quantity, reading, row, column } = figure
  const said = (one: Quantity) =>
    withMeasure(language.quantity(one, reading), row, column, one, catalogue, language.code)
  const text = said(quantity)
  if (!isChange(figure)) return text
  if (directed) return said({ ...quantity, amount: quantity.amount.replace('-', '') })
  return signOf(figure) > 0 ? `+${text}` : text
}

/** Words as they were drafted; every number as its cell says it, whatever way it was written. */
export const render = (
  draft: string,
  normal: NormalText,
  tokens: readonly Token[],
  figures: ReadonlyMap<Token, Figure>,
  directed: ReadonlySet<Token>,
  language: Language,
  catalogue: Catalogue,
): Sentence => {
  const parts: SentencePart[] = []
  const origin = (index: number) => normal.at[index] ?? draft.length
  let done = 0
  const words = (until: number) => {
    if (until > done) parts.push({ text: draft.slice(done, until) })
  }
  for (const [index, token] of tokens.entries()) {
    const figure = figures.get(token)
    if (!figure) continue
    const { sign, before, behind } = surroundings(tokens, index)
    const start = Math.min(token.start, sign?.start ?? token.start, before?.start ?? token.start)
    const end = behind?.kind === 'unit' ? behind.end : token.end
    words(origin(start))
    parts.push({
      text: figureText(figure, language, directed.has(token), catalogue),
      evidence: figure.evidence.id,
      row: figure.rowNumber,
      column: figure.column,
    })
    done = origin(end)
  }
  words(draft.length)
  return { parts }
}
