import { answerQuestion } from '../../src/agents/answer-question.ts'
import type { House } from '../../src/agents/house.ts'
import { type Answer, textOf } from '../../src/core/answer.ts'
import { id, type StoreId } from '../../src/core/ids.ts'
import type { Question } from '../../src/core/question.ts'
import type { Role } from '../../src/core/role.ts'
import type { RunEventBody } from '../../src/core/run-event.ts'
import { AT, STORES } from './planted-chain.ts'

export interface Asked {
  readonly answer: Answer
  readonly text: string
  readonly events: readonly RunEventBody[]
  /** Events of one type, in order. */
  of<T extends RunEventBody['type']>(type: T): readonly Extract<RunEventBody, { type: T }>[]
}

export interface AskOptions extends Partial<Omit<Question, 'text' | 'scope'>> {
  readonly role?: Role
  readonly stores?: readonly string[]
  readonly signal?: AbortSignal
  readonly onEvent?: (event: RunEventBody) => void
}

let runs = 0

/** One question to a house, over the whole path. */
export const ask = async (house: House, text: string, options: AskOptions = {}): Promise<Asked> => {
  const {
    role = 'regional-manager',
    stores = STORES,
    signal = new AbortController().signal,
    onEvent,
    ...more
  } = options
  const events: RunEventBody[] = []
  const question: Question = {
    run: id(`run${++runs}`),
    text,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    scope: { person: id('P900'), role, stores: stores.map((store) => id<StoreId>(store)) },
    askedAt: AT,
    depth: 'auto',
    history: [],
    frame: null,
    ...more,
  }
  const answer = await answerQuestion(
    house,
    question,
    (event) => {
      events.push(event)
      onEvent?.(event)
    },
    signal,
  )
  return {
    answer,
    text: answer.sentences.map(textOf).join(' '),
    events,
    of: (type) => events.filter((event) => event.type === type) as never,
  }
}
