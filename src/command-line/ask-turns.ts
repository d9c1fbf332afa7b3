import { answerQuestion } from '../agents/answer-question.ts'
import type { House } from '../agents/house.ts'
import { newRunId } from '../agents/new-run-id.ts'
import { turnOf } from '../agents/turn-of.ts'
import type { Answer } from '../core/answer.ts'
import type { Instant } from '../core/clock.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { DepthWish, Look, Turn } from '../core/question.ts'
import type { Emit } from '../core/run-event.ts'
import type { Scope } from '../core/scope.ts'
import { detectLanguage } from '../language/detect-language.ts'

export interface Asking {
  readonly scope: Scope
  readonly at: () => Instant
  readonly language: LanguageCode | undefined
  readonly depth: DepthWish
  readonly look?: Look | null
}

export interface AnsweredTurn {
  readonly text: string
  readonly answer: Answer
  readonly ms: number
}

/** Asks the turns of one conversation in order; each sees the ones before it. */
export async function* askTurns(
  house: House,
  turns: readonly string[],
  asking: Asking,
  emit: Emit,
  signal: AbortSignal,
): AsyncGenerator<AnsweredTurn> {
  const history: Turn[] = []
  for (const text of turns) {
    const started = performance.now()
    const question = {
      run: newRunId(),
      text,
      language: asking.language ?? detectLanguage(text),
      scope: asking.scope,
      askedAt: asking.at(),
      depth: asking.depth,
      history: [...history],
      frame: null,
      look: asking.look ?? null,
    }
    const answer = await answerQuestion(house, question, emit, signal)
    yield { text, answer, ms: performance.now() - started }
    history.push(turnOf(text, answer))
  }
}
