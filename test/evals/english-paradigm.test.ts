import { describe, expect, it } from 'vitest'
import { judge } from '../../evals/coverage.ts'
import { englishParadigm } from '../../evals/paradigm/english.ts'
import { corpusCatalogue } from '../../evals/worlds/corpus-catalogue.ts'

describe('English wordings made of everyday parts', () => {
  it('are nearly all read at once, and none is read as something else', () => {
    const made = englishParadigm(1_000)
    const catalogue = corpusCatalogue([{ at: '2026-02-01T10:00:00+08:00' }, { at: '2026-11-26T10:00:00+08:00' }])
    const judged = made.map(({ line }) => judge(line, catalogue, () => 0))
    const of = (judgement: string) =>
      judged.filter((one) => one.judgement === judgement).map(({ line }) => line.turns.join(' // '))
    expect(of('false-claim')).toEqual([])
    expect(of('bad-label')).toEqual([])
    expect(of('right').length / made.length).toBeGreaterThan(0.93)
  })
})
