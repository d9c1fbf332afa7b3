import type { Context } from 'hono'
import { z } from 'zod'
import { turnOf } from '../agents/turn-of.ts'
import { id, type RunId } from '../core/ids.ts'
import { LANGUAGE_CODES } from '../core/language-code.ts'
import { DEPTHS, type Turn } from '../core/question.ts'
import { detectLanguage } from '../language/detect-language.ts'
import { eventStream } from './event-stream.ts'
import { frameShape } from './frame-shape.ts'
import { jsonBody } from './json-body.ts'
import { type LiveRun, startRun } from './live-run.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { referenceOf } from './reference.ts'
import type { Service } from './service.ts'
import type { SessionVariables, SignedIn } from './session.ts'

const HISTORY_TURNS = 6
const TITLE_CHARACTERS = 80
const uuid = z.uuid().transform((text) => text.toLowerCase())

const askShape = (characters: number) =>
  z.strictObject({
    id: uuid,
    conversation: uuid.optional(),
    text: z.string().trim().min(1).max(characters),
    language: z.enum(LANGUAGE_CODES).optional(),
    depth: z.enum(DEPTHS).optional(),
    frame: frameShape.nullish(),
    look: z.strictObject({ tool: z.string().max(40), input: z.record(z.string().max(40), z.unknown()) }).nullish(),
  })
type Ask = z.infer<ReturnType<typeof askShape>>

/** Number of the last event that the tablet has; it asks for what came after. */
const lastSeen = (context: Context): number => {
  const header = context.req.header('Last-Event-ID') ?? ''
  return /^\d{1,9}$/.test(header) ? Number(header) : 0
}

const titleOf = (text: string) => [...text].slice(0, TITLE_CHARACTERS).join('')

/** The last turns of a conversation that ended with an answer, oldest first. */
const turnsOf = (service: Service, conversation: string, person: string): Turn[] =>
  service.state.conversations.byId(conversation)?.person === person
    ? service.state.runs
        .ofConversation(conversation)
        .flatMap(({ text, answer }) => (answer ? [turnOf(text, answer)] : []))
        .slice(-HISTORY_TURNS)
    : []

/** The questions that are being answered, and the door that new ones come in by. */
export const askDoor = (service: Service) => {
  const { state, config, wall } = service
  const live = new Map<string, LiveRun>()
  const questions = rateLimit(config.questionsPerMinute, wall)
  const shape = askShape(config.questionCharacters)
  let draining = false

  const stream = (context: Context, run: LiveRun) =>
    eventStream((listener) => run.follow(lastSeen(context), listener), {
      heartbeatMs: config.heartbeatSeconds * 1000,
      gone: context.req.raw.signal,
    })

  /** What was stored of a run that is over, as the same stream. */
  const replay = (context: Context, run: string, complete: boolean) =>
    eventStream(
      (listener) => {
        for (const event of state.runs.events(run, lastSeen(context))) listener.event(event)
        listener.end(complete ? 'done' : 'cut')
        return () => undefined
      },
      { heartbeatMs: config.heartbeatSeconds * 1000, gone: context.req.raw.signal },
    )

  const begin = (ask: Ask, who: SignedIn): LiveRun | null => {
    const conversation = ask.conversation ?? ask.id
    const now = wall()
    const askedAt = service.clock()
    const language = ask.language ?? detectLanguage(ask.text)
    const history = turnsOf(service, conversation, who.person.id)
    const claimed = state.together(
      () =>
        state.conversations.enter(conversation, who.person.id, titleOf(ask.text), now) &&
        state.runs.claim({
          id: ask.id,
          session: who.tokenHash,
          person: who.person.id,
          conversation,
          text: ask.text,
          language,
          askedAt,
          createdAt: now,
        }),
    )
    if (!claimed) return null
    if (ask.frame) state.wordings.tapped(conversation, ask.frame, now)
    const run = id<RunId>(ask.id)
    const house = service.house()
    const question = {
      run,
      text: ask.text,
      language,
      scope: who.scope,
      askedAt,
      depth: ask.depth ?? 'auto',
      history,
      frame: ask.frame ?? null,
      look: ask.look ?? null,
    } as const
    const started = startRun({
      run,
      session: who.tokenHash,
      wall,
      graceMs: config.disconnectGraceSeconds * 1000,
      work: (emit, signal) => service.answer(house, question, emit, signal),
      failed: (error) => referenceOf(service.log, error, { run }),
      ended(end, { answer, events, evidence }) {
        live.delete(run)
        state.sessions.touch(who.tokenHash, wall())
        const filed = evidence.map((one) => ({ run, person: who.person.id, evidence: one }))
        state.runs.finish(run, end, answer, events, filed, wall())
      },
    })
    live.set(run, started)
    return started
  }

  return {
    async post(context: Context<SessionVariables>) {
      const who = context.get('signedIn')
      const ask = await jsonBody(context, shape)
      if (!ask) return problem(context, 'bad-request')
      const going = live.get(ask.id)
      const known = going ? going.session : (state.runs.byId(ask.id)?.session ?? null)
      if (known !== null && known !== who.tokenHash) return problem(context, 'id-used')
      if (going) return stream(context, going)
      if (known !== null) return replay(context, ask.id, state.runs.byId(ask.id)?.state === 'ended')
      if (draining) return problem(context, 'ending-soon')
      const wait = questions.take(who.person.id)
      if (wait !== null) return problem(context, 'too-many', { seconds: wait })
      // One question a session at a time: a new one ends the former.
      for (const run of live.values()) if (run.session === who.tokenHash) run.stop('cut')
      const started = begin(ask, who)
      return started ? stream(context, started) : problem(context, 'not-found')
    },
    /** The stop button: at once, without the grace of a lost network. */
    stop(context: Context<SessionVariables>) {
      const run = live.get((context.req.param('id') ?? '').toLowerCase())
      if (run?.session !== context.get('signedIn').tokenHash) return problem(context, 'not-found')
      run.stop('cut')
      return context.json({ stopped: true })
    },
    /** Ends what a session has going: it signed out, or its tablet locked. */
    stopSession(session: string) {
      for (const run of live.values()) if (run.session === session) run.stop('cut')
    },
    /** Takes no more questions, lets the running ones end within the time, then ends them; every stream gets its end. */
    async drain(ms: number) {
      draining = true
      const until = Date.now() + ms
      while (live.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 25))
      for (const run of live.values()) run.stop('stopping')
      const last = Date.now() + 1000
      while (live.size > 0 && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    get draining() {
      return draining
    },
  }
}
