import type { ModelParse } from '../../../src/agents/parse-with-model/model-parse.ts'
import { verifyParse } from '../../../src/agents/parse-with-model/verify-parse.ts'
import { openQuestion } from '../../../src/agents/understand/understand.ts'
import { id } from '../../../src/core/ids.ts'
import { type Asker, brief, CATALOGUE, question } from '../understand/asking.ts'

const EMPTY: ModelParse = {
  metric: null,
  places: [],
  goods: [],
  period: null,
  base: null,
  cut: null,
  ranking: null,
  leftover: [],
}

export const parse = (more: Partial<ModelParse>): ModelParse => ({ ...EMPTY, ...more })
export const metric = (name: string, span: string) => ({ id: id<'net_sales' & never>(name) as never, span })
export const store = (key: string, span: string) => ({ is: { kind: 'store' as const, id: id(key) as never }, span })
export const aside = (text: string, role: ModelParse['leftover'][number]['role'] = 'preamble') => ({ text, role })

/** What becomes of a parse of a question, in one short line. */
export const verified = (text: string, made: ModelParse, asker: Asker = {}): string => {
  const opened = openQuestion(question(text, [], asker), CATALOGUE)
  const found = verifyParse(made, { text, opened, previous: null })
  return found.kind === 'offer' ? `? ${found.frames.map(brief).join(' | ')}` : found.why
}
