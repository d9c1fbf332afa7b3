import { describe, expect, inject, it } from 'vitest'
import type { AnswerJson } from '../../src/agents/answer-json.ts'
import { CI_AT } from '../support/ci-chain.ts'
import { floorwalker } from '../support/command-line.ts'

const data = inject('ciChain')
const at = ['--at', CI_AT]
const lines = <T>(text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
const ask = async (...words: string[]) => {
  const ran = await floorwalker(['ask', ...words, ...at, '--json'], { data })
  expect(ran.code, ran.err).toBe(0)
  return lines<AnswerJson>(ran.out)
}

describe('ask on the command line', () => {
  it.each(['昨天的销售额', 'net sales yesterday'])(
    'answers %s at once, with its figure and where it comes from',
    async (text) => {
      const [answer] = await ask(text)
      expect(answer).toMatchObject({
        outcome: 'grounded',
        depth: 'instant',
        tier: 'regional-manager',
        language: text === '昨天的销售额' ? 'zh' : 'en',
        covers: { stores: ['S01', 'S02', 'S07', 'S10'], notAllowed: [] },
      })
      expect(answer?.figures[0]).toMatchObject({
        metric: 'net_sales',
        unit: 'CNY',
        entity: {},
        period: { from: '2026-11-21', to: '2026-11-21' },
        role: 'value',
      })
      const receipt = answer?.evidence.find(({ id }) => id === answer.figures[0]?.evidence)
      expect(receipt?.statement).toMatch(/select/i)
      expect(receipt?.snapshot).toMatch(/-v\d+$/)
      expect(Number.isInteger(answer?.ms) && Number.isInteger(answer?.steps)).toBe(true)
    },
  )

  it('gives the same figure in Chinese and in English', async () => {
    const [zh] = await ask('河滨店上周的客流')
    const [en] = await ask('footfall at Riverside last week')
    expect(zh?.figures[0]?.value).toBeGreaterThan(0)
    expect(zh?.figures[0]?.value).toBe(en?.figures[0]?.value)
  })

  it('understands follow-ups of one conversation, one JSON line a turn', async () => {
    const turns = await ask('昨天S01的销售额', '那S02呢?', 'and the day before?')
    expect(turns.map((turn) => turn.covers.stores)).toEqual([['S01'], ['S02'], ['S02']])
    expect(turns.map((turn) => turn.figures[0]?.period.from)).toEqual(['2026-11-21', '2026-11-21', '2026-11-20'])
  })

  it('takes an offered question by its place, in both languages', async () => {
    for (const place of ['第二个', 'the second one', '2']) {
      const [offered, taken] = await ask('上周利润多少', place)
      expect(offered?.outcome).toBe('clarify')
      expect(taken?.outcome, place).toBe('grounded')
      expect(taken?.figures[0]?.metric, place).toBe('margin_rate')
    }
  })

  it('shows no figure for a condition, a forecast that nobody can make or an unknown name, and exits with 0', async () => {
    for (const text of [
      '昨天除了S02以外的销售额',
      'what will the margin rate be tomorrow',
      'what will net sales be next month',
      'net sales at Westgate yesterday',
    ]) {
      const [answer] = await ask(text)
      expect(answer?.figures, text).toEqual([])
      expect(['explained', 'clarify'], text).toContain(answer?.outcome)
      expect(answer?.text.length, text).toBeGreaterThan(0)
    }
  })

  it('answers what net sales will be tomorrow as a forecast with its range, never with what was', async () => {
    const [answer] = await ask('what will net sales be tomorrow')
    expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant' })
    expect(answer?.text).toMatch(/^Sales forecast, .*four times in five between/s)
    expect(new Set(answer?.figures.map(({ metric }) => metric))).toEqual(
      new Set(['p50', 'p10', 'p90', 'wape', 'coverage']),
    )
  })

  it('asks as a person with that person’s stores alone', async () => {
    const people = await floorwalker(['people', 'list', '--json'], { data })
    const clerk = lines<{ person: string; role: string; node: string }>(people.out).find(
      ({ role, node }) => role === 'clerk' && node === 'S01',
    )
    const [own] = await ask('昨天的客流', '--as', clerk?.person ?? '')
    expect(own?.covers.stores).toEqual(['S01'])
    const [other] = await ask('S02昨天的客流', '--as', clerk?.person ?? '')
    expect(other?.outcome).toBe('refused')
    expect(other?.figures).toEqual([])
    expect(other?.covers.notAllowed.length).toBe(1)
  })

  it('says in one sentence what is wrong with bad use, and exits with 2', async () => {
    for (const [words, said] of [
      [['ask'], /ask/],
      [['ask', 'net sales', '--at', 'yesterday'], /instant/],
      [['ask', 'net sales', '--as', 'NOBODY'], /NOBODY/],
      [['ask', 'net sales', '--depth', 'deep'], /deep/],
      [['nonsense'], /nonsense/],
    ] as const) {
      const ran = await floorwalker(words, { data })
      expect(ran.code, words.join(' ')).toBe(2)
      expect(ran.err).toMatch(said)
      expect(ran.err.trim().split('\n').length, ran.err).toBeLessThanOrEqual(2)
    }
  })
})

describe('ask --batch', () => {
  it('answers conversations in order, reports a bad line in its place, and exits with 1 at the end', async () => {
    const input = [
      { id: 'a', turns: ['昨天的销售额'] },
      { id: 'b', turns: ['net sales yesterday', 'and footfall?'] },
      { id: 'c', turns: 'not a list' },
      { id: 'd', turns: ['昨天的客流'], as: 'NOBODY' },
      { id: 'e', turns: ['transactions yesterday'], lang: 'zh' },
    ].map((line) => JSON.stringify(line))
    input.splice(3, 0, 'not json')
    const ran = await floorwalker(['ask', '--batch', '-', ...at], { data, input: input.join('\n') })
    expect(ran.code).toBe(1)
    const out = lines<AnswerJson & { error?: { code: string; message: string } }>(ran.out)
    expect(out.map(({ id }) => id)).toEqual(['a', 'b', 'c', null, 'd', 'e'])
    expect(out.map(({ error }) => error?.code)).toEqual([
      undefined,
      undefined,
      'bad-line',
      'bad-line',
      'bad-use',
      undefined,
    ])
    expect(out[1]?.figures[0]?.metric).toBe('footfall')
    expect(out[5]?.language).toBe('zh')
  })

  it('a file that is not there is bad use, told in one sentence', async () => {
    const ran = await floorwalker(['ask', '--batch', 'nowhere.ndjson', ...at], { data })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(/^There is no file nowhere\.ndjson .*\n$/)
  })
})
