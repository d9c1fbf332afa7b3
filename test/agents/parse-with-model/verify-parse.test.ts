import { describe, expect, it } from 'vitest'
import { ask } from '../understand/asking.ts'
import { aside, metric, parse, store, verified } from './parses.ts'

const EN = 'zorbed fluxed Riverside net sales yesterday'
const RIGHT_EN = parse({
  metric: metric('net_sales', 'net sales'),
  places: [store('S01', 'Riverside')],
  period: { kind: 'day', span: 'yesterday' },
  leftover: [aside('zorbed fluxed')],
})
const NEW_EN = 'Riverside dosh yesterday against the usual'
const RIGHT_NEW_EN = parse({
  metric: metric('net_sales', 'dosh'),
  places: [store('S01', 'Riverside')],
  period: { kind: 'day', span: 'yesterday' },
  base: { kind: 'W4', span: 'the usual' },
})
const ZH = '河滨店昨天的铜钿是多少'
const RIGHT_ZH = parse({
  metric: metric('net_sales', '铜钿'),
  places: [store('S01', '河滨店')],
  period: { kind: 'day', span: '昨天' },
})

describe('a parse that a model wrote', () => {
  it('is of questions that the grammar leaves silent', () => {
    for (const text of [EN, NEW_EN, ZH]) expect(ask(text).kind, text).toBe('silent')
  })

  it('is offered when every word of it is found again, also with one phrase that is new', () => {
    expect(verified(EN, RIGHT_EN)).toBe('? net_sales S01 2026-03-17')
    expect(verified(NEW_EN, RIGHT_NEW_EN)).toBe('? net_sales S01 2026-03-17 vs W4')
    expect(verified(ZH, RIGHT_ZH)).toBe('? net_sales S01 2026-03-17')
    const ranked = parse({
      metric: metric('net_sales', '铜钿'),
      period: { kind: 'week', span: '上周' },
      cut: { by: 'store', span: '哪个店' },
      ranking: { order: 'highest', span: '最多' },
    })
    expect(verified('上周哪个店铜钿最多', ranked)).toBe('? net_sales 2026-03-09..2026-03-15 by store highest 1')
  })

  it.each([
    ['a figure that the words do not say', { metric: metric('footfall', 'net sales') }, 'value'],
    ['a figure said by the name of a store', { metric: metric('net_sales', 'Riverside'), places: [] }, 'value'],
    ['another store', { places: [store('S02', 'Riverside')] }, 'value'],
    ['words that are not in the question', { period: { kind: 'day' as const, span: 'last Monday' } }, 'span'],
    ['words in other letters', { places: [store('S01', 'riverside')] }, 'span'],
    ['a word twice', { leftover: [aside('zorbed fluxed'), aside('net sales')] }, 'span'],
    [
      'a day made out of a word that tells none',
      { period: { kind: 'day' as const, span: 'fluxed' }, leftover: [] },
      'value',
    ],
    ['another length of time', { period: { kind: 'week' as const, span: 'zorbed' }, leftover: [] }, 'value'],
    ['no time where one is told', { period: null }, 'uncovered'],
    ['no store where one is named', { places: [] }, 'uncovered'],
    ['half of the unknown words', { leftover: [aside('zorbed')] }, 'uncovered'],
    ['a comparison that nobody asked for', { base: { kind: 'W4' as const, span: 'zorbed' }, leftover: [] }, 'value'],
    ['a condition, and says so', { leftover: [aside('zorbed fluxed', 'condition')] }, 'condition'],
  ])('is refused when it holds %s', (_, lie, why) => {
    expect(verified(EN, parse({ ...RIGHT_EN, ...lie }))).toBe(why)
  })

  it.each([
    ['net sales at Riverside yesterday excluding returns please', 'excluding returns please'],
    ['zorbed net sales at Riverside yesterday if it rained', 'zorbed'],
    ['zorbed net sales at Riverside yesterday without bananas', 'without bananas'],
    ['net sales at Riverside yesterday blorp 37', 'blorp 37'],
    ['net sales at Riverside yesterday for grommets', 'for grommets'],
    ['net sales at Riverside yesterday near Trafford', 'near Trafford'],
    ['河滨店昨天不含退货的销售额', '不含退货的'],
    ['如果下雨 河滨店昨天销售额', '如果下雨'],
    ['河滨店昨天三成的销售额', '三成的'],
  ])('is refused when it calls a condition, a number or a name a preamble: %s', (text, hidden) => {
    for (const role of ['politeness', 'preamble', 'form', 'unknown'] as const) {
      const zh = /\p{Script=Han}/u.test(text)
      const lie = parse({
        metric: metric('net_sales', zh ? '销售额' : 'net sales'),
        places: [store('S01', zh ? '河滨店' : 'Riverside')],
        period: { kind: 'day', span: zh ? '昨天' : 'yesterday' },
        leftover: [aside(hidden, role)],
      })
      expect(['hides', 'uncovered', 'grammar', 'span'], `${role} ${verified(text, lie)}`).toContain(verified(text, lie))
    }
  })

  it('takes numbers and days from the words, never from the model', () => {
    const text = 'zorbed Riverside net sales on 3 March'
    const made = parse({ ...RIGHT_EN, period: { kind: 'day', span: 'on 3 March' }, leftover: [aside('zorbed')] })
    expect(verified(text, made)).toBe('? net_sales S01 2026-03-03')
    const none = parse({ ...made, period: { kind: 'day', span: 'on 31 June' } })
    expect(verified('zorbed Riverside net sales on 31 June', none)).toBe('grammar')
  })

  it('cannot reach beyond the scope, by the name of a store or by a phrase that shall mean it', () => {
    const elsewhere = { stores: ['S02'] }
    const looked = parse({ ...RIGHT_EN, places: [{ is: 'named', span: 'Riverside' }] })
    for (const made of [RIGHT_EN, looked]) expect(verified(EN, made, elsewhere)).toBe('grammar')
    const gaff = parse({ ...RIGHT_EN, places: [store('S01', 'gaff')], leftover: [] })
    expect(verified('gaff net sales yesterday', gaff)).toBe('? net_sales S01 2026-03-17')
    expect(verified('gaff net sales yesterday', gaff, elsewhere)).toBe('grammar')
    const all = parse({ ...RIGHT_EN, places: [{ is: 'all', span: 'Riverside' }] })
    expect(verified(EN, all, elsewhere)).toBe('value')
  })

  it('may hold one new phrase, not two', () => {
    const made = parse({
      metric: metric('net_sales', 'dosh'),
      places: [store('S01', 'gaff')],
      period: { kind: 'day', span: 'yesterday' },
    })
    expect(ask('dosh gaff yesterday').kind).toBe('silent')
    expect(verified('dosh gaff yesterday', made)).toBe('value')
  })
})
