import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offerExamples } from '../../../evals/offer-examples.ts'
import { readCorpus } from '../../../evals/read-corpus.ts'
import { trainRanker } from '../../../evals/train-ranker.ts'
import { corpusCatalogue } from '../../../evals/worlds/corpus-catalogue.ts'
import { rankerOf, shippedRanker } from '../../../src/agents/understand/offer-ranker.ts'
import { understand } from '../../../src/agents/understand/understand.ts'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import { brief, question } from './asking.ts'

const { lines } = readCorpus(join(PACKAGE_ROOT, 'evals/corpus'))
const catalogue = corpusCatalogue(lines)
const STRAY = 'kindly xylophone wobbly the gribbled footfall snarfed of Riverside yesterday zing blorp'

describe('what is offered when a word is not known', () => {
  it('is offered, never answered, however sure the ranker is', () => {
    const sure = understand(question(STRAY, []), catalogue, undefined, () => 1)
    expect(sure.kind).toBe('likely')
  })

  it('is nothing when the ranker finds nothing likely', () => {
    expect(understand(question(STRAY, []), catalogue, undefined, () => 0).kind).toBe('silent')
  })

  it('is at most three whole questions, the likeliest first', () => {
    const scores: number[] = []
    const read = understand(
      question('footfall gribbled net sales snarfed yesterday zing last week', []),
      catalogue,
      undefined,
      () => {
        scores.push(1 - scores.length / 100)
        return scores.at(-1) ?? 0
      },
    )
    expect(read.kind).toBe('likely')
    if (read.kind === 'likely') expect(read.options.length).toBeLessThanOrEqual(3)
  })
})

describe('learning from the corpus', () => {
  it('tells what was meant from what was not, on authors that it has not seen', () => {
    const byAuthor = [...offerExamples(lines, catalogue)]
    const unseen = byAuthor.filter((_, index) => index % 4 === 0)
    const seen = byAuthor.filter((_, index) => index % 4 !== 0)
    const ranker = rankerOf(trainRanker(seen.flatMap(([, examples]) => examples)))
    const mean = (meant: boolean) => {
      const scores = unseen.flatMap(([, examples]) =>
        examples.filter((example) => example.meant === meant).map(({ features }) => ranker(features)),
      )
      return scores.reduce((sum, score) => sum + score, 0) / scores.length
    }
    expect(mean(true)).toBeGreaterThan(2 * mean(false))
  })

  it('gives the same weights for the same examples', () => {
    const examples = [
      { features: [1, 2], meant: true },
      { features: [2, 3], meant: false },
    ]
    expect(trainRanker(examples)).toEqual(trainRanker(examples))
    expect(rankerOf(trainRanker(examples))([1])).toBeGreaterThan(0.5)
  })

  it('ships weights of this version', () => {
    expect(shippedRanker()([], {} as never, [])).toBe(0.5)
  })
})

describe('whole questions put together from the words that are there', () => {
  const offered = (text: string, score = 1) => {
    const read = understand(question(text, []), catalogue, undefined, () => score)
    return read.kind === 'understood' ? [] : (read.kind === 'likely' ? read.options : read.near).map(brief)
  }

  it('hold one named time against the other where nobody knows the word between them', () => {
    expect(offered('footfall in February gribbled in January')).toContain(
      'footfall 2026-02-01..2026-02-28 vs 2026-01-01..2026-01-31',
    )
    expect(offered('footfall in February gribbled in February 2025')).toContain(
      'footfall 2026-02-01..2026-02-28 vs LY-dow',
    )
  })

  it('add the base, the members and the place that stand somewhere in it', () => {
    expect(offered('2月客流 咕噜咕噜 比平时')).toContain('footfall 2026-02-01..2026-02-28 vs W4')
    expect(offered('footfall last week, gribbled zing, by store, blorp')).toContain(
      'footfall 2026-03-09..2026-03-15 by store',
    )
  })

  it('never rank by a figure that the question ranks by something else', () => {
    expect(offered('昨天最好的店客流多少').filter((one) => one.includes('highest'))).toEqual([])
  })

  it('are named beside the reason when none is likely, and are none where no figure is named', () => {
    const near = understand(question('stores with net sales over 100k yesterday', []), catalogue, undefined, () => 0.1)
    expect(near.kind).toBe('silent')
    expect(near.kind === 'silent' && near.near.map(brief)).toContain('net_sales 2026-03-17 by store')
    const shipped = understand(question('why did sales fall yesterday', []), catalogue)
    expect(shipped.kind === 'silent' && shipped.near.every((frame) => frame.base !== null)).toBe(true)
    expect(shipped.kind === 'silent' && shipped.near.length).toBeGreaterThan(0)
    const none = understand(question('what should I wear', []), catalogue, undefined, () => 0.1)
    expect(none).toMatchObject({ kind: 'silent', near: [] })
  })
})
