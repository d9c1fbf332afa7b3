import { describe, expect, it } from 'vitest'
import { atomsOf } from '../../../src/agents/understand/atoms.ts'
import { cheapestCovers } from '../../../src/agents/understand/cover.ts'
import { lexiconMachine } from '../../../src/agents/understand/lexicon.ts'
import { nameIndex } from '../../../src/agents/understand/names.ts'
import { demoCatalogue } from '../../support/demo-catalogue.ts'

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

describe('the work for one question', () => {
  it('builds the index of names once for each catalogue', () => {
    const catalogue = demoCatalogue(10_000)
    expect(nameIndex(catalogue)).toBe(nameIndex(catalogue))
    expect(nameIndex(demoCatalogue())).not.toBe(nameIndex(catalogue))
  })

  it.each(HOSTILE)('covers a thousand hostile characters with at most a handful of readings: %#', (text) => {
    const covers = cheapestCovers(atomsOf(text), lexiconMachine(), nameIndex(demoCatalogue()), text)
    expect(covers.length).toBeGreaterThan(0)
    expect(covers.length).toBeLessThanOrEqual(6)
  })
})
