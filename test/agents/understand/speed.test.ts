import { describe, expect, it } from 'vitest'
import { atomsOf } from '../../../src/agents/understand/atoms.ts'
import { cheapestCovers } from '../../../src/agents/understand/cover.ts'
import { lexiconMachine } from '../../../src/agents/understand/lexicon.ts'
import { nameIndex } from '../../../src/agents/understand/names.ts'
import { demoCatalogue } from '../../support/demo-catalogue.ts'
import { ask, briefly } from './asking.ts'

const HOSTILE = [
  'last '.repeat(200),
  '1'.repeat(1_000),
  '1,'.repeat(500),
  'a'.repeat(1_000),
  '三'.repeat(1_000),
  '的'.repeat(1_000),
  '昨天'.repeat(500),
  '1/2/'.repeat(250),
  "s's's".repeat(200),
  '上上'.repeat(500),
]

/** Ten times a question's length, repeated in ways that make a careless pattern go back. */
const LONG = [...HOSTILE, '2026-', '11/1', "a'b", '前{', '(', '一', 'to ', '是', ' - '].map((part) =>
  part.repeat(Math.ceil(10_000 / part.length)).slice(0, 10_000),
)
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)
const PIECES = [
  ...'昨今上下周月日店客流销售额比前后最高低的了吗多少一二三十百0123456789-/.:,，。?!()（）[]\'"$%&*+~|\\ \t\n\u200b😀é',
  ...'sales yesterday last week top 5 stores by footfall vs usual not only except if why S01 Riverside 2026-02-30 31/6 {n} <who> [a|b]'.split(
    ' ',
  ),
]

/** The same text for the same seed. */
const randomText = (seed: number, length: number): string => {
  let state = seed * 2_654_435_761
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    text += PIECES[state % PIECES.length] + (state & 65_536 ? ' ' : '')
  }
  return text.slice(0, length)
}

describe('the work for one question', () => {
  it('builds the index of names once for each catalogue', () => {
    const catalogue = demoCatalogue(10_000)
    expect(nameIndex(catalogue)).toBe(nameIndex(catalogue))
    expect(nameIndex(demoCatalogue())).not.toBe(nameIndex(catalogue))
  })

  it.each(LONG)('reads ten thousand characters of a kind that repeats, in one pass: %#', (text) => {
    const atoms = atomsOf(text)
    expect(atoms.length).toBeLessThanOrEqual(text.length)
    expect(cheapestCovers(atoms, lexiconMachine(), nameIndex(demoCatalogue()), text).length).toBeGreaterThan(0)
    expect(briefly(ask(text))).toBe('- question-too-long {"limit":1000}')
  })

  it.each(SEEDS)('reads any thousand characters, words and marks: seed %i', (seed) => {
    const read = ask(randomText(seed, 1_000))
    expect(['understood', 'likely', 'silent']).toContain(read.kind)
  })

  it.each(HOSTILE)('covers a thousand hostile characters with at most a handful of readings: %#', (text) => {
    const covers = cheapestCovers(atomsOf(text), lexiconMachine(), nameIndex(demoCatalogue()), text)
    expect(covers.length).toBeGreaterThan(0)
    expect(covers.length).toBeLessThanOrEqual(6)
  })
})
