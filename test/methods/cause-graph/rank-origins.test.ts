import { describe, expect, it } from 'vitest'
import { EDGES } from '../../../src/methods/cause-graph/edges.ts'
import { NODES, ORIGINS, type Origin } from '../../../src/methods/cause-graph/nodes.ts'
import { afterAnswer, answered, type Finding, rankOrigins } from '../../../src/methods/cause-graph/rank-origins.ts'

describe('the cause graph', () => {
  it('leads from every origin to a measure that somebody watches', () => {
    for (const origin of ORIGINS)
      expect(
        EDGES.some(({ from }) => from === origin),
        origin,
      ).toBe(true)
  })

  it('says what to do about every origin, and asks, in both languages', () => {
    for (const origin of ORIGINS) {
      const { label, action, question }: Origin = NODES[origin]
      for (const words of [label, action, ...(question ? [question] : [])]) {
        expect(words.zh, origin).toMatch(/\p{Script=Han}/u)
        expect(words.en, origin).toMatch(/^[\x20-\x7e’]+$/)
      }
    }
  })
})

const fewer = { metric: 'net_sales', direction: -1 } as const
const names = (findings: readonly Finding[], observed = {}) =>
  rankOrigins(fewer, observed, findings).map(({ origin }) => origin)

describe('origins of a symptom', () => {
  it('are told with the path that was observed', () => {
    const [first] = rankOrigins(fewer, { footfall: -0.4, transactions: -0.4, conversion: 0, upt: 0, asp: 0 }, [
      { origin: 'road-works', weight: 1.5 },
    ])
    expect(first?.origin).toBe('road-works')
    expect(first?.path).toEqual(['road-works', 'footfall', 'transactions', 'net_sales'])
  })

  it('begin with a counter fault that its check saw, before any fall in footfall is believed', () => {
    const ranked = rankOrigins({ metric: 'footfall', direction: -1 }, { footfall: -0.6, transactions: 0 }, [
      { origin: 'road-works', weight: 6 },
      { origin: 'counter-fault', weight: 4 },
    ])
    expect(ranked.map(({ origin }) => origin).slice(0, 2)).toEqual(['counter-fault', 'road-works'])
  })

  it('are not those whose effect goes the other way', () => {
    const more = rankOrigins({ metric: 'footfall', direction: 1 }, {}, [{ origin: 'road-works', weight: 6 }])
    expect(more.map(({ origin }) => origin)).not.toContain('road-works')
  })

  it('are not those whose path did not move', () => {
    const findings: Finding[] = [{ origin: 'understaffed', weight: 2 }]
    expect(names(findings, { queue: 0.5, conversion: -0.3, transactions: -0.3 })).toContain('understaffed')
    expect(names(findings, { queue: 0, conversion: 0.1, transactions: 0.1 })).not.toContain('understaffed')
  })

  it('share what is left by chance', () => {
    const ranked = rankOrigins(fewer, { footfall: -0.4, transactions: -0.4 }, [])
    const sum = ranked.reduce((all, { probability }) => all + probability, 0)
    expect(sum).toBeGreaterThan(0)
    expect(sum).toBeLessThan(1)
  })

  it('are confirmed by a yes and all but ruled out by a no', () => {
    const findings: Finding[] = [
      { origin: 'road-works', weight: 1.5 },
      { origin: 'competitor', weight: 1.5 },
    ]
    const observed = { footfall: -0.4, transactions: -0.4 }
    expect(names(findings, observed)[0]).toBe('road-works')
    expect(names(answered(findings, 'competitor', true), observed)[0]).toBe('competitor')
    expect(names(answered(findings, 'road-works', false), observed)).not.toContain('road-works')
  })
})

describe('an answer to shares alone', () => {
  const shares = [
    { origin: 'road-works', probability: 0.6 },
    { origin: 'competitor', probability: 0.2 },
  ]
  it('moves them as it moves the scores that they came from', () => {
    // exp(score) is 3 and 1 beside chance's 1
    const [first, second] = afterAnswer(shares, 'road-works', true)
    expect(first?.probability).toBeCloseTo((3 * Math.exp(4)) / (3 * Math.exp(4) + 2), 12)
    expect(second?.probability).toBeCloseTo(1 / (3 * Math.exp(4) + 2), 12)
  })
  it('puts the next one first after a no', () => {
    const after = afterAnswer(shares, 'road-works', false)
    expect(after.map(({ origin }) => origin)).toEqual(['competitor', 'road-works'])
    expect(after[1]?.probability).toBeLessThan(0.01)
  })
})
