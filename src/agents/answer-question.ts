import type { Answer } from '../core/answer.ts'
import { type Fault, type FaultCode, fault, isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Look, Question } from '../core/question.ts'
import type { Emit } from '../core/run-event.ts'
import { answerByThinking } from './answer-by-thinking.ts'
import { answerInstantly } from './answer-instantly.ts'
import { answerWhy } from './answer-why.ts'
import { answerWithList } from './answer-with-list.ts'
import { answerWithTool } from './answer-with-tool.ts'
import { clarify } from './clarify.ts'
import { explain } from './explain.ts'
import type { House } from './house.ts'
import { parseWithModel } from './parse-with-model/parse-with-model.ts'
import { openRun, type Run } from './run.ts'
import { codeAsked } from './understand/code-asked.ts'
import { listAsked } from './understand/list-asked.ts'
import { understand } from './understand/understand.ts'
import { whyAsked } from './understand/why-asked.ts'

/**
 * What no model may try to mend: rights, dates that do not exist, cuts that a metric does not have, data that are not there. A
 * name that nobody knows is left to a model only when the asker wants one.
 */
const DECIDED: ReadonlySet<FaultCode> = new Set([
  'no-such-date',
  'cut-not-there',
  'base-not-there',
  'question-too-long',
  'not-allowed-store',
  'not-allowed-metric',
  'no-stores',
  'not-collected',
  'outside-data',
  'in-future',
  'no-data',
])

/** The path of a question, from its text to the whole answer. Events tell the screen what happens on the way. */
export const answerQuestion = async (
  house: House,
  question: Question,
  emit: Emit,
  signal: AbortSignal,
): Promise<Answer> => {
  const began = performance.now()
  const run = openRun(house, question, emit, signal)
  run.emit({ type: 'run-start', text: question.text, language: question.language })
  const answer = await decide(run)
  run.emit({ type: 'answer-available', answer })
  run.emit({ type: 'run-end', ms: Math.round(performance.now() - began) })
  return answer
}

const decide = async (run: Run): Promise<Answer> => {
  const { question } = run
  if (question.scope.stores.length === 0) return explain(run, fault('no-stores', {}))
  if (question.frame) return instantly(run, question.frame, 'tapped')
  if (question.look) return withTool(run, question.look, 'tapped')
  const read = understand(question, run.context.catalogue)
  const wish = question.depth
  if (read.kind === 'understood') {
    const partly = read.notAllowed.length > 0
    if (wish !== 'thinking' || partly) return instantly(run, read.frame, 'understood', read.notAllowed)
    const thought = await answerByThinking(run)
    return isFault(thought) ? instantly(run, read.frame, thought.fault, read.notAllowed) : thought
  }
  const list = wish === 'thinking' ? null : listAsked(question.text, question.language, run.context.catalogue)
  if (list) {
    run.emit({ type: 'depth-chosen', depth: 'instant', why: 'understood' })
    return answerWithList(run, list)
  }
  const why = wish === 'thinking' ? null : await whyOf(run)
  if (why) return why
  const code = codeAsked(question.text, run.context.catalogue)
  if (code) return withTool(run, code, 'understood')
  if (read.kind === 'likely') {
    const parsed = wish === 'auto' && run.house.roster.config.parser.offers ? await parseWithModel(run) : null
    if (parsed) return offerParsed(run, [...parsed, ...read.options])
    if (wish !== 'thinking') return offer(run, read.options, read.why)
    const thought = await answerByThinking(run)
    return isFault(thought) ? offer(run, read.options, thought.fault) : thought
  }
  const decided = DECIDED.has(read.reason.fault) || (wish === 'auto' && read.reason.fault === 'unknown-name')
  if (wish === 'instant' || decided) return silent(run, read.reason, read.near)
  const parsed = wish === 'auto' ? await parseWithModel(run) : null
  if (parsed) return offerParsed(run, parsed)
  const thought = await answerByThinking(run)
  return isFault(thought) ? silent(run, read.reason, read.near, [thought]) : thought
}

/** Null where no cause of one figure of one day is asked, or the data have none to tell. */
const whyOf = async (run: Run): Promise<Answer | null> => {
  const asked = whyAsked(run.question, run.context.catalogue)
  const answer = asked && (await answerWhy(run, asked))
  return answer === null || isFault(answer) ? null : answer
}

const instantly = (run: Run, frame: Frame, why: string, notAllowed: readonly string[] = []) => {
  run.emit({ type: 'depth-chosen', depth: 'instant', why })
  return answerInstantly(run, frame, notAllowed)
}

const withTool = (run: Run, look: Look, why: string) => {
  run.emit({ type: 'depth-chosen', depth: 'instant', why })
  return answerWithTool(run, look)
}

const offer = (run: Run, frames: readonly Frame[], why: string) => {
  run.emit({ type: 'depth-chosen', depth: 'instant', why })
  return clarify(run, frames)
}

/** A model's reading is never answered, however well it was verified: it is one tap away (docs/decisions/0021). */
const offerParsed = (run: Run, frames: readonly Frame[]) => {
  run.emit({ type: 'depth-chosen', depth: 'instant', why: 'model-parse' })
  const distinct = frames.filter((frame, i) => frames.findIndex((one) => sameFrame(one, frame)) === i)
  return clarify(run, distinct, 'model')
}
const sameFrame = (a: Frame, b: Frame) => JSON.stringify(a) === JSON.stringify(b)

const silent = (run: Run, reason: Fault, near: readonly Frame[], also: readonly Fault[] = []) => {
  run.emit({ type: 'depth-chosen', depth: 'instant', why: reason.fault })
  return explain(run, reason, { also, near })
}
