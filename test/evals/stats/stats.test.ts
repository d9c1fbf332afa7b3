import { describe, expect, test } from 'vitest'
import { clusterBootstrap } from '../../../evals/stats/cluster-bootstrap.ts'
import { holm } from '../../../evals/stats/holm.ts'
import { passK } from '../../../evals/stats/pass-k.ts'
import { below, randomFrom } from '../../../evals/stats/random.ts'
import { ruleOfThree } from '../../../evals/stats/rule-of-three.ts'
import { signFlip } from '../../../evals/stats/sign-flip.ts'
import { wilson } from '../../../evals/stats/wilson.ts'

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k)
const chance = (n: number, k: number, p: number) => binomial(n, k) * p ** k * (1 - p) ** (n - k)

describe('Wilson', () => {
  test('solves its own equation: both bounds are z standard errors from the share seen', () => {
    const z = 1.959963984540054
    for (const [passed, n] of [
      [3, 10],
      [38, 40],
      [1, 7],
    ] as const) {
      const { low, high } = wilson(passed, n)
      for (const bound of [low, high])
        expect(Math.abs(passed / n - bound)).toBeCloseTo(z * Math.sqrt((bound * (1 - bound)) / n), 10)
    }
  })

  test('stays within 0 and 1 at the ends, where the normal interval has no width', () => {
    expect(wilson(0, 10).low).toBe(0)
    expect(wilson(0, 10).high).toBeCloseTo(1.959963984540054 ** 2 / (10 + 1.959963984540054 ** 2), 12)
    expect(wilson(10, 10).high).toBeCloseTo(1, 12)
  })

  test('covers near its level with ten cases at 95 %, counted exactly', () => {
    const covered = Array.from({ length: 11 }, (_, k) => k)
      .filter((k) => wilson(k, 10).low <= 0.95 && wilson(k, 10).high >= 0.95)
      .reduce((sum, k) => sum + chance(10, k, 0.95), 0)
    expect(covered).toBeGreaterThan(0.9)
  })
})

describe('pass^k', () => {
  test('is C(c,k)/C(n,k)', () => {
    for (let n = 1; n <= 8; n++)
      for (let c = 0; c <= n; c++)
        for (let k = 1; k <= n; k++) expect(passK(c, n, k)).toBeCloseTo(c < k ? 0 : binomial(c, k) / binomial(n, k), 12)
  })

  test('has no bias: its mean over all outcomes is p^k, and the plug-in is far off', () => {
    const mean = (estimate: (c: number) => number) =>
      [0, 1, 2, 3, 4].reduce((sum, c) => sum + chance(4, c, 0.7) * estimate(c), 0)
    expect(mean((c) => passK(c, 4, 4) ?? Number.NaN)).toBeCloseTo(0.7 ** 4, 12)
    expect(mean((c) => (c / 4) ** 4)).toBeGreaterThan(0.38)
  })

  test('says nothing from too few trials', () => {
    expect(passK(2, 2, 3)).toBeNull()
  })
})

test('the rule of three bounds what was never seen: at 3/n nothing is seen about once in twenty', () => {
  expect(ruleOfThree(96)).toBeCloseTo(0.03125, 12)
  expect((1 - ruleOfThree(300)) ** 300).toBeCloseTo(0.05, 2)
  expect(ruleOfThree(2)).toBe(1)
})

describe('the paired sign-flip test', () => {
  test('is exact for few families: n equal gains have p = 2 / 2^n', () => {
    for (const n of [1, 3, 6, 8]) expect(signFlip(new Array(n).fill(0.5))).toBeCloseTo(2 / 2 ** n, 12)
  })

  test('ignores families that did not move and cannot fail when none did', () => {
    expect(signFlip([0, 0.5, 0, 0.5])).toBe(signFlip([0.5, 0.5]))
    expect(signFlip([0, 0])).toBe(1)
  })

  test('drawn patterns agree with the exact ones', () => {
    const differences = Array.from({ length: 15 }, (_, i) => (i < 12 ? 1 : -1))
    const exact = [12, 13, 14, 15].reduce((sum, k) => sum + (2 * binomial(15, k)) / 2 ** 15, 0)
    expect(signFlip(differences)).toBeCloseTo(exact, 2)
  })
})

test('Holm multiplies the smallest by their number and never falls', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
  expect(holm([0.9, 0.8])).toEqual([1, 1])
})

describe('the cluster bootstrap', () => {
  test('has no width when all families agree, and the mean as its estimate', () => {
    expect(clusterBootstrap([0.5, 0.5, 0.5])).toEqual({ estimate: 0.5, low: 0.5, high: 0.5 })
    expect(clusterBootstrap([0, 1, 1, 0]).estimate).toBe(0.5)
  })

  test('comes near the normal interval with many families, and is the same for the same seed', () => {
    const random = randomFrom('families')
    const families = Array.from({ length: 400 }, () => below(random, 2))
    const { estimate, low, high } = clusterBootstrap(families, { seed: 7 })
    const half = 1.96 * Math.sqrt((estimate * (1 - estimate)) / 400)
    expect(high - low).toBeGreaterThan(2 * half * 0.85)
    expect(high - low).toBeLessThan(2 * half * 1.15)
    expect(clusterBootstrap(families, { seed: 7 })).toEqual({ estimate, low, high })
  })
})

test('the seeded stream is the same for a seed, differs between seeds and is spread evenly', () => {
  const take = (seed: number) => Array.from({ length: 5 }, randomFrom(seed))
  expect(take(1)).toEqual(take(1))
  expect(take(1)).not.toEqual(take(2))
  const random = randomFrom('even')
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < 4000; i++) {
    const drawn = below(random, 4)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
