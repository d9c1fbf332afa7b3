import { pick } from '../stats/random.ts'
import { lastWeek, plus } from '../truth/days.ts'
import { marginRate, netSales } from '../truth/sales.ts'
import { allStores, currencyOf, oneStore, twoStores } from './draws.ts'
import { answered, apart, because, fig, withoutFigure } from './expect.ts'
import { en, family, hurried, mixed, zh } from './family.ts'

const TOP = 3

const ranking = family<Record<string, never>>({
  id: 'compare.top-stores',
  skill: 'compare',
  tier: 'regional-manager',
  role: 'regional-manager',
  trap: null,
  draw: (world) => (world.stores.length > TOP ? {} : null),
  stores: allStores,
  ask: [
    zh(() => '上周销售额前三的门店是哪几家?'),
    zh(() => '上周哪3家店销售额最高'),
    en(() => 'Which 3 stores had the highest net sales last week?'),
    hurried('en')(() => 'top 3 stores by net sales last week'),
  ],
  async truth(_, raw, world) {
    const week = lastWeek(world.today)
    const sales: { store: string; value: number }[] = []
    for (const { id } of world.stores)
      sales.push({ store: id, value: (await netSales(raw, { stores: [id], ...week })) ?? 0 })
    const sorted = sales.sort((a, b) => b.value - a.value)
    if (sorted.slice(0, TOP).some(({ value }, i) => !apart(value, sorted[i + 1]?.value ?? 0))) return null
    const of = (list: typeof sorted) =>
      list.map(({ store, value }) => fig('net_sales', value, currencyOf(world, store), { store }))
    return answered(of(sorted.slice(0, TOP)), {
      period: week,
      confusions: { upsideDown: of(sorted.slice(-TOP).reverse()), misordered: of(sorted.slice(0, TOP).reverse()) },
    })
  },
  mutants: ['upsideDown', 'misordered', 'entity-store', 'value', 'negation', 'invented', 'wrong-unit', 'wrong-period'],
})

const margin = family<{ region: string }>({
  id: 'compare.region-margin',
  skill: 'compare',
  tier: 'regional-manager',
  role: 'regional-manager',
  trap: null,
  draw: (world, random) => (world.regions.length > 1 ? { region: pick(random, world.regions).id } : null),
  stores: allStores,
  ask: [
    zh(({ region }, say) => `${say.region(region)}上周毛利率多少?`),
    zh(({ region }, say) => `看看上周${say.region(region)}的毛利率`),
    en(({ region }, say) => `What was the margin rate of ${say.region(region)} last week?`),
    mixed(({ region }, say) => `${say.region(region)} 上周 margin rate 多少`),
  ],
  async truth({ region }, raw, world) {
    const week = lastWeek(world.today)
    const of = (id: string) => world.stores.filter((store) => store.region === id).map((store) => store.id)
    const stores = of(region)
    if (stores.length === 0) return null
    const value = await marginRate(raw, { stores, ...week })
    const whole = await marginRate(raw, { stores: world.stores.map(({ id }) => id), ...week })
    if (!value || !whole || Math.abs(value - whole) < 0.0002) return null
    return answered([fig('margin_rate', value, 'ratio', { region })], {
      period: week,
      confusions: { 'region-ignored': [fig('margin_rate', whole, 'ratio', { region })] },
    })
  },
  mutants: ['region-ignored', 'entity-region', 'value', 'negation', 'hedge', 'invented', 'wrong-unit', 'wrong-period'],
})

const followUp = family<{ store: string; other: string }>({
  id: 'multi-turn.and-that-store',
  skill: 'multi-turn',
  tier: 'regional-manager',
  role: 'regional-manager',
  trap: null,
  draw: twoStores,
  stores: allStores,
  ask: [
    zh(({ store, other }, say) => [`${say.store(store)}昨天销售额多少?`, `那${say.store(other)}呢?`]),
    zh(({ store, other }, say) => [`昨天${say.store(store)}的销售额`, `${say.store(other)}呢`]),
    en(({ store, other }, say) => [
      `What were net sales at ${say.store(store)} yesterday?`,
      `And ${say.store(other)}?`,
    ]),
    mixed(({ store, other }, say) => [`${say.store(store)} 昨天 net sales 多少`, `那 ${say.store(other)} 呢`]),
  ],
  async truth({ store, other }, raw, world) {
    const day = plus(world.today, -1)
    const of = (id: string) => netSales(raw, { stores: [id], from: day, to: day })
    const [first, second] = [await of(store), await of(other)]
    if (!first || !second || !apart(first, second)) return null
    const unit = currencyOf(world, other)
    return answered([fig('net_sales', second, unit, { store: other })], {
      period: { from: day, to: day },
      confusions: { 'first-again': [fig('net_sales', first, unit, { store: other })] },
    })
  },
  mutants: ['first-again', 'entity-store', 'value', 'negation', 'hedge', 'invented', 'wrong-unit', 'wrong-period'],
})

/** Whoever reads the exception may answer; whoever does not must not answer the whole. */
const exception = family<{ store: string }>({
  id: 'compare.all-but-one',
  skill: 'compare',
  tier: 'regional-manager',
  role: 'regional-manager',
  trap: 'an exception is easily overheard',
  draw: oneStore,
  stores: allStores,
  ask: [
    zh(({ store }, say) => `除了${say.store(store)},昨天其他门店一共销售额多少?`),
    zh(({ store }, say) => `昨天总销售额多少,不算${say.store(store)}`),
    en(({ store }, say) => `What were total net sales yesterday, not counting ${say.store(store)}?`),
    mixed(({ store }, say) => `昨天 net sales 合计,except ${say.store(store)}`),
  ],
  async truth({ store }, raw, world) {
    const day = plus(world.today, -1)
    const of = (stores: readonly string[]) => netSales(raw, { stores, from: day, to: day })
    const all = world.stores.map(({ id }) => id)
    const rest = all.filter((id) => id !== store)
    if (rest.length < 2) return null
    const [without, whole] = [await of(rest), await of(all)]
    if (!without || !whole || !apart(without, whole)) return null
    const unit = currencyOf(world, store)
    return {
      ...answered([fig('net_sales', without, unit, {})], {
        period: { from: day, to: day },
        optional: true,
        confusions: { 'exception-ignored': [fig('net_sales', whole, unit, {})] },
      }),
      outcomes: ['grounded', 'clarify', 'explained'],
    }
  },
  mutants: ['exception-ignored', 'value', 'negation', 'invented', 'wrong-unit'],
})

const noSuchDate = family<{ zh: string; en: string }>({
  id: 'dates.no-such-date',
  skill: 'dates',
  tier: 'regional-manager',
  role: 'regional-manager',
  trap: 'a date that does not exist',
  draw: (_, random) =>
    pick(random, [
      { zh: '2月30日', en: '30 February' },
      { zh: '6月31日', en: '31 June' },
      { zh: '11月31日', en: '31 November' },
    ]),
  stores: allStores,
  ask: [
    zh(({ zh }) => `${zh}销售额多少?`),
    zh(({ zh }) => `查${zh}的客流`),
    en(({ en }) => `What were net sales on ${en}?`),
    mixed(({ zh }) => `${zh} net sales 多少`),
  ],
  truth: async () =>
    withoutFigure(['explained', 'clarify'], {
      because: because(
        ['no-such-date'],
        /没有[^,。]{0,12}(?:这一?天|日期)|不存在|no such (?:date|day)|does not exist|doesn't exist/i,
      ),
    }),
  mutants: ['answers-anyway', 'invented'],
})

export const regionalManager = [ranking, margin, followUp, exception, noSuchDate]
