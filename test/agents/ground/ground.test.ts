import { describe, expect, test } from 'vitest'
import { ground } from '../../../src/agents/ground/ground.ts'
import type { Grounded, Refusal } from '../../../src/agents/ground/grounding.ts'
import { textOf } from '../../../src/core/answer.ts'
import { id } from '../../../src/core/ids.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import { LANGUAGES } from '../../../src/language/index.ts'
import { attackDesk } from '../../support/attack-desk.ts'
import { context, evidenceOf, frameOf, YESTERDAY } from '../../support/evidence-fixtures.ts'

const run = (drafts: readonly string[], part: Partial<Parameters<typeof ground>[1]> = {}, code: LanguageCode = 'en') =>
  ground(drafts, { evidence: attackDesk, question: '', language: LANGUAGES[code], context, ...part })
const text = (result: Grounded | undefined) => (result?.kind === 'passed' ? textOf(result.sentence) : result?.refusal)
const said = (draft: string, code: LanguageCode = 'en') => text(run([draft], {}, code)[0])

describe('numbers of a shown sentence', () => {
  test('each is a part that knows its cell', () => {
    const [result] = run([
      "Riverside's net sales were {{e1.r1.net_sales}}, down {{e1.r3.net_sales}} from the usual Saturday.",
    ])
    expect(result).toEqual({
      kind: 'passed',
      sentence: {
        parts: [
          { text: "Riverside's net sales were " },
          { text: '¥45,612', evidence: 'RUN.e1', row: 1, column: 'net_sales' },
          { text: ', down ' },
          { text: '¥1,234', evidence: 'RUN.e1', row: 3, column: 'net_sales' },
          { text: ' from the usual Saturday.' },
        ],
      },
    })
  })

  test.each([
    ['Riverside sold 45612 yuan yesterday.', 'Riverside sold ¥45,612 yesterday.'],
    ['Riverside sold CNY 45,612.3 yesterday.', 'Riverside sold ¥45,612 yesterday.'],
    ['Riverside sold ４５，６１２ yesterday.', 'Riverside sold ¥45,612 yesterday.'],
    ['Riverside sold forty-five thousand six hundred and twelve yuan yesterday.', 'Riverside sold ¥45,612 yesterday.'],
  ])('one written out is bound to its cell and shown as the cell says it: %s', (draft, shown) =>
    expect(said(draft)).toBe(shown),
  )

  test.each([
    ['河滨店昨天净销售额4.56万元。', '河滨店昨天净销售额¥45,612。'],
    ['河滨店昨天净销售额四万五千六百一十二元。', '河滨店昨天净销售额¥45,612。'],
    ['河滨店成交率百分之五十八点三。', '河滨店成交率58.3%。'],
  ])('Chinese numerals are bound likewise: %s', (draft, shown) => expect(said(draft, 'zh')).toBe(shown))

  test('a change has its sign, but not beside a word of direction', () => {
    expect(said("Riverside's net sales: {{e1.r1.net_sales}} ({{e1.r4.net_sales}}).")).toBe(
      "Riverside's net sales: ¥45,612 (−2.6%).",
    )
    expect(said("Northgate's net sales: {{e1.r5.net_sales}} ({{e1.r8.net_sales}}).")).toBe(
      "Northgate's net sales: ¥38,120 (+8.9%).",
    )
    expect(said("Riverside's net sales fell {{e1.r4.net_sales}} against the usual Saturday.")).toBe(
      "Riverside's net sales fell 2.6% against the usual Saturday.",
    )
  })

  test('a unit word that the number already shows is said once', () =>
    expect(said('河滨店净销售额{{e1.r1.net_sales}}元。', 'zh')).toBe('河滨店净销售额¥45,612。'))

  test('a number that fits two facts is not guessed', () => {
    const twice = [
      evidenceOf(1, frameOf({ metric: 'transactions', by: 'store' }), [
        { entity: { store: 'S01' }, value: '512' },
        { entity: { store: 'S02' }, value: '512' },
      ]),
    ]
    expect(text(run(['Riverside had 512 transactions.'], { evidence: twice })[0])).toBe('number-ambiguous')
  })
})

describe('each fault has its name', () => {
  const cases: readonly (readonly [string, Refusal])[] = [
    ['Riverside sold {{e7.r1.net_sales}}.', 'unknown-slot'],
    ['Riverside sold 45,613.', 'number-not-on-desk'],
    ['Riverside sold 45,612%.', 'wrong-unit'],
    ['Northgate sold {{e1.r1.net_sales}}.', 'wrong-entity'],
    ["Riverside's footfall was {{e1.r1.net_sales}}.", 'wrong-metric'],
    ["Riverside's net sales today were {{e1.r1.net_sales}}.", 'wrong-period'],
    ["Riverside's net sales rose {{e1.r4.net_sales}}.", 'wrong-direction'],
    ['Northgate had the highest net sales.', 'comparison-without-row'],
    ['Riverside did not sell {{e1.r1.net_sales}}.', 'negated-figure'],
    ['Riverside sold {{e1.r1.net_sales}} or {{e1.r2.net_sales}}.', 'two-values'],
    ["Riverside's profit was {{e1.r1.net_sales}}.", 'unknown-word'],
    ['<i>Riverside</i> sold {{e1.r1.net_sales}}.', 'not-plain-text'],
  ]
  test.each(cases)('%s', (draft, refusal) => expect(said(draft)).toBe(refusal))

  test('what is not there is not shown as a number', () => {
    const nothing = [evidenceOf(1, frameOf({ stores: ['S01'] }), [{ value: null }])]
    expect(text(run(['Riverside sold {{e1.r1.net_sales}}.'], { evidence: nothing })[0])).toBe('empty-cell')
  })
})

describe('one sentence after another', () => {
  test('names hold until others are named', () => {
    const drafts = [
      "Riverside's net sales yesterday were {{e1.r1.net_sales}}.",
      'They were down {{e1.r3.net_sales}} from the usual Saturday.',
    ]
    expect(run(drafts).map(({ kind }) => kind)).toEqual(['passed', 'passed'])
    expect(text(run(['Northgate did well.', 'Net sales were {{e1.r1.net_sales}}.'])[1])).toBe('wrong-entity')
  })

  test('names in a refused sentence hold for nothing, because nobody reads it', () => {
    const results = run(['Riverside sold 99,999.', 'Net sales were {{e1.r1.net_sales}}.'])
    expect(results.map(text)).toEqual(['number-not-on-desk', 'wrong-entity'])
  })

  test('a later value of the same fact contradicts the one shown', () => {
    const later = evidenceOf(4, frameOf({ stores: ['S01'] }), [{ value: '45000' }])
    const evidence = [...attackDesk, later]
    const drafts = [
      "Riverside's net sales yesterday were {{e1.r1.net_sales}}.",
      "Riverside's net sales yesterday were {{e4.r1.net_sales}}.",
    ]
    expect(run(drafts, { evidence }).map(text)[1]).toBe('contradicts-earlier')
    const [first] = run(drafts, { evidence })
    const shown = first?.kind === 'passed' ? [first.sentence] : []
    expect(text(run(drafts.slice(1), { evidence, shown })[0])).toBe('contradicts-earlier')
    expect(
      said("Riverside's net sales were {{e1.r1.net_sales}}, Riverside's net sales were {{e1.r1.net_sales}}."),
    ).toContain('¥45,612')
  })

  test('the question names what an answer leaves out', () => {
    const results = run(['Net sales were {{e1.r1.net_sales}}.'], {
      question: "What were Riverside's net sales yesterday?",
    })
    expect(results.map(text)).toEqual(['Net sales were ¥45,612.'])
    expect(run(['Net sales were {{e1.r1.net_sales}}.'], { question: 'And Northgate?' }).map(text)).toEqual([
      'wrong-entity',
    ])
  })
})

describe('what is no figure', () => {
  test.each([
    'Cola 330ml at S01 needs a second look.',
    'One of the reasons may be the weather.',
    'Please check the shelf of Eggs 10 Pack.',
    'The data end on 31 May 2025.',
  ])('passes: %s', (draft) => expect(said(draft)).toBe(draft))

  test.each(['请统一检查一下货架，一些商品一直卖得一般。', '三文鱼和可乐330ml要关注。', '数据截至2025年5月31日。'])(
    'passes: %s',
    (draft) => expect(said(draft, 'zh')).toBe(draft),
  )

  test('the words of a flag pass as the house says them, and only so', () => {
    const flagged = [
      {
        ...(attackDesk[2] ?? evidenceOf(3, frameOf(), [])),
        flags: [{ flag: 'cost-missing', parameters: { share: '0.123' } }],
      },
    ]
    const words = LANGUAGES.en.flag('cost-missing', { share: '0.123' })
    expect(text(run([words], { evidence: flagged })[0])).toBe(words)
    expect(run([words], { evidence: flagged })[0]).toEqual({
      kind: 'passed',
      sentence: {
        parts: [
          { text: 'Note: ' },
          { text: '12.3%', evidence: 'RUN.e3', row: 0, column: 'flag:cost-missing' },
          { text: ' of net sales have no cost and are left out of the margin rate.' },
        ],
        aside: true,
      },
    })
    expect(text(run([words.replace('12.3', '12.4')], { evidence: flagged })[0])).toBe('number-not-on-desk')
  })

  test('a desk that grows between two calls is read anew', () => {
    const growing = [...attackDesk]
    run(['Riverside sold {{e1.r1.net_sales}}.'], { evidence: growing })
    growing.push(evidenceOf(4, frameOf({ metric: 'footfall', stores: ['S01'], period: YESTERDAY }), [{ value: '777' }]))
    expect(text(run(["Riverside's footfall was 777."], { evidence: growing })[0])).toBe("Riverside's footfall was 777.")
  })

  test('what goes from one shop to another names both, the giver first', () => {
    const moved = evidenceOf(
      1,
      frameOf({ metric: 'stock_on_hand', period: YESTERDAY }),
      [{ entity: { store: 'S01', product: 'P0003', subject: 'S02' }, value: '5' }],
      { stores: [id('S01'), id('S02')] },
    )
    const say = (draft: string) => text(run([draft], { evidence: [moved] })[0])
    const right = 'Yesterday, Cola 330ml from Riverside to Northgate: stock on hand {{e1.r1.stock_on_hand}}.'
    expect(say(right)).toBe('Yesterday, Cola 330ml from Riverside to Northgate: stock on hand 5.')
    expect(say(right.replace('Riverside to Northgate', 'Northgate to Riverside'))).toBe('wrong-entity')
    expect(say(right.replace('Northgate', 'Southgate'))).toBe('wrong-entity')
  })
})
