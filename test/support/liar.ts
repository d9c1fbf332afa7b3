import type { LanguageCode } from '../../src/core/language-code.ts'
import { catalogue } from './evidence-fixtures.ts'
import { FORMS, formed, writtenOut } from './liar-numbers.ts'
import { BASE_NAMES, METRIC_NAMES, type Saying, TEMPLATES, WHEN } from './liar-sentences.ts'
import type { Fact, StoreFacts, World } from './liar-world.ts'
import type { Chance } from './seeded.ts'

/** A sentence of the scripted model, and which lie it holds; only the script knows. */
export interface Told {
  readonly draft: string
  readonly lie: string | null
}

const truth = (world: World, of: StoreFacts, chance: Chance, code: LanguageCode): Saying => {
  const say = (fact: Fact) => formed(fact, chance, code, 0.6)
  return {
    place: chance.next() < 0.15 ? `${of.store}${code === 'zh' ? ' ' : ''}` : of.names[code],
    metric: METRIC_NAMES[world.metric]?.[code] ?? '',
    when: chance.pick(WHEN[code]),
    base: BASE_NAMES[world.base][code],
    rises: of.rises,
    value: say(of.facts.value),
    from: say(of.facts.base),
    difference: say(of.facts.difference),
    relative: say(of.facts.relative),
    best: world.best.names[code],
    bestValue: world.best.facts.value.slot,
  }
}

type Liar = (s: Saying, world: World, of: StoreFacts, chance: Chance, code: LanguageCode) => Partial<Saying>
const other = (world: World, of: StoreFacts, chance: Chance) =>
  chance.pick(world.stores.filter((store) => store !== of))

/** The same digits' neighbourhood, never the number itself at the precision in which it will be written. */
const wrongSize = (fact: Fact, chance: Chance, how: string): number => {
  const n = Math.abs(fact.shown)
  const step = fact.unit === 'ratio' || fact.unit === 'pp' ? 0.1 : 1
  if (how === 'times ten') return n * 10
  if (how === 'off by one') return n + (chance.next() < 0.5 ? step : -step) * (fact.unit === 'CNY' ? 101 : 1)
  if (how === 'digit lost') return Math.floor(n / 10) + step
  const scale = 10 ** Math.floor(chance.next() * Math.max(1, Math.floor(Math.log10(n))))
  return n + (1 + chance.below(4)) * Math.max(scale, step) * (fact.unit === 'CNY' ? 100 : 1)
}
const SIZES = ['times ten', 'off by one', 'digit lost', 'digit changed'] as const

/** Lies that replace what a sentence says; each changes the meaning whatever template is filled. */
const LIARS: Readonly<Record<string, Liar>> = {
  'value invented': (_s, world, of, chance, code) => {
    const unit = of.facts.value.unit
    const size = unit === 'ratio' ? 71 + chance.below(200) / 10 : of.facts.value.shown * (1.3 + chance.next())
    return {
      value: writtenOut(size, unit, chance.pick(FORMS), code),
      bestValue: writtenOut(world.best.facts.value.shown * 1.7, unit, 'grouped', code),
    }
  },
  'value changed': (_s, world, of, chance, code) => {
    const size = wrongSize(of.facts.value, chance, chance.pick(SIZES))
    const value = writtenOut(
      size,
      of.facts.value.unit,
      chance.pick(['plain', 'grouped', 'numerals', 'wide'] as const),
      code,
    )
    return {
      value,
      bestValue: writtenOut(wrongSize(world.best.facts.value, chance, 'times ten'), world.unit, 'grouped', code),
    }
  },
  'wrong row': (_s, world, of, chance) => {
    const from = other(world, of, chance)
    const worse = chance.pick(world.stores.filter((store) => store !== world.best))
    return {
      value: from.facts.value.slot,
      from: from.facts.base.slot,
      difference: from.facts.difference.slot,
      relative: from.facts.relative.slot,
      rises: from.rises,
      bestValue: worse.facts.value.slot,
    }
  },
  'wrong role': (_s, world, of, chance) => ({
    value: chance.pick([of.facts.base.slot, of.facts.difference.slot, of.facts.relative.slot]),
    from: of.facts.value.slot,
    difference: of.facts.value.slot,
    relative: of.facts.base.slot,
    bestValue: world.best.facts.base.slot,
  }),
  'entity swapped': (_s, world, of, chance, code) => ({
    place: other(world, of, chance).names[code],
    best: chance.pick(world.stores.filter((store) => store !== world.best)).names[code],
  }),
  'entity invented': (_s, _world, _of, chance, code) => {
    const place =
      code === 'zh' ? chance.pick(['滨江店', '东门店', '望京店']) : chance.pick(['Downtown', 'Eastgate', 'Hilltop'])
    return { place, best: place }
  },
  'metric swapped': (_s, world, _of, chance, code) => {
    const metric = chance.pick(Object.keys(METRIC_NAMES).filter((name) => name !== world.metric))
    return { metric: METRIC_NAMES[metric]?.[code] ?? '' }
  },
  'measure invented': (_s, _world, _of, chance, code) => ({
    metric: chance.pick(
      code === 'zh' ? ['净利润', '成本', '销售目标'] : ['net profit', 'cost of goods', 'sales target'],
    ),
  }),
  'stale day': (_s, _world, _of, chance, code) => ({
    when: chance.pick(
      code === 'zh'
        ? ['今天', '上周', '5月30日', '前天', '上个月']
        : ['today', 'last week', 'on 30 May', 'last month', 'on Friday'],
    ),
  }),
  'base swapped': (_s, world, _of, chance, code) => ({
    base: chance.pick(
      (['W4', 'LY-dow', 'week'] as const).filter((kind) => kind !== world.base).map((kind) => BASE_NAMES[kind][code]),
    ),
  }),
  'direction flipped': (s) => ({ rises: !s.rises }),
  'wrong unit': (s, world, of, _chance, code) => {
    const zh = code === 'zh'
    const foreign =
      world.unit === 'CNY'
        ? zh
          ? '%'
          : ' percent'
        : world.unit === 'count'
          ? zh
            ? '元'
            : ' yuan'
          : zh
            ? '个百分点'
            : ' percentage points'
    const bare = of.facts.value.slot
    return {
      value: `${bare}${foreign}`,
      bestValue: `${world.best.facts.value.slot}${foreign}`,
      difference: `${of.facts.difference.slot}${zh ? '倍' : ' times'}`,
      relative: `${of.facts.relative.slot}${zh ? '个百分点' : ' percentage points'}`,
      from: s.from,
    }
  },
  hedged: (s, _world, of, _chance, code) => ({
    value: code === 'zh' ? `${s.value}或${of.facts.base.slot}` : `${s.value} or ${of.facts.base.slot}`,
  }),
  negated: (s, _world, _of, _chance, code) => ({
    value: code === 'zh' ? `不是${s.value}` : `not ${s.value}`,
    bestValue: code === 'zh' ? `并非${s.bestValue}` : `not ${s.bestValue}`,
  }),
  bounded: (s, _world, _of, chance, code) => ({
    value: `${chance.pick(code === 'zh' ? ['超过', '不到', '至少'] : ['more than ', 'nearly ', 'at least ', 'over '])}${s.value}`,
  }),
  'said in words': (_s, _world, _of, chance, code) => ({
    value: chance.pick(
      code === 'zh'
        ? ['一半', '近五成', '翻了一番', '几百', '两倍']
        : ['half of it', 'a dozen', 'twice the plan', 'hundreds', 'a third of it'],
    ),
    relative: chance.pick(code === 'zh' ? ['一倍', '三成', '近半'] : ['by half', 'threefold', 'a quarter']),
  }),
  'added up': (s, world, of, chance, code) => ({
    place:
      code === 'zh'
        ? `${s.place}和${other(world, of, chance).names.zh}`
        : `${s.place} and ${other(world, of, chance).names.en}`,
    best:
      code === 'zh'
        ? `${s.best}和${chance.pick(world.stores.filter((store) => store !== world.best)).names.zh}`
        : chance.pick(catalogue.stores.filter((store) => !world.stores.some((each) => each.store === store.id))).names
            .en,
  }),
}
export const LIES = Object.keys(LIARS)

/** One sentence, true or with one lie in it. A lie that this template does not show is drawn again. */
export const tell = (world: World, chance: Chance, code: LanguageCode, lies: number): Told => {
  const of = chance.pick(world.stores)
  const template = chance.pick(TEMPLATES[code])
  const saying = truth(world, of, chance, code)
  const draft = template(saying)
  if (chance.next() >= lies) return { draft, lie: null }
  for (let n = 0; n < 40; n += 1) {
    const lie = chance.pick(LIES)
    const told = LIARS[lie]?.(saying, world, of, chance, code)
    const changed = told ? template({ ...saying, ...told }) : draft
    // Without a number, another store that went the same way is no lie.
    const numberless = !template({
      ...saying,
      value: '#',
      from: '#',
      difference: '#',
      relative: '#',
      bestValue: '#',
    }).includes('#')
    if (numberless && lie === 'entity swapped') continue
    if (changed !== draft) return { draft: changed, lie }
  }
  return { draft, lie: null }
}
