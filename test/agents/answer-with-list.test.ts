import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { isFigure } from '../../src/core/answer.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type AskOptions, ask } from '../support/asked.ts'
import { CHECKOUT_PLANT, FORECAST_PLANT, PRICE_PLANT, SHELF_PLANT, STOCK_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'

const houseOf = async (plant: string): Promise<House> => ({
  warehouse: await starWarehouse(plant),
  roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')),
})
/** Cola at 2.40 instead of 3.00 until the 25th, everywhere. */
const OFFER_PLANT = `insert into fact_price values ('S01', 'COLA', '2026-01-01', null, 3, 'regular', null, null), ('S01', 'COLA', '2026-07-18', '2026-07-25', 2.4, 'promo', null, null);
  insert into dim_promo values ('P1', '可乐八折', 'Cola 20 % off', 'percent', '2026-07-18', '2026-07-25', 0.2, 0);
  insert into promo_item values ('P1', 'COLA', '')`
let house: House
let tills: House
let offers: House
let ahead: House
beforeAll(async () => {
  house = await houseOf(`${STOCK_PLANT};\n${SHELF_PLANT}`)
  tills = await houseOf(CHECKOUT_PLANT)
  ahead = await houseOf(FORECAST_PLANT)
  offers = await houseOf(`${STOCK_PLANT};\n${SHELF_PLANT};\n${OFFER_PLANT}`)
})
afterAll(async () => {
  await house.warehouse.close()
  await tills.warehouse.close()
  await offers.warehouse.close()
  await ahead.warehouse.close()
})

const inS01 = (text: string, more: AskOptions = {}, at = house) =>
  ask(at, text, { role: 'store-manager', stores: ['S01'], askedAt: NOW, ...more })

describe('a list that a shop floor asks for, without a model', () => {
  test('what to order is said line by line, each figure from its cell', async () => {
    const { answer, text, of } = await inS01('what should I order today')
    expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant', reasons: [] })
    expect(of('tool-start').map(({ tool }) => tool)).toEqual(['what-to-order'])
    // the plant: milk 2 cases of 12, a margin of 60 at stake; strawberries 1 case of 5; 92 together
    expect(text).toContain('margin at stake ¥92')
    expect(text).toMatch(/order quantity 24, cases to order 2, .*margin at stake ¥60/)
    const cells = answer.sentences.flatMap(({ parts }) => parts.filter(isFigure))
    expect(cells.length).toBeGreaterThanOrEqual(8)
    for (const { evidence, row, column } of cells) {
      const of = answer.evidence.find(({ id }) => id === evidence)
      if (row > 0) expect(of?.rows[row - 1]?.cells).toHaveProperty(column)
    }
  })

  test.each([
    ['今天要订什么货', 'what-to-order', '订货建议'],
    ['哪些东西快过期了？', 'near-expiry', '临期商品'],
    ['帮我看看店里有什么临期的', 'near-expiry', '临期商品'],
    ['今天先盘哪些', 'count-first', '优先盘点'],
    ['Which items are about to expire?', 'near-expiry', 'Near expiry'],
    ['what should we count first', 'count-first', 'Records to count'],
  ])('%s', async (asked, tool, title) => {
    const { answer, text, of } = await inS01(asked)
    expect(of('tool-start').map((one) => one.tool)).toEqual([tool])
    expect(answer).toMatchObject({ outcome: 'grounded', reasons: [] })
    expect(of('sentence-dropped')).toEqual([])
    expect(text).toContain(title)
    expect(answer.covers.stores).toEqual(['S01'])
  })

  test.each([
    'order 20 boxes of milk',
    '帮我订货',
    '哪些东西没过期',
    'what expired last week',
    '昨天要订什么货',
    'what should I order if it rains',
    'should I order milk',
    '除了牛奶要订什么',
    'which items are not expiring',
    'what to order and what to count',
  ])('is not made of %s', async (asked) => {
    const { of } = await inS01(asked)
    expect(of('tool-start').filter(({ tool }) => tool !== 'measure')).toEqual([])
  })

  test('says a clerk nothing from which a cost could be worked out, in the same order', async () => {
    const clerk = { role: 'clerk' } as const
    const order = await inS01('what should I order today', clerk)
    expect(order.text).toContain('order quantity 24, cases to order 2')
    const costs = /stake|margin|waste|¥/
    expect(order.text).not.toMatch(costs)
    expect((await inS01('what should we count first', clerk)).text).not.toMatch(costs)
    const expiring = await inS01('哪些东西快过期了', clerk)
    const columns = [order, expiring].flatMap(({ answer }) =>
      answer.evidence.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.keys(cells))),
    )
    expect(columns).toContain('projected_unsold')
    expect(columns.filter((column) => costs.test(column) || column === 'markdown_gain')).toEqual([])
  })

  test.each([
    ['明天销售额大概多少', 'sales-forecast', /^销售额预测，7月22日周三：/],
    ['how much will we take tomorrow', 'sales-forecast', /^Sales forecast, Wednesday 22 July:/],
    ['明天预计多少单', 'receipts-forecast', /^客单数预测/],
    ["tomorrow's footfall forecast", 'footfall-forecast', /^Footfall forecast/],
  ])(
    '%s is a forecast, says so, and gives its range and its backtest, each figure from its cell',
    async (asked, tool, head) => {
      const both = { stores: ['S01', 'S02'] }
      const { answer, text, of } = await inS01(asked, both, ahead)
      expect(of('tool-start').map((one) => one.tool)).toEqual([tool])
      expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant', reasons: [] })
      expect(text).toMatch(head)
      expect(text).toMatch(/八成的可能在.*之间|four times in five between/)
      const cells = answer.sentences.flatMap(({ parts }) => parts.filter(isFigure))
      // the sum and two shops: middle, both ends, error, coverage
      expect(cells.map(({ column }) => column).join(' ')).toBe(Array(3).fill('p50 p10 p90 wape coverage').join(' '))
      expect(answer.evidence[0]?.period).toEqual({ from: '2026-07-22', to: '2026-07-22' })
    },
  )

  test('a forecast names the shop that it cannot be made for, and nothing is forecast of what was', async () => {
    const { text } = await inS01('sales forecast tomorrow', { stores: ['S01', 'S07'] }, ahead)
    expect(text).toMatch(/too little history to forecast/)
    const past = await inS01('how much did we sell tomorrow', {}, ahead)
    expect(past.of('tool-start')).toEqual([])
    expect(past.answer.outcome).not.toBe('grounded')
  })

  test('the price of weighed goods says of how much it is, in both languages; of pieces it is bare', async () => {
    const weighed = await houseOf(
      `${PRICE_PLANT}; update dim_product set by_weight = true, uom = 'KG' where sku_id = 'STRAW'`,
    )
    expect((await inS01('how much are Strawberries', {}, weighed)).text).toMatch(/price now ¥20\.00\/kg/)
    expect((await inS01('草莓多少钱', {}, weighed)).text).toMatch(/¥20\.00\/千克/)
    expect((await inS01('how much is Fresh Milk 1L', {}, weighed)).text).toMatch(/price now ¥8\.00[,.]/)
  })

  test('weighed goods are in their measure, on lists and in figures; pieces are bare numbers', async () => {
    const weighed = await houseOf(`${STOCK_PLANT};
      update dim_product set by_weight = true, uom = 'KG' where sku_id = 'STRAW';
      update dim_product set by_weight = false, uom = 'kg' where sku_id = 'MILK'`)
    expect((await inS01('what should I order today', {}, weighed)).text).toMatch(
      /order quantity 24, .*order quantity [\d.]+ kg, cases to order 1, recorded stock [\d.]+ kg/s,
    )
    expect((await inS01('今天要订什么货', {}, weighed)).text).toMatch(/草莓.*：订货量[\d.]+ 千克/)
    expect((await inS01('昨天草莓的库存', {}, weighed)).text).toContain('30 千克')
    expect((await inS01('stock on hand of Strawberries yesterday', {}, weighed)).text).toContain('30 kg')
    expect((await inS01('stock on hand of Fresh Milk 1L yesterday', {}, weighed)).text).not.toContain('kg')
    // a sum of both says so; one of pieces alone has nothing to say
    expect((await inS01('stock on hand yesterday', {}, weighed)).text).toContain(
      'the weight of weighed goods, are added',
    )
    expect((await inS01('昨天的库存', {}, weighed)).text).toContain('称重商品的重量加在了一起')
    expect((await inS01('stock on hand of Drinks yesterday', {}, weighed)).text).not.toContain('weigh')
    expect((await inS01('stock on hand by category yesterday', {}, weighed)).text).not.toContain('weigh')
    await weighed.warehouse.close()
  })

  test('beside a reason a clerk is offered the shelf first, and never what they may not see', async () => {
    const offered = async (role: 'clerk' | 'store-manager') =>
      (await inS01('tell me about the xyzzy margin', { role })).answer.options.map(({ frame }) => frame)
    const clerk = await offered('clerk')
    expect(clerk[0]?.metric).toBe('out_of_stocks')
    expect(clerk.filter(({ metric, by }) => /margin|waste|shrink/.test(metric) || by === 'store')).toEqual([])
    expect((await offered('store-manager')).length).toBe(3)
  })

  test('of a shop that the asker may not see is refused, and nothing is looked up', async () => {
    const { answer, of } = await inS01('what is expiring soon at S02')
    expect(answer).toMatchObject({ outcome: 'refused', evidence: [], covers: { stores: [] } })
    expect(of('tool-start')).toEqual([])
  })

  test('of one category begins with it, and its total is of it alone', async () => {
    for (const [asked, category] of [
      ['what to order in dairy', 'Dairy & Eggs'],
      ['乳品蛋类要订什么', '乳品蛋类'],
    ] as const) {
      const { answer, text, of } = await inS01(asked)
      expect(of('tool-start')[0]?.input).toMatchObject({ categories: ['Dairy & Eggs'] })
      expect(answer.outcome).toBe('grounded')
      expect(text).toContain(category)
      expect(text).toContain('¥60')
      expect(text).not.toContain('¥92')
    }
  })

  test('of what to bring from shop to shop names the giver, then the taker', async () => {
    const both = { stores: ['S01', 'S02'] }
    const { text, answer } = await inS01('有哪些货可以调拨', both)
    expect(answer.outcome).toBe('grounded')
    expect(text).toMatch(/鲜牛奶1L从北门店调到河滨店：调拨数量\d+，调拨收益¥/)
    expect((await inS01('what should we transfer', both)).text).toMatch(
      /Fresh Milk 1L from Northgate to Riverside: transfer quantity \d+/,
    )
  })

  test('of the tills is of the days that were said, else of yesterday, with the till by its name', async () => {
    const ask = (text: string) => inS01(text, {}, tills)
    const yesterday = await ask('昨天的长短款')
    expect(yesterday.text).toContain('河滨店 T1 昨天（7月20日周一）：长短款−¥10.00，应有现金¥500.00，实点现金¥490.00')
    expect((await ask('cash over and short')).of('tool-start')[0]?.input).toMatchObject({ period: 'yesterday' })
    expect((await ask('cash over and short last week')).of('tool-start')[0]?.input).toMatchObject({
      period: 'last-week',
    })
    const funnel = await ask('missed scans yesterday')
    expect(funnel.text).toMatch(
      /Riverside, self-checkout: .*items detected 20, money detected ¥200.00, .*items rescanned 16, .*items recovered 3,/,
    )
  })

  test('of cashiers is for managers, speaks of review and accuses nobody', async () => {
    const managers = await inS01('哪个收银员异常', { stores: ['S02'] }, tills)
    expect(managers.text).toMatch(/北门店 C8：退货次数\d+，退货比率.*同事比率/)
    expect(managers.text).toContain('复核')
    const clerk = await inS01('哪个收银员异常', { stores: ['S02'], role: 'clerk' }, tills)
    expect(clerk.answer).toMatchObject({ outcome: 'refused', evidence: [] })
  })

  test('of one article says where it lies and who has it', async () => {
    const zh = await inS01('鲜牛奶1L在哪个货架', { stores: ['S01', 'S02'] })
    expect(zh.of('tool-start')).toMatchObject([{ tool: 'where-to-find', input: { product: 'MILK' } }])
    expect(zh.text).toContain('河滨店的鲜牛奶1L A区1号架第2层第3位：现有5')
    const en = await inS01('where is Fresh Milk 1L', { stores: ['S01', 'S02'] })
    expect(en.text).toContain('Fresh Milk 1L at Riverside, aisle A, bay 1, shelf 2, place 3: available now 5')
  })

  test.each([
    ['what is on offer today', 'on-offer', 'On offer'],
    ['any drinks on promotion', 'on-offer', 'On offer'],
    ['今天哪些商品在促销', 'on-offer', '在售促销'],
    ['Is Cola 330ml on offer?', 'price-now', 'Price now'],
    ['可乐330ml哪个店有货', 'where-to-find', '有货查询'],
    ['does anyone have Cola 330ml', 'where-to-find', 'Where to find'],
  ])('%s: what runs today, without a model', async (asked, tool, title) => {
    const { text, of } = await inS01(asked, { stores: ['S01', 'S02'] }, offers)
    expect(of('tool-start').map((one) => one.tool)).toEqual([tool])
    expect(text).toContain(title)
  })

  test('of a region is of its shops that the asker may see, says how many, and is refused where there are none', async () => {
    const all = { role: 'area-manager', stores: ['S01', 'S02', 'S07'] } as const
    const east = await inS01('华东今天要订什么货', all)
    expect(east.answer).toMatchObject({ outcome: 'grounded', covers: { stores: ['S01', 'S02'] } })
    expect(east.text).toContain('2家门店合计：需订货的商品数')
    const mine = await inS01('what should we order in East China', { stores: ['S01'] })
    expect(mine.answer.covers.stores).toEqual(['S01'])
    expect(mine.text).toContain('Riverside: lines to order')
    const other = await inS01('what should we order in South China', { stores: ['S01'] })
    expect(other.answer).toMatchObject({ outcome: 'refused', evidence: [], covers: { notAllowed: ['South China'] } })
    const both = await inS01('what should we order in East China and South China', { stores: ['S01'] })
    expect(both.answer).toMatchObject({ outcome: 'refused', evidence: [], covers: { notAllowed: ['South China'] } })
  })

  test('of one shop asks which where there are several', async () => {
    const { answer, text } = await inS01('下周排班', { stores: ['S01', 'S02'] })
    expect(answer.reasons).toMatchObject([{ fault: 'needs-store' }])
    expect(text).toContain('河滨店和北门店')
  })
})

describe('a code alone, as a scanner types it', () => {
  test('is the article that has it: whether it is there, and where', async () => {
    const { text, of } = await inS01('6901234567892', { language: 'zh' })
    expect(of('tool-start')).toMatchObject([{ tool: 'where-to-find' }])
    expect(text).toContain('河滨店的鲜牛奶1L A区1号架第2层第3位：现有5')
  })

  test('with a date goes to the goods check, and a wrong digit is told', async () => {
    const dated = await inS01('(01)06901234567892(17)260722(10)L7', { language: 'zh' })
    expect(dated.of('tool-start')).toMatchObject([{ tool: 'lot-check' }])
    expect(dated.text).toContain('剩余可售天数2 天')
    expect((await inS01('6901234567893')).answer.reasons).toMatchObject([{ fault: 'code-unreadable' }])
  })

  test.each(['20260721', '2026', 'S01', '12345', '(昨天)'])('is not made of %s', async (text) => {
    expect((await inS01(text)).of('tool-start')).toEqual([])
  })
})

describe('what a program or a page looks up', () => {
  const look = (tool: string, input: Record<string, unknown>, more: AskOptions = {}) =>
    inS01('看一下', { ...more, look: { tool, input } })

  test('is the tool itself, with a photo’s scores or facings that were seen', async () => {
    const photo = await look('photo-goods', { codes: ['MILK', 'COLA'], scores: [0.7, 0.2] })
    expect(photo.answer).toMatchObject({ outcome: 'grounded', depth: 'instant' })
    expect(photo.text).toContain('识别得分70.0%')
    const gaps = await look('shelf-gaps', { products: ['MILK'], facings: [1] })
    expect(gaps.text).toMatch(/应有排面4，实见排面1，缺的排面3/)
    expect((await look('find-product', { text: 'xianniunai' })).text).toContain('鲜牛奶1L。')
  })

  test('that does not fit the tool, or is not theirs, is told and nothing is looked up', async () => {
    const outside = await look('what-to-order', { stores: ['S02'] })
    expect(outside.answer).toMatchObject({ evidence: [], reasons: [{ fault: 'tool-input-invalid' }] })
    expect((await look('constructor', {})).answer.reasons).toMatchObject([{ fault: 'tool-input-invalid' }])
    const clerk = await look('till-close', { period: 'yesterday' }, { role: 'clerk' })
    expect(clerk.answer).toMatchObject({ outcome: 'refused', evidence: [] })
  })
})
