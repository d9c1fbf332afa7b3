import { textOf } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import { flagWords } from '../language/answer-words.ts'
import type { Run } from './run.ts'

/** What must be said with figures and has not been: doubts about the data, and when they end if that is long ago. */
export const caveatsOf = (run: Run, evidence: readonly Evidence[]): readonly string[] => {
  const { language, context } = run
  const texts = new Set(evidence.flatMap((one) => one.flags.map((flag) => flagWords(flag, language, context))))
  const { dataTo } = context.catalogue
  if (dataTo && evidence.some((one) => one.stale))
    texts.add(language.phrases.dataEnd(language.date(dataTo, context.today)))
  const said = new Set(run.shown.map(textOf))
  return [...texts].filter((text) => text !== '' && !said.has(text))
}
