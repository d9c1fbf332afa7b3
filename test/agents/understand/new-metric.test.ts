import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { type MetricWord, vocabularyOf } from '../../../src/agents/understand/vocabulary.ts'
import { METRICS } from '../../../src/data/metrics/index.ts'
import { metricVocabulary } from '../../../src/tools/metric-vocabulary.ts'
import { briefly, CATALOGUE, question } from './asking.ts'

/** A figure that the lexicon has never heard of; one of its names holds a word that otherwise alters ("price"). */
const planted: MetricWord = {
  name: 'label_faults',
  labels: {
    zh: { name: '价签差错数', words: ['价签差错数', '价签错误'], asks: ['(多少|几)个价签(错了|不对)'] },
    en: {
      name: 'price label faults',
      words: ['price label faults', 'label faults'],
      asks: ['how many labels were wrong'],
    },
  },
  cuts: ['store', 'day'],
  kind: 'flow',
  better: 'lower',
  access: ['regional-manager'],
  reads: ['fact_line'],
}
const vocabulary = vocabularyOf([...metricVocabulary(), planted])
const heard = (text: string) => briefly(understand(question(text, []), CATALOGUE, vocabulary))

describe('a metric that is new in the registry', () => {
  it.each([
    ['price label faults at Riverside yesterday', 'label_faults S01 2026-03-17'],
    ['how many labels were wrong last week', 'label_faults 2026-03-09..2026-03-15'],
    ['which store had the most label faults last week', 'label_faults 2026-03-09..2026-03-15 by store highest 1'],
    ['best store by label faults last week', 'label_faults 2026-03-09..2026-03-15 by store lowest 1'],
    ['河滨店昨天价签差错数', 'label_faults S01 2026-03-17'],
    ['上周多少个价签错了', 'label_faults 2026-03-09..2026-03-15'],
    ['上周各店价签错误比上上周', 'label_faults 2026-03-09..2026-03-15 vs 2026-03-02..2026-03-08 by store'],
  ])('is asked for by its own words, with nothing added to the lexicon: %s', (text, expected) => {
    expect(heard(text)).toBe(expected)
  })

  it('is refused by a cut that it does not have', () => {
    expect(heard('label faults by category last week')).toBe(
      '- cut-not-there {"metric":"label_faults","by":"category"}',
    )
  })

  it('is unknown where the registry has it not', () => {
    expect(briefly(understand(question('price label faults yesterday', []), CATALOGUE))).not.toContain('label_faults')
  })
})

describe('every metric of the registry', () => {
  const asked = Object.values(METRICS).flatMap((metric) =>
    (['zh', 'en'] as const).map((language) => ({ metric, language, name: metric.labels[language].name })),
  )
  it.each(asked)('is asked for by its $language name: $name', ({ metric, language, name }) => {
    const day = metric.kind === 'level' ? '' : language === 'zh' ? '昨天' : ' yesterday'
    const filled = new Set([...CATALOGUE.filled, ...metric.reads])
    const text = language === 'zh' ? `${day}${name}` : `${name}${day}`
    const read = understand(question(text, []), { ...CATALOGUE, filled })
    expect(read.kind === 'understood' ? read.frame.metric : briefly(read)).toBe(metric.name)
  })
})

describe('people at the door and receipts at the till', () => {
  it.each(['footfall yesterday', 'visitors yesterday', '昨天客流'])('%s is never the number of receipts', (text) => {
    expect(heard(text)).toBe('footfall 2026-03-17')
  })
  it.each(['transactions yesterday', 'how many receipts yesterday', '昨天小票数'])(
    '%s is never the people at the door',
    (text) => {
      expect(heard(text)).toBe('transactions 2026-03-17')
    },
  )
  it.each(['customers yesterday', '昨天来客数'])('%s is either, so it is asked back', (text) => {
    expect(heard(text)).toMatch(/^\? (?=.*footfall)(?=.*transactions)/)
  })
})
