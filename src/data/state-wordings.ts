import type { Frame } from '../core/frame.ts'
import type { StateFile } from './state-file.ts'
import { type RunRecord, runOf } from './state-runs.ts'

/** What somebody asked, was asked back, and then tapped: evidence for what the words mean. Whose it was is not kept. */
export interface Tap {
  readonly text: string
  readonly language: string
  readonly frame: Frame
  /** Which of the offered questions it was, from 1, and of how many. */
  readonly place: number
  readonly offered: number
  /** Epoch milliseconds. */
  readonly tappedAt: number
}

/** A question of the log that got no figure at once, with the turns before it. */
export interface Unanswered {
  readonly run: RunRecord
  /** Earlier questions of the conversation, oldest first. */
  readonly before: readonly string[]
}

/** Keys in one order: a frame that came back from a tablet may have them in another. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
const same = (a: Frame, b: Frame) => keyOf(a) === keyOf(b)

/** The taps on offered questions, and the wordings that were not understood. */
export const stateWordings = (file: StateFile) => ({
  /** Files a tap when this frame was offered for the conversation's last question; any other frame is no evidence. */
  tapped(conversation: string, frame: Frame, now: number): boolean {
    const row = file.one(
      "select * from run where conversation = ? and state = 'ended' order by created_at desc, rowid desc limit 1",
      conversation,
    )
    const run = row && runOf(row)
    const options = run?.answer?.outcome === 'clarify' ? run.answer.options : []
    const place = options.findIndex((option) => same(option.frame, frame)) + 1
    if (!run || place === 0) return false
    file.run(
      'insert into tap (text, language, frame, place, offered, tapped_at) values (?, ?, ?, ?, ?, ?)',
      run.text,
      run.language,
      JSON.stringify(frame),
      place,
      options.length,
      now,
    )
    return true
  },
  /** Oldest first. */
  taps: (): Tap[] =>
    file.all('select * from tap order by tapped_at, rowid').map((row) => ({
      text: String(row.text),
      language: String(row.language),
      frame: JSON.parse(String(row.frame)) as Frame,
      place: Number(row.place),
      offered: Number(row.offered),
      tappedAt: Number(row.tapped_at),
    })),
  /** Questions that ended in words only, oldest first: asked back, not understood, or given to a model. */
  unanswered(): Unanswered[] {
    const runs = file.all("select * from run where state = 'ended' order by conversation, created_at, rowid").map(runOf)
    const found: Unanswered[] = []
    let before: string[] = []
    let conversation = ''
    for (const run of runs) {
      if (run.conversation !== conversation) before = []
      conversation = run.conversation
      const understood = run.answer?.outcome === 'grounded' && run.answer.depth === 'instant'
      const refused = run.answer?.outcome === 'refused'
      if (run.answer && !understood && !refused) found.push({ run, before: [...before] })
      before.push(run.text)
    }
    return found.sort((a, b) => a.run.createdAt - b.run.createdAt)
  },
})
