import type { Row, StateFile } from './state-file.ts'

export interface ConversationRecord {
  readonly id: string
  readonly person: string
  /** The first question. */
  readonly title: string
  /** Epoch milliseconds. */
  readonly updatedAt: number
}

const conversationOf = (row: Row): ConversationRecord => ({
  id: String(row.id),
  person: String(row.person),
  title: String(row.title),
  updatedAt: Number(row.updated_at),
})

export const stateConversations = (file: StateFile) => ({
  byId(conversation: string): ConversationRecord | null {
    const row = file.one('select * from conversation where id = ?', conversation)
    return row && conversationOf(row)
  },
  /** Newest first. */
  ofPerson: (person: string, limit: number): ConversationRecord[] =>
    file
      .all('select * from conversation where person = ? order by updated_at desc, rowid desc limit ?', person, limit)
      .map(conversationOf),
  /** Makes it, or marks it as used now; false when it is another person's. */
  enter: (conversation: string, person: string, title: string, now: number): boolean =>
    file.run(
      `insert into conversation (id, person, title, created_at, updated_at) values (?, ?, ?, ?, ?)
       on conflict (id) do update set updated_at = excluded.updated_at where person = excluded.person`,
      conversation,
      person,
      title,
      now,
      now,
    ) === 1,
})
