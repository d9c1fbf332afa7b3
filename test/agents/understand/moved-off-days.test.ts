import { describe, expect, it } from 'vitest'
import { areMovedOffDays } from '../../../src/agents/understand/moved-off-days.ts'
import { understand } from '../../../src/agents/understand/understand.ts'
import { ask, briefly, CATALOGUE, question } from './asking.ts'

const ON = '2026-10-12T07:00:00.000Z'
const heard = (text: string) => briefly(ask(text, { at: ON }))

describe('days off that move, held against last year', () => {
  it.each([
    '2月17到23号销售额同比去年多少',
    '2月17号客流跟去年比',
    '9月25号各店客单同比',
    'net sales 16 to 22 February against last year',
    'footfall on 25 September versus last year',
  ])('%s may mean the same weekdays or the same holiday, so both are offered', (text) => {
    const read = ask(text, { at: ON })
    const bases = read.kind === 'likely' ? read.options.map(({ base }) => base?.kind) : []
    expect(bases.slice(0, 2).sort()).toEqual(['LY-dow', 'LY-holiday'])
  })

  it.each([
    ['2月销售额同比', 'net_sales 2026-02-01..2026-02-28 vs LY-dow'],
    ['3月17号销售额跟去年比', 'net_sales 2026-03-17 vs LY-dow'],
    ['10月1到7号销售额同比', 'net_sales 2026-10-01..2026-10-07 vs LY-dow'],
    ['net sales 1 to 7 October against last year', 'net_sales 2026-10-01..2026-10-07 vs LY-dow'],
    [
      '1 to 7 October: takings against the National Day holiday of last year',
      'net_sales 2026-10-01..2026-10-07 vs LY-holiday',
    ],
  ])('%s means one thing', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it('a chain outside China keeps no such days off', () => {
    const stores = CATALOGUE.stores.map((one) => ({ ...one, timeZone: 'Europe/Dublin' }))
    const elsewhere = { ...CATALOGUE, stores }
    const week = { from: '2026-02-17', to: '2026-02-23' }
    expect(areMovedOffDays(week, CATALOGUE)).toBe(true)
    expect(areMovedOffDays(week, elsewhere)).toBe(false)
    const asked = question('net sales 17 to 23 February against last year', [], { at: ON })
    expect(briefly(understand(asked, elsewhere))).toBe('net_sales 2026-02-17..2026-02-23 vs LY-dow')
  })
})
