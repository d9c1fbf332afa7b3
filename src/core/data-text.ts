/** Marks that could end a cell, open a slot or a tag. */
const MARKS = /[{}<>[\]|`]/gu
/** Control, bidirectional, tag, private and unassigned characters, and the selectors that hide bytes behind a letter. */
const HIDDEN = /[\p{C}\p{Variation_Selector}]/gu
const LONGEST = 120

/**
 * A name from data as it may stand in a prompt: one line, what is seen is what is there, no mark of ours. It still says what it
 * says, so it goes into tool results and marked data alone, never into instructions or schemas.
 */
export const dataText = (text: string, longest = LONGEST): string =>
  [...text.normalize('NFKC').replace(HIDDEN, ' ').replace(MARKS, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, longest)
    .join('')
