import type { Frame } from '../../core/frame.ts'
import type { Run } from '../run.ts'
import { openQuestion } from '../understand/understand.ts'
import { askParser } from './ask-parser.ts'
import { parseForm } from './parse-form.ts'
import { verifyParse } from './verify-parse.ts'

/**
 * The small model as a second reader of what the grammar did not read for certain (docs/decisions/0021). What comes back was
 * verified word by word, and its frames are the grammar's own; null when nothing may be made of it, or
 * nobody was there to ask.
 */
export const parseWithModel = async (run: Run): Promise<readonly Frame[] | null> => {
  const { house, question, context, emit, signal } = run
  const { catalogue } = context
  const { text, scope, history } = question
  const form = parseForm(catalogue, scope, question.language)
  const parse = await askParser({ roster: house.roster, party: scope.person, text, form, emit, signal })
  if (parse === null) return null
  const opened = openQuestion(question, catalogue)
  const verified = verifyParse(parse, { text, opened, previous: history.at(-1)?.frame ?? null })
  return verified.kind === 'offer' ? verified.frames : null
}
