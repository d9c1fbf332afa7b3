import { ANALYSIS_LABELS } from '../analyses/labels.ts'
import type { Sentence } from '../core/answer.ts'
import type { Question } from '../core/question.ts'
import type { Emit, RunEventBody } from '../core/run-event.ts'
import { metricLabels } from '../data/metrics/index.ts'
import { LANGUAGES } from '../language/index.ts'
import type { Language, WordingContext } from '../language/language.ts'
import type { Desk } from '../tools/desk.ts'
import type { House } from './house.ts'
import { makeDesk } from './make-desk.ts'
import { businessToday } from './understand/today.ts'

/** One question on its way: everything that all who work on it share. */
export interface Run {
  readonly house: House
  readonly question: Question
  readonly signal: AbortSignal
  readonly emit: Emit
  readonly desk: Desk
  readonly language: Language
  readonly context: WordingContext
  /** Sentences already on the screen, whoever said them. */
  readonly shown: Sentence[]
  /** Model calls and tool runs so far. */
  steps(): number
}

const isStep = (event: RunEventBody) => event.type === 'model-start' || event.type === 'tool-start'

export const openRun = (house: House, question: Question, emit: Emit, signal: AbortSignal): Run => {
  let steps = 0
  const counted: Emit = (event) => {
    if (isStep(event)) steps += 1
    emit(event)
  }
  const { catalogue } = house.warehouse
  const mine = new Set(question.scope.stores)
  const shop = catalogue.stores.find((store) => mine.has(store.id)) ?? catalogue.stores[0]
  return {
    house,
    question,
    signal,
    emit: counted,
    desk: makeDesk(question, house.warehouse, counted, signal),
    language: LANGUAGES[question.language],
    context: {
      catalogue,
      labels: { ...metricLabels(), ...ANALYSIS_LABELS },
      today: businessToday(question.askedAt, shop?.timeZone ?? 'UTC', shop?.dayCutoff ?? '00:00'),
    },
    shown: [],
    steps: () => steps,
  }
}
