import { setTimeout as pause } from 'node:timers/promises'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { openChatModel } from '../models/chat-model.ts'
import { openBudget } from './budget.ts'
import type { Consultation, Opinion } from './consultation.ts'
import { fillPrompt } from './prompt-file.ts'
import { RETRY, systemPrompt, TURN } from './prompts.ts'
import type { Run } from './run.ts'
import { type AgentTalk, openAgent } from './run-agent.ts'
import { openFeed, type Refused, type SentenceFeed } from './sentence-feed.ts'
import { openToolbox } from './toolbox.ts'
import { toolsFor } from './tools-for.ts'
import { turnValues } from './turn-values.ts'

/** Runs one agent on a question, from its prompt to sentences on the screen; one retry of what the gate refused. */
export const consult = async (asked: Consultation): Promise<Opinion> => {
  const { run, spec, seat, scope } = asked
  const { tier } = spec
  // A slow machine may be given more time than the spec expects.
  const seconds = Math.max(spec.budget.seconds, seat.settings.totalSeconds)
  const budget = openBudget({ ...spec.budget, seconds }, asked.budget)
  const late = AbortSignal.timeout(Math.max(1, Math.floor(budget.left.ms)))
  const signal = AbortSignal.any([run.signal, late])
  const feed = openFeed(run, tier, !seat.thinks && !seat.family.thoughtsInText)
  const opinions: Opinion[] = []
  const chat = await openChatModel({
    seat,
    signal,
    emit: run.emit,
    party: scope.person,
    seed: 1,
    onText: (text, call) => feed.partial(text, call),
  })
  const tools = toolsFor(asked, budget, consult, (opinion) => opinions.push(opinion))
  const toolbox = openToolbox({ tools, tier, budget, signal, emit: run.emit })
  const talk = await openAgent({ tier, system: systemPrompt(spec.prompt), chat, toolbox, budget, signal })
  const turn = fillPrompt(TURN, turnValues(run, asked.question, scope))
  const { refused, failed } = await converse(talk, turn, feed, run, () => opinions.length > 0)
  for (const one of refused) run.emit({ type: 'sentence-dropped', tier, reason: one.why })
  for (let left = feed.unbacked(); left > 0; left -= 1)
    run.emit({ type: 'sentence-dropped', tier, reason: 'no-figure' })
  const why = failed?.fault === 'cancelled' && late.aborted ? fault('model-timeout', { tier, seconds }) : failed
  const silent = feed.passed.length === 0 && opinions.length === 0
  const dropped = refused.length + (silent ? feed.unbacked() : 0)
  return { tier, sentences: feed.passed, dropped, fault: why, asked: opinions }
}

interface Outcome {
  readonly refused: readonly Refused[]
  readonly failed: Fault | null
}

const converse = async (
  talk: AgentTalk,
  turn: string,
  feed: SentenceFeed,
  run: Run,
  answeredByOther: () => boolean,
): Promise<Outcome> => {
  let text = await talk.say(turn)
  if (isFault(text) && mayRetry(text) && feed.passed.length === 0 && !answeredByOther()) {
    await pause(50 + Math.random() * 200, undefined, { signal: run.signal }).catch(() => undefined)
    text = await talk.say(turn)
  }
  // A colleague has answered and there is nothing to add: that is no fault.
  if (isFault(text)) return { refused: [], failed: text.fault === 'answer-empty' && answeredByOther() ? null : text }
  const refused = feed.whole(text)
  const said = feed.passed.length > 0 || answeredByOther()
  if (refused.length === 0 && said) return { refused, failed: null }
  const lines = refused.length > 0 ? refused.map((one) => `- ${one.draft} (${one.why})`) : ['- all of it (no-figure)']
  const second = await talk.say(fillPrompt(RETRY, { refused: lines.join('\n'), language: run.language.name }))
  // What was shown stands whatever becomes of the retry.
  if (isFault(second)) return { refused, failed: said ? null : second }
  const still = feed.whole(second)
  return { refused: still, failed: null }
}

/** A second try may help, and nobody has seen anything yet (reliability 11.6). Never after a clock has rung. */
const mayRetry = (why: Fault): boolean => {
  switch (why.fault) {
    case 'answer-cut':
    case 'answer-empty':
    case 'answer-repeats':
    case 'tool-input-invalid':
      return true
    case 'model-failed':
      return why.parameters.status === 200 || why.parameters.status >= 500
    case 'model-busy':
      return why.parameters.position === 0
    default:
      return false
  }
}
