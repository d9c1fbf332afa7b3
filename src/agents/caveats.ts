import { type Sentence, textOf } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import { flagSentence } from '../language/flag-sentence.ts'
import type { Run } from './run.ts'

/** What must be said with figures and has not been: doubts about the data, and when they end if that is long ago. */
export const caveatsOf = (run: Run, evidence: readonly Evidence[]): readonly Sentence[] => {
  const { language, context } = run
  const caveats = evidence.flatMap((one) => one.flags.map((flag) => flagSentence(flag, one.id, language, context)))
  const { dataTo } = context.catalogue
  const old = evidence.find((one) => one.stale)
  if (dataTo && old) {
    const day = language.date(dataTo, context.today)
    const [before = '', after = ''] = language.phrases.dataEnd(day).split(day)
    const end = { text: day, evidence: old.id, row: 0, column: 'as-of' }
    caveats.push({ parts: [{ text: before }, end, { text: after }], aside: true })
  }
  const said = new Set(run.shown.map(textOf))
  return caveats.filter((caveat) => {
    const text = textOf(caveat)
    const fresh = text !== '' && !said.has(text)
    said.add(text)
    return fresh
  })
}
