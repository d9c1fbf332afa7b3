import type { Answer } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import type { RunEvent } from '../core/run-event.ts'
import type { Row, StateFile } from './state-file.ts'

/** `cut` is an answer that never ended: cancelled, or the service died. */
export type RunState = 'running' | 'ended' | 'cut'

export interface RunRecord {
  readonly id: string
  /** Hash of the session's token: only the session that asked may replay. */
  readonly session: string
  readonly person: string
  readonly conversation: string
  readonly text: string
  readonly language: string
  readonly askedAt: string
  readonly createdAt: number
  readonly state: RunState
  readonly answer: Answer | null
}

export interface FiledEvidence {
  readonly run: string
  readonly person: string
  readonly evidence: Evidence
}

export const runOf = (row: Row): RunRecord => ({
  id: String(row.id),
  session: String(row.session),
  person: String(row.person),
  conversation: String(row.conversation),
  text: String(row.text),
  language: String(row.language),
  askedAt: String(row.asked_at),
  createdAt: Number(row.created_at),
  state: String(row.state) as RunState,
  answer: row.answer === null ? null : (JSON.parse(String(row.answer)) as Answer),
})

/** Runs with their events and evidence. */
export const stateRuns = (file: StateFile) => {
  const keepEvidence = (filed: FiledEvidence, now: number) => {
    file.run(
      'insert into evidence (id, run, person, body, created_at) values (?, ?, ?, ?, ?) on conflict (id) do nothing',
      filed.evidence.id,
      filed.run,
      filed.person,
      JSON.stringify(filed.evidence),
      now,
    )
  }
  return {
    /** False when the id has been used: a question runs once. */
    claim: (run: Omit<RunRecord, 'state' | 'answer'>): boolean =>
      file.run(
        `insert into run (id, session, person, conversation, text, language, asked_at, created_at, state)
         values (?, ?, ?, ?, ?, ?, ?, ?, 'running') on conflict (id) do nothing`,
        run.id,
        run.session,
        run.person,
        run.conversation,
        run.text,
        run.language,
        run.askedAt,
        run.createdAt,
      ) === 1,
    byId(run: string): RunRecord | null {
      const row = file.one('select * from run where id = ?', run)
      return row && runOf(row)
    },
    /** Oldest first. */
    ofConversation: (conversation: string): RunRecord[] =>
      file.all('select * from run where conversation = ? order by created_at, rowid', conversation).map(runOf),
    /** Everything of a run at its end, in one transaction. */
    finish(
      run: string,
      state: 'ended' | 'cut',
      answer: Answer | null,
      events: readonly RunEvent[],
      filed: readonly FiledEvidence[],
      now: number,
    ): void {
      file.together(() => {
        for (const event of events)
          file.run(
            'insert into run_event (run, seq, body) values (?, ?, ?) on conflict (run, seq) do nothing',
            run,
            event.seq,
            JSON.stringify(event),
          )
        for (const one of filed) keepEvidence(one, now)
        file.run('update run set state = ?, answer = ? where id = ?', state, answer && JSON.stringify(answer), run)
      })
    },
    events: (run: string, after: number): RunEvent[] =>
      file
        .all('select body from run_event where run = ? and seq > ? order by seq', run, after)
        .map((row) => JSON.parse(String(row.body)) as RunEvent),
    /** Evidence of a page that is no run, such as a briefing. */
    keep: (filed: readonly FiledEvidence[], now: number): void =>
      file.together(() => {
        for (const one of filed) keepEvidence(one, now)
      }),
    evidence(evidence: string): FiledEvidence | null {
      const row = file.one('select run, person, body from evidence where id = ?', evidence)
      return (
        row && {
          run: String(row.run),
          person: String(row.person),
          evidence: JSON.parse(String(row.body)) as Evidence,
        }
      )
    },
    /** Runs that were going when the service died have no end; the service calls this once, when it starts. */
    cutUnfinished: (): number => file.run("update run set state = 'cut' where state = 'running'"),
    /** Chat logs are kept for a limited time (reliability 5). */
    forgetBefore(limit: number): void {
      file.together(() => {
        file.run('delete from run_event where run in (select id from run where created_at < ?)', limit)
        file.run('delete from evidence where created_at < ?', limit)
        file.run('delete from tap where tapped_at < ?', limit)
        file.run('delete from run where created_at < ?', limit)
        file.run('delete from conversation where updated_at < ? and id not in (select conversation from run)', limit)
        file.run('delete from session where ends_at < ?', limit)
      })
    },
  }
}
