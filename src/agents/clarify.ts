import type { Answer } from '../core/answer.ts'
import type { Frame } from '../core/frame.ts'
import { checkFrame } from './check-frame.ts'
import { explain } from './explain.ts'
import { makeAnswer, plainSentence } from './make-answer.ts'
import type { Run } from './run.ts'
import { show, showText } from './say.ts'
import { TIER_OF_ROLE } from './tier-of-role.ts'

const MOST = 3

/** One tap away: the likely readings as whole questions, and no figure before the tap. */
export const clarify = (run: Run, frames: readonly Frame[], readBy?: 'model'): Answer => {
  const checked = frames.map((frame) => ({ frame, refused: checkFrame(run, frame) }))
  const allowed = checked.filter((one) => one.refused === null).slice(0, MOST)
  const refused = checked[0]?.refused
  if (allowed.length === 0 && refused) return explain(run, refused)
  const { phrases } = run.language
  const tier = TIER_OF_ROLE[run.question.scope.role]
  return makeAnswer(run, {
    outcome: 'clarify',
    depth: 'instant',
    tier,
    sentences: [
      ...(readBy ? [show(run, { ...plainSentence(phrases.readWithModel), aside: true }, tier)] : []),
      showText(run, phrases.didYouMean, tier),
    ],
    ...(readBy ? { readBy } : {}),
    options: allowed.map(({ frame }) => ({ text: run.language.question(frame, run.context), frame })),
  })
}
