import type { Sentence } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import { TOOLS } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import type { Run } from './run.ts'

/** Stores that are named one by one; of more, only how many. */
const NAMED = 12

/**
 * What the evidence under a model's sentences is of, in the house's words. A model decides what is looked up, so a question that
 * it misread can get the right number of another question: beside these lines the reader sees that.
 */
export const lookedUp = (run: Run, evidence: readonly Evidence[]): readonly Sentence[] =>
  [...new Set(withInputs(run, evidence).map((one) => captionOf(run, one)))].map((text) => ({
    parts: [{ text }],
    aside: true,
  }))

/** A method's figures are of what it was given. */
const withInputs = (run: Run, evidence: readonly Evidence[]): readonly Evidence[] => {
  const inputs = evidence.flatMap((one) => run.desk.evidence.filter(({ id }) => one.inputs.includes(id)))
  return inputs.length === 0 ? evidence : [...evidence, ...withInputs(run, inputs)]
}

const captionOf = ({ language, context, question }: Run, { frame, source, stores }: Evidence): string => {
  const { lookedUp: words } = language.phrases
  if (frame === null) {
    const tool = (TOOLS as Readonly<Record<string, Tool>>)[source]
    return words((context.labels[source] ?? tool?.labels)?.[language.code].name ?? source, null)
  }
  if (frame.stores.length + frame.regions.length > 0) return words(language.question(frame, context), null)
  const all = question.scope.stores.length
  if (stores.length === 1 || (stores.length < all && stores.length <= NAMED))
    return words(language.question({ ...frame, stores }, context), null)
  return words(language.question(frame, context), { read: stores.length, of: all })
}
