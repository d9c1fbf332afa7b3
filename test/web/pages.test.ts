import { describe, expect, it } from 'vitest'
import type { Answer, Sentence } from '../../src/core/answer.ts'
import type { RunEvent, RunEventBody } from '../../src/core/run-event.ts'
import { layoutOf } from '../../web/src/chat/answer-layout.ts'
import { newTurn, withEnd, withEvent } from '../../web/src/chat/turn.ts'
import { cellKey, columnsOf, groupsOf } from '../../web/src/receipt/receipt-groups.ts'
import { piecesOf } from '../../web/src/receipt/sentence-pieces.ts'
import { eventsIn } from '../../web/src/service/event-lines.ts'
import { plainAnswer } from '../server/support/scripted-answer.ts'

const figure = (text: string, evidence = 'e1') => ({ text, evidence, row: 1, column: 'net_sales' })
const words = (text: string) => ({ text })
const flat = (sentence: Sentence) =>
  piecesOf(sentence).map(({ before, figure: number, after }) => `${before}|${number?.text ?? ''}|${after}`)

describe('a sentence on the screen', () => {
  it('keeps brackets and full stops with their number, and loses no sign', () => {
    const sentence = {
      parts: [words('多 '), figure('¥32.00'), words('（'), figure('64.0%'), words('）。然后（见'), words('下）')],
    }
    expect(flat(sentence)).toEqual(['多 ||', '|¥32.00|', '（|64.0%|）。', '然后（见||', '下）||'])
    expect(
      piecesOf(sentence)
        .map(({ before, figure: number, after }) => before + (number?.text ?? '') + after)
        .join(''),
    ).toBe(sentence.parts.map((part) => part.text).join(''))
  })

  it('may begin and end with a number, and may have two beside each other', () => {
    expect(flat({ parts: [figure('1'), figure('2')] })).toEqual(['|1|', '|2|'])
    expect(flat({ parts: [words('('), figure('1')] })).toEqual(['(|1|'])
    expect(flat({ parts: [figure('1'), words('(')] })).toEqual(['|1|', '(||'])
  })
})

const event = (seq: number, body: RunEventBody): RunEvent =>
  ({ ...body, run: 'r', seq, at: '2026-07-21T01:00:00.000Z' }) as RunEvent

describe('a turn', () => {
  const said = event(1, { type: 'sentence-available', sentence: { parts: [words('Hello.')] }, tier: 'clerk' })

  it('shows an event that is replayed only once', () => {
    const turn = withEvent(withEvent(newTurn('r', 'x'), said), said)
    expect(turn.sentences).toHaveLength(1)
  })

  it('takes the whole answer over what was shown on the way', () => {
    const answer = plainAnswer('r' as Answer['run'], 'Hello again.')
    const turn = withEvent(withEvent(newTurn('r', 'x'), said), event(2, { type: 'answer-available', answer }))
    expect(turn.sentences).toEqual(answer.sentences)
    expect(withEnd(turn, 'done').phase).toBe('done')
  })

  it('says that it was cut when the end came before the answer', () => {
    expect(withEnd(withEvent(newTurn('r', 'x'), said), 'stopping').phase).toBe('cut')
  })
})

describe('the layout of an answer', () => {
  const row = (role: 'value' | 'base') => ({ entity: {}, period: { from: 'a', to: 'a' }, role, cells: {} })
  const answer = (by: 'store' | null, sentences: Sentence[]): Answer => ({
    ...plainAnswer('r' as Answer['run'], ''),
    sentences,
    evidence: [
      { id: 'r.e1', frame: { by }, rows: [row('value'), row('value')] } as unknown as Answer['evidence'][number],
    ],
  })
  const header = { parts: [words('By store:')] }
  const line = { parts: [words('S01 '), figure('1', 'r.e1')] }
  const note = { parts: [words('Note.')] }

  it('draws the rows of a breakdown instead of listing them, and keeps header and notes', () => {
    expect(layoutOf(answer('store', [header, line, line, note]))).toEqual({
      before: [header],
      breakdown: 'r.e1',
      after: [note],
    })
  })
  it('leaves the sentences of a single figure alone', () => {
    expect(layoutOf(answer(null, [line, note]))).toEqual({ before: [line, note], breakdown: null, after: [] })
  })
})

describe('the rows of a receipt', () => {
  const row = (name: string, role: 'value' | 'base' | 'relative', text: string) => ({
    name,
    period: 'p',
    role,
    cells: { net_sales: { text, amount: '1', unit: 'CNY' } },
  })
  const rows = [row('A', 'value', '1'), row('A', 'base', '2'), row('B', 'value', '3'), row('B', 'relative', '4')]

  it('stand beside each other, one line for each entity, with their number in the evidence', () => {
    const groups = groupsOf(rows)
    expect(groups.map((group) => group.name)).toEqual(['A', 'B'])
    expect(groups[1]?.cells[cellKey('relative', 'net_sales')]).toMatchObject({ row: 4, cell: { text: '4' } })
    expect(columnsOf(rows).map(({ role }) => role)).toEqual(['value', 'base', 'relative'])
  })
  it('of one name in two periods are two lines', () => {
    expect(groupsOf([row('A', 'value', '1'), row('A', 'value', '2')])).toHaveLength(2)
  })
})

describe('a stream of events', () => {
  it('is read whole wherever its chunks end, also inside a character', async () => {
    const bytes = new TextEncoder().encode(': hi\n\nid: 7\ndata: {"a":"牛奶"}\n\nevent: end\ndata: {}\n\n')
    for (const size of [1, 2, 3, 5, 1000]) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
          controller.close()
        },
      })
      const seen = []
      for await (const one of eventsIn(body)) seen.push(one)
      expect(seen).toEqual([
        { name: 'message', id: '7', data: '{"a":"牛奶"}' },
        { name: 'end', id: null, data: '{}' },
      ])
    }
  })
})
