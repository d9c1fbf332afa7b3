import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { QUALITY_RULES, type QualityRuleName } from '../../src/core/quality-rule.ts'
import { RULES } from '../../src/data/quality/index.ts'
import type { QualityRule } from '../../src/data/quality/quality-rule.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { qualityName } from '../../src/language/quality-name.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'
import { plantedSession } from '../support/planted-chain.ts'

/** Questions by what they read; both are about yesterday, on which every rule found something at Riverside. */
const QUESTIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  fact_line: ['昨天河滨店的销售额', 'net sales yesterday at Riverside'],
  fact_footfall: ['昨天河滨店的客流', 'footfall yesterday at Riverside'],
  fact_stock_day: ['昨天河滨店缺货多少', 'out of stocks yesterday at Riverside'],
  conversion: ['昨天河滨店的成交率', 'conversion yesterday at Riverside'],
  margin_rate: ['昨天河滨店的毛利率', 'margin rate yesterday at Riverside'],
  units_sold: ['昨天河滨店的销售件数', 'units sold yesterday at Riverside'],
}
const BY_HOUR: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  fact_line: ['昨天河滨店每小时的销售额', 'net sales yesterday at Riverside by hour'],
  fact_footfall: ['昨天河滨店每小时的客流', 'footfall yesterday at Riverside by hour'],
}
/** Only analyses read them; `read-relation.ts` files the same flags. */
const NO_METRIC = ['fact_tender', 'fact_price', 'dim_lot']
/** They change no figure: names, codes, a file that brought nothing; and measure itself says the share of sales without a cost. */
const NO_FIGURE: readonly QualityRuleName[] = ['cost-missing', 'gtin-check', 'garbled-text', 'file-again']

const houseOver = async (rules: readonly QualityRuleName[]): Promise<House> => {
  const session = await plantedSession()
  for (const rule of rules)
    await session.run(
      `insert into quality_finding select '${rule}', 'fail', 'fact_line', ${rule === 'unit-change' ? 'null' : "'S01'"}, '2026-07-20', 1, '[]'`,
    )
  return {
    warehouse: await warehouseOver(session, 'planted'),
    roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')),
  }
}

const questionOf = ({ concerns, hoursOnly }: QualityRule) => {
  const questions = hoursOnly ? BY_HOUR : QUESTIONS
  return questions[concerns.find((one) => one in questions) ?? '']
}

describe('an answer over doubtful data', () => {
  let house: House
  beforeAll(async () => {
    house = await houseOver(QUALITY_RULES)
  })
  afterAll(() => house.warehouse.close())

  const said = QUALITY_RULES.filter((name) => questionOf(RULES[name]) !== undefined)

  test.each(said)('says so in both languages: %s', async (name) => {
    const [zh, en] = questionOf(RULES[name]) ?? []
    expect((await ask(house, zh ?? '')).text).toContain(qualityName(name, 'zh'))
    expect((await ask(house, en ?? '')).text).toContain(qualityName(name, 'en'))
  })

  test('so does every rule that can change a figure', () => {
    const rest = QUALITY_RULES.filter((name) => !said.includes(name) && !NO_FIGURE.includes(name))
    expect(rest.flatMap((name) => RULES[name].concerns).sort()).toEqual([...NO_METRIC].sort())
  })

  test('says nothing of other shops, and of a clock only where hours are shown', async () => {
    expect((await ask(house, 'net sales yesterday at Northgate')).text).not.toContain('doubtful')
    expect((await ask(house, 'net sales yesterday at Riverside')).text).not.toContain(qualityName('till-clock', 'en'))
  })

  test('leaves out what happens in any shop now and then, when it is little of what was read', async () => {
    const jumpy = await houseOver(['sales-jump'])
    const jump = qualityName('sales-jump', 'en')
    expect((await ask(jumpy, 'net sales yesterday at Riverside')).text).toContain(jump)
    expect((await ask(jumpy, 'net sales in the last 60 days at Riverside')).text).not.toContain(jump)
    await jumpy.warehouse.close()
  })
})
