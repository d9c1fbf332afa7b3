import type { Context } from 'hono'
import type { ConversationRecord } from '../data/state-conversations.ts'
import type { ConversationView, TranscriptView } from './api.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'

const SHOWN = 50

const viewOf = ({ id, title, updatedAt }: ConversationRecord): ConversationView => ({
  id,
  title,
  updatedAt: new Date(updatedAt).toISOString(),
})

/** A person's own conversations; another's is not there. An answer about stores no longer in scope is left out. */
export const conversationDoor = ({ state }: Service) => ({
  list: (context: Context<SessionVariables>) =>
    context.json(state.conversations.ofPerson(context.get('signedIn').person.id, SHOWN).map(viewOf)),

  one(context: Context<SessionVariables>) {
    const { person, scope } = context.get('signedIn')
    const conversation = state.conversations.byId((context.req.param('id') ?? '').toLowerCase())
    if (conversation?.person !== person.id) return problem(context, 'not-found')
    const mine = new Set<string>(scope.stores)
    const view: TranscriptView = {
      ...viewOf(conversation),
      turns: state.runs.ofConversation(conversation.id).map(({ id, text, askedAt, answer }) => ({
        run: id,
        text,
        askedAt,
        answer: answer?.evidence.every((one) => one.stores.every((store) => mine.has(store))) ? answer : null,
      })),
    }
    return context.json(view)
  },
})
