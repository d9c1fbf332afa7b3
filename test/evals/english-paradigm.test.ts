import { expect, it } from 'vitest'
import { englishParadigm } from '../../evals/paradigm/english.ts'
import { measure } from '../../evals/paradigm/measure.ts'

it('English wordings made of everyday parts are nearly all read right at once, and never wrongly', () => {
  const made = englishParadigm(1_000)
  const { counts, wrong } = measure(made)
  expect(wrong).toEqual([])
  expect(counts['bad-label']).toBe(0)
  expect(counts.right / made.length).toBeGreaterThan(0.93)
})
