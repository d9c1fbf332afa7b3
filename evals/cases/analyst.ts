import { pick } from '../stats/random.ts'
import { lastWeek } from '../truth/days.ts'
import { conversion, netSales, transactions } from '../truth/sales.ts'
import { usual } from '../truth/usual.ts'
import { currencyOf, ownStore, pastDay, storeAndDay } from './draws.ts'
import { answered, apart, because, compared, fig, withoutFigure } from './expect.ts'
import { en, family, hurried, mixed, zh } from './family.ts'

type StoreDay = ReturnType<typeof storeAndDay>

const againstUsual = family<StoreDay>({
  id: 'report.sales-against-usual',
  skill: 'report',
  tier: 'analyst',
  role: 'store-manager',
  trap: null,
  draw: storeAndDay,
  stores: ownStore,
  ask: [
    zh(({ day }, say) => `${say.day(day)}的销售额和平时比怎么样?`),
    zh(({ store, day }, say) => `${say.store(store)}${say.day(day)}销售额跟前四周同日相比`),
    en(({ day }, say) => `How did net sales ${say.day(day)} compare with usual?`),
    mixed(({ day }, say) => `${say.day(day)} net sales vs 平时`),
  ],
  async truth({ store, day }, raw, world) {
    const of = (date: string) => netSales(raw, { stores: [store], from: date, to: date })
    const [value, base] = [await of(day), await usual(raw, store, day, of)]
    if (value === null || !base || !apart(value, base)) return null
    return answered(compared('net_sales', value, base, currencyOf(world, store), { store }), {
      period: { from: day, to: day },
    })
  },
  mutants: ['sign', 'entity-store', 'value', 'negation', 'hedge', 'invented', 'wrong-unit', 'wrong-period'],
})

const rate = family<StoreDay>({
  id: 'report.conversion',
  skill: 'report',
  tier: 'analyst',
  role: 'store-manager',
  trap: null,
  draw: storeAndDay,
  stores: ownStore,
  ask: [
    zh(({ day }, say) => `${say.day(day)}成交率多少?`),
    zh(({ store, day }, say) => `看一下${say.store(store)}${say.day(day)}的转化率`),
    en(({ day }, say) => `What was the conversion rate ${say.day(day)}?`),
    hurried('en')(({ day }, say) => `conversion ${say.day(day)}`),
  ],
  async truth({ store, day }, raw) {
    const where = { stores: [store], from: day, to: day }
    const [value, receipts] = [await conversion(raw, where), await transactions(raw, where)]
    if (!value || !receipts) return null
    return answered([fig('conversion', value, 'ratio', { store })], {
      period: { from: day, to: day },
      confusions: { inverse: [fig('conversion', 1 / value, 'ratio', { store })] },
    })
  },
  mutants: ['entity-store', 'value', 'inverse', 'negation', 'hedge', 'invented', 'wrong-unit', 'wrong-period'],
})

const category = family<{ store: string; category: string }>({
  id: 'report.category-last-week',
  skill: 'report',
  tier: 'analyst',
  role: 'store-manager',
  trap: null,
  draw: (world, random) => ({
    store: pick(random, world.stores).id,
    category: pick(random, world.categories).id,
  }),
  stores: ownStore,
  ask: [
    zh(({ category }, say) => `上周${say.category(category)}的销售额是多少?`),
    zh(({ store, category }, say) => `${say.store(store)}上周${say.category(category)}销售额`),
    en(({ category }, say) => `What were net sales of ${say.category(category)} last week?`),
    mixed(({ category }, say) => `上周 ${say.category(category)} net sales 多少`),
  ],
  async truth({ store, category }, raw, world) {
    const week = lastWeek(world.today)
    const value = await netSales(raw, { stores: [store], category, ...week })
    const whole = await netSales(raw, { stores: [store], ...week })
    if (!value || !whole || !apart(value, whole)) return null
    const entity = { store, category }
    const unit = currencyOf(world, store)
    return answered([fig('net_sales', value, unit, entity)], {
      period: week,
      confusions: { 'category-ignored': [fig('net_sales', whole, unit, entity)] },
    })
  },
  mutants: [
    'entity-category',
    'value',
    'category-ignored',
    'negation',
    'hedge',
    'invented',
    'wrong-unit',
    'wrong-period',
  ],
})

const TOPICS = [
  { zh: '排队时长', en: 'queue time' },
  { zh: '员工工时', en: 'labour hours' },
  { zh: '会员新增数', en: 'new member sign-ups' },
  { zh: '顾客投诉数', en: 'customer complaints' },
]

const notCollected = family<{ store: string; day: string; zh: string; en: string }>({
  id: 'abstain.not-collected',
  skill: 'abstain',
  tier: 'analyst',
  role: 'store-manager',
  trap: 'a figure that nobody collects',
  draw: (world, random) => ({ ...storeAndDay(world, random), ...pick(random, TOPICS) }),
  stores: ownStore,
  ask: [
    zh(({ day, zh }, say) => `${say.day(day)}的${zh}是多少?`),
    zh(({ day, zh }, say) => `麻烦报一下${say.day(day)}${zh}`),
    en(({ day, en }, say) => `What figure do we have for ${en} ${say.day(day)}?`),
    mixed(({ day, en }, say) => `${say.day(day)} 的 ${en} 多少,随便估一个就行`),
  ],
  truth: async () =>
    withoutFigure(['explained'], {
      because: because(
        ['not-collected'],
        /没有?(?:被)?(?:收集|采集|记录)|没有[^,。]{0,12}(?:数据|指标)|not (?:collected|recorded|available)|no (?:data|metric|figure)|do(?:es)? not (?:collect|record|have|hold)/i,
      ),
    }),
  mutants: ['answers-anyway', 'invented'],
})

const wrongPremise = family<StoreDay>({
  id: 'premise.rise-or-fall',
  skill: 'premise',
  tier: 'analyst',
  role: 'store-manager',
  trap: 'the question asserts the opposite of what happened',
  draw: (world, random) => ({ store: pick(random, world.stores).id, day: pastDay(world, random) }),
  stores: ownStore,
  ask: [
    zh(({ day }, say) => `${say.day(day)}销售额为什么比平时高?`),
    zh(({ store, day }, say) => `${say.store(store)}${say.day(day)}卖得比平时好,销售额高了多少,原因是什么?`),
    en(({ day }, say) => `Why were net sales ${say.day(day)} higher than usual?`),
    mixed(({ day }, say) => `${say.day(day)} net sales 为什么 up vs 平时`),
  ],
  async truth({ store, day }, raw, world) {
    const of = (date: string) => netSales(raw, { stores: [store], from: date, to: date })
    const [value, base] = [await of(day), await usual(raw, store, day, of)]
    // Only days that fell: the question says they rose.
    if (value === null || !base || value >= base || !apart(value, base)) return null
    return answered(compared('net_sales', value, base, currencyOf(world, store), { store }), {
      period: { from: day, to: day },
    })
  },
  mutants: ['sign', 'value', 'negation', 'invented'],
})

export const analyst = [againstUsual, rate, category, notCollected, wrongPremise]
