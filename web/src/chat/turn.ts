import type { Answer, Sentence } from '../../../src/core/answer.ts'
import type { RunEvent } from '../../../src/core/run-event.ts'
import type { StreamEnd, TurnView } from '../../../src/server/api.ts'
import type { Trouble } from '../service/trouble.ts'

export type TurnPhase = 'asking' | 'reconnecting' | 'done' | 'cut' | 'failed'

/** One question and what is known of its answer so far; made from run events alone. */
export interface Turn {
  readonly run: string
  readonly text: string
  readonly phase: TurnPhase
  readonly trouble: Trouble | null
  readonly events: readonly RunEvent[]
  readonly sentences: readonly Sentence[]
  readonly dropped: number
  readonly answer: Answer | null
  /** From an earlier visit: about stores that this person may no longer see. */
  readonly hidden: boolean
}

export const newTurn = (run: string, text: string): Turn => ({
  run,
  text,
  phase: 'asking',
  trouble: null,
  events: [],
  sentences: [],
  dropped: 0,
  answer: null,
  hidden: false,
})

export const pastTurn = ({ run, text, answer }: TurnView): Turn => ({
  ...newTurn(run, text),
  phase: 'done',
  answer,
  sentences: answer?.sentences ?? [],
  hidden: answer === null,
})

/** The turn after one more event; an event seen before changes nothing. */
export const withEvent = (turn: Turn, event: RunEvent): Turn => {
  if (turn.events.some((seen) => seen.seq === event.seq)) return turn
  const next = { ...turn, events: [...turn.events, event] }
  switch (event.type) {
    case 'sentence-available':
      return { ...next, sentences: [...turn.sentences, event.sentence] }
    case 'sentence-dropped':
      return { ...next, dropped: turn.dropped + 1 }
    case 'answer-available':
      return { ...next, answer: event.answer, sentences: event.answer.sentences }
    default:
      return next
  }
}

export const withEnd = (turn: Turn, reason: StreamEnd['reason']): Turn => ({
  ...turn,
  phase: reason === 'done' || turn.answer?.outcome === 'grounded' ? 'done' : 'cut',
})

export const isOpen = (turn: Turn): boolean => turn.phase === 'asking' || turn.phase === 'reconnecting'
