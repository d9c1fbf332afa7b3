/** A draft in compatibility form and lower case, each character knowing where it stood in the draft. */
export interface NormalText {
  readonly text: string
  /** Index in the draft of each character of `text`, and the draft's length at the end. */
  readonly at: readonly number[]
}

/** Plain characters and Chinese ones have one form already. */
const SETTLED = /[\n -~\u4e00-\u9fff]/

const simple = (character: string): string =>
  character
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011\u2212\uff0d]/g, '-')
    .replace(/[^\S\n]/g, ' ')

/** Full-width digits, letters and punctuation become plain ones, so that there is one way to write a number. */
export const normalise = (draft: string): NormalText => {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of draft) {
    const plain = SETTLED.test(character) ? character : simple(character)
    for (const unit of plain) {
      const lower = unit.toLowerCase()
      text += lower.length === unit.length ? lower : unit
      for (let n = 0; n < unit.length; n += 1) at.push(index)
    }
    index += character.length
  }
  at.push(draft.length)
  return { text, at }
}
