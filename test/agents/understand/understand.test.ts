import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const UNDERSTOOD = [
  ['How much did Riverside take yesterday?', 'net_sales S01 2026-03-17'],
  ['S02 上周客流', 'footfall S02 2026-03-09..2026-03-15'],
  ['哪家店昨天客流最高', 'footfall 2026-03-17 by store highest 1'],
] as const

describe('a question of which every word is known', () => {
  it.each(UNDERSTOOD)('%s', (text, frame) => {
    expect(briefly(ask(text))).toBe(frame)
  })
})
