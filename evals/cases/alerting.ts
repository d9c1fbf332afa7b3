import { pick } from '../stats/random.ts'
import { plus } from '../truth/days.ts'
import { footfall } from '../truth/sales.ts'
import { daysOfCover, onHand, outOfStocks } from '../truth/stock.ts'
import { allStores, storeAndDay, storeAndPiece } from './draws.ts'
import { answered, apart, because, compared, fig, withoutFigure } from './expect.ts'
import { en, family, hurried, mixed, zh } from './family.ts'

const mostOut = family<Record<string, never>>({
  id: 'warning.most-out-of-stock',
  skill: 'warning',
  tier: 'alerting',
  role: 'regional-manager',
  trap: null,
  draw: () => ({}),
  stores: allStores,
  ask: [
    zh(() => '现在哪家店缺货最多?'),
    zh(() => '缺货数最多的是哪家门店'),
    en(() => 'Which store has the most out of stocks?'),
    hurried('zh')(() => '缺货最多的门店'),
  ],
  async truth(_, raw, world) {
    const day = plus(world.today, -1)
    const [first, second] = await outOfStocks(
      raw,
      world.stores.map(({ id }) => id),
      day,
    )
    const most = Number(first?.v ?? 0)
    const next = Number(second?.v ?? 0)
    if (!first || most === next || !apart(most, next)) return null
    const worst = String(first.store)
    return answered([fig('out_of_stocks', most, 'count', { store: worst })], {
      confusions: { runnerUp: [fig('out_of_stocks', next, 'count', { store: String(second?.store ?? '') })] },
    })
  },
  mutants: ['entity-store', 'value', 'runnerUp', 'negation', 'hedge', 'invented', 'wrong-unit'],
})

const cover = family<{ store: string; product: string }>({
  id: 'warning.days-of-cover',
  skill: 'warning',
  tier: 'alerting',
  role: 'regional-manager',
  trap: null,
  draw: storeAndPiece,
  stores: allStores,
  ask: [
    zh(({ store, product }, say) => `${say.store(store)}的${say.product(product)}可销天数是多少?`),
    zh(({ store, product }, say) => `${say.store(store)}${say.product(product)}的库存够卖几天`),
    en(({ store, product }, say) => `What are the days of cover of ${say.product(product)} at ${say.store(store)}?`),
    mixed(({ store, product }, say) => `${say.store(store)} ${say.product(product)} days of cover 多少`),
  ],
  async truth({ store, product }, raw, world) {
    const day = plus(world.today, -1)
    const days = await daysOfCover(raw, store, product, day)
    const left = await onHand(raw, [store], product, day)
    if (!days || !left || days < 0.5) return null
    const entity = { store, product }
    return answered([fig('days_of_cover', days, 'days', entity)], {
      confusions: { 'pieces-as-days': [fig('days_of_cover', left, 'days', entity)] },
    })
  },
  mutants: ['entity-store', 'entity-product', 'value', 'pieces-as-days', 'negation', 'hedge', 'invented', 'wrong-unit'],
})

const lastYear = family<{ store: string; day: string }>({
  id: 'warning.footfall-last-year',
  skill: 'warning',
  tier: 'alerting',
  role: 'regional-manager',
  trap: null,
  draw: storeAndDay,
  stores: allStores,
  ask: [
    zh(({ store, day }, say) => `${say.store(store)}${say.day(day)}客流比去年同星期怎么样?`),
    zh(({ store, day }, say) => `${say.day(day)}${say.store(store)}的客流同比去年`),
    en(({ store, day }, say) => `How did footfall at ${say.store(store)} ${say.day(day)} compare with last year?`),
    mixed(({ store, day }, say) => `${say.store(store)} ${say.day(day)} footfall 同比`),
  ],
  async truth({ store, day }, raw) {
    const of = (date: string) => footfall(raw, { stores: [store], from: date, to: date })
    const [value, base] = [await of(day), await of(plus(day, -364))]
    if (value === null || !base || !apart(value, base)) return null
    return answered(compared('footfall', value, base, 'count', { store }), { period: { from: day, to: day } })
  },
  mutants: ['sign', 'entity-store', 'value', 'negation', 'hedge', 'invented', 'wrong-unit', 'wrong-period'],
})

const hypothetical = family<{ store: string; day: string }>({
  id: 'abstain.hypothetical',
  skill: 'abstain',
  tier: 'alerting',
  role: 'regional-manager',
  trap: 'what would have been is no fact',
  draw: storeAndDay,
  stores: allStores,
  ask: [
    zh(({ store, day }, say) => `如果${say.day(day)}下雨,${say.store(store)}的客流会是多少?`),
    zh(({ store }, say) => `假如${say.store(store)}昨天没开门,销售额会少多少`),
    en(
      ({ store, day }, say) => `What would footfall at ${say.store(store)} have been ${say.day(day)} if it had rained?`,
    ),
    mixed(({ store }, say) => `要是 ${say.store(store)} 昨天 close 了,footfall 会变多少`),
  ],
  async truth({ store, day }, raw) {
    const counted = await footfall(raw, { stores: [store], from: day, to: day })
    if (!counted) return null
    return withoutFigure(['explained', 'clarify'], {
      confusions: { 'fact-as-answer': [fig('footfall', counted, 'count', { store })] },
    })
  },
  mutants: ['fact-as-answer', 'answers-anyway', 'invented'],
})

const STRANGERS = [
  { zh: '东门店', en: 'Eastgate' },
  { zh: '金桥店', en: 'Goldbridge' },
  { zh: '白塔店', en: 'White Pagoda' },
]

/** Southgate is not Northgate: a near name may be offered, never answered. */
const unknown = family<{ zh: string; en: string }>({
  id: 'abstain.unknown-store',
  skill: 'abstain',
  tier: 'alerting',
  role: 'regional-manager',
  trap: 'a shop that does not exist',
  draw: (world, random) => {
    const stranger = pick(random, STRANGERS)
    return world.stores.some((store) => store.zh === stranger.zh || store.en === stranger.en) ? null : stranger
  },
  stores: allStores,
  ask: [
    zh(({ zh }) => `${zh}昨天销售额多少?`),
    zh(({ zh }) => `查一下昨天${zh}的客流`),
    en(({ en }) => `What were net sales at ${en} yesterday?`),
    mixed(({ zh }) => `${zh} 昨天 net sales`),
  ],
  truth: async ({ zh, en }) =>
    withoutFigure(['explained', 'clarify'], { because: because(['unknown-name'], new RegExp(`${zh}|${en}`)) }),
  mutants: ['answers-anyway', 'invented'],
})

export const alerting = [mostOut, cover, lastYear, hypothetical, unknown]
