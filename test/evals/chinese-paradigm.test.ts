import { describe, expect, it } from 'vitest'
import { chineseParadigm } from '../../evals/paradigm/chinese.ts'
import { chineseTurns } from '../../evals/paradigm/chinese-turns.ts'
import { measure } from '../../evals/paradigm/measure.ts'

describe('made Chinese wordings: figure, time, base, place, goods, carrier and remark, put together by chance', () => {
  it('are read right at once nearly always as whole questions, and never wrongly', () => {
    const made = chineseParadigm(600, 20261123)
    const { counts, wrong } = measure(made)
    expect(wrong).toEqual([])
    expect(counts.right / made.length).toBeGreaterThan(0.97)
  })

  it('are read right at once nearly always as a later turn that changes one thing, and never wrongly', () => {
    const made = chineseTurns(250, 20261123)
    const { counts, wrong } = measure(made)
    expect(wrong).toEqual([])
    expect(counts.right / made.length).toBeGreaterThan(0.96)
  })
})
