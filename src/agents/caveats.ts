import type { Evidence } from '../core/evidence.ts'
import type { Run } from './run.ts'

/** What must be said with figures: doubts about the data, and when they end if that is long ago. Said once each. */
export const caveatsOf = (run: Run, evidence: readonly Evidence[]): readonly string[] => {
  const { language, context } = run
  const said = new Set(evidence.flatMap((one) => one.flags.map((doubt) => language.flag(doubt.flag, doubt.parameters))))
  const { dataTo } = context.catalogue
  if (dataTo && evidence.some((one) => one.stale))
    said.add(language.phrases.dataEnd(language.date(dataTo, context.today)))
  return [...said].filter((text) => text !== '')
}
