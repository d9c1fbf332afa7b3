import { addDays } from '../../src/core/business-date.ts'
import { type CorpusFrame, type CorpusLine, corpusFrame } from '../corpus-schema.ts'
import { drawBase, type SaidBase } from './chinese-bases.ts'
import { FIGURES } from './chinese-figures.ts'
import { drawTime } from './chinese-times.ts'
import {
  ASKS,
  CATEGORIES,
  EACH,
  EACH_CATEGORY,
  EACH_DAY,
  EACH_HOUR,
  EACH_REGION,
  ENDS,
  EVERY,
  LEADS,
  MINE,
  PRODUCTS,
  REGIONS,
  STORES,
  TOLD,
} from './chinese-words.ts'
import { draws } from './draws.ts'
import type { Made } from './measure.ts'

const ALL = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`)
export const TODAYS = ['2026-11-20', '2026-06-10', '2026-03-17', '2026-08-16', '2026-09-24', '2026-11-30', '2026-05-09']

export const lineOf = (
  at: number,
  today: string,
  stores: readonly string[],
  turns: readonly string[],
  frame: CorpusFrame,
): CorpusLine => ({
  id: `made-${at + 1}`,
  author: 'made',
  lang: 'zh',
  persona: 'made of parts',
  at: `${today}T10:30:00+08:00`,
  as: { role: 'regional-manager', stores: [...stores] },
  turns: [...turns],
  expect: { kind: 'answer', frame },
})

/** Wordings of everyday parts in everyday orders, each with the frame that its parts make: no author, no lexicon. */
export const chineseParadigm = (count: number, seed = 1): readonly Made[] => {
  const { upto, draw } = draws(seed)
  const made: Made[] = []
  const anyOf = (words: string): string => draw(words.split('|'))
  const chance = (share: number) => upto(1000) < share * 1000
  while (made.length < count) {
    const today = draw(TODAYS)
    const one = chance(0.35)
    const stores = one ? [draw(ALL)] : ALL
    const asked = draw(FIGURES)
    const time = asked.level ? null : drawTime(today, draw, upto)
    const frame: Record<string, unknown> = {
      metric: asked.metric,
      period: time?.period ?? { from: addDays(today, -1), to: addDays(today, -1) },
    }
    const parts: string[] = [`figure ${asked.metric}`]
    if (time) parts.push(`time ${time.form}`)
    // the place
    let place = ''
    let each = ''
    let rank = ''
    const kind = one ? 'mine' : anyOf('none|store|store|store|region|every|each|each-region|rank|ranks')
    if (kind === 'mine') place = draw(MINE)
    if (kind === 'every') place = draw(EVERY)
    if (kind === 'store') {
      place = draw(Object.keys(STORES))
      frame.stores = [STORES[place]]
    }
    if (kind === 'region') {
      place = draw(Object.keys(REGIONS))
      frame.regions = [REGIONS[place]]
    }
    const additive = asked.metric !== 'out_of_stocks'
    // the goods
    let goods = ''
    if (asked.goods && chance(0.55)) {
      goods = draw([...Object.keys(CATEGORIES), ...Object.keys(PRODUCTS)])
      if (CATEGORIES[goods]) frame.categories = [CATEGORIES[goods]]
      else frame.products = [PRODUCTS[goods]]
    }
    const days = time ? (Date.parse(time.period.to) - Date.parse(time.period.from)) / 86_400_000 + 1 : 1
    if (kind === 'each') {
      each = draw(EACH)
      frame.by = 'store'
    } else if (kind === 'each-region') {
      each = draw(EACH_REGION)
      frame.by = 'region'
    } else if (time && days > 1 && days < 32 && kind !== 'rank' && kind !== 'ranks' && chance(0.15)) {
      each = draw(EACH_DAY)
      frame.by = 'day'
    } else if (
      time?.span === 'day' &&
      ['net_sales', 'footfall', 'transactions'].includes(asked.metric) &&
      goods === '' &&
      kind !== 'rank' &&
      kind !== 'ranks' &&
      chance(0.15)
    ) {
      each = draw(EACH_HOUR)
      frame.by = 'hour'
    } else if (
      goods === '' &&
      asked.goods &&
      asked.metric !== 'stock_on_hand' &&
      kind !== 'rank' &&
      kind !== 'ranks' &&
      chance(0.1)
    ) {
      each = draw(EACH_CATEGORY)
      frame.by = 'category'
    }
    const order = draw(['highest', 'lowest'] as const)
    const high = order === 'highest'
    if (kind === 'rank') {
      frame.by = 'store'
      frame.rank = { order, n: 1 }
      rank = draw(high ? ['最高', '最多', '第一'] : ['最低', '最少', '垫底'])
    }
    if (kind === 'ranks') {
      frame.by = 'store'
      frame.rank = { order, n: 3 }
      rank = draw(
        high
          ? [
              '前三的店',
              '前三名门店',
              '前3家店',
              '最高的三家店',
              '最高的3家',
              'top3门店',
              '排前三的门店',
              '前三的门店',
              '最高的三个店',
              '前三家',
            ]
          : [
              '最低的三家店',
              '倒数三家店',
              '倒数三名门店',
              '后三名门店',
              '最低的3家店',
              '垫底的三家',
              '最差的三家店',
            ].filter((w) => w !== '最差的三家店'),
      )
    }
    if (['多', '少'].includes(rank.at(-1) ?? '') && /率|价|atv|upt/.test(asked.metric)) continue
    if (/最[多少]/.test(rank) && ['conversion', 'atv', 'upt', 'margin_rate', 'days_of_cover'].includes(asked.metric))
      continue
    let base: SaidBase | null = null
    if (time && rank === '' && frame.by === undefined && chance(0.45)) {
      base = drawBase(time, draw)
      if (base) {
        frame.base = base.base
        parts.push(`base ${base.form}`)
      }
    }
    // words in one of the orders of speech
    const name = base || rank || chance(0.65) ? draw(asked.names) : draw(asked.asks)
    const whenSaid = time?.text ?? (chance(0.4) ? anyOf('现在|目前|当前|眼下|这会儿') : '')
    const asksItself = asked.asks.includes(name)
    const asks = !asksItself
    const of = asksItself ? '' : anyOf('||的')
    let core = ''
    let way = ''
    if (rank) {
      const thing = goods ? `${goods}${of}` : ''
      const which = anyOf('哪家店|哪个店|哪家|哪个门店|哪间店|谁家')
      const words: readonly (readonly [string, string])[] =
        kind === 'rank'
          ? [
              ['time which goods figure rank', `${whenSaid}${which}${thing}${name}${rank}`],
              ['which time figure rank', `${which}${whenSaid}${thing}${name}${rank}`],
              ['time figure rank which', `${whenSaid}${thing}${name}${rank}的是${which}`],
              ['time figure which rank', `${whenSaid}${thing}${name}${which}${rank}`],
              ['time figure rank of stores', `${whenSaid}${thing}${name}${rank}的店${anyOf('是哪家|是谁|')}`],
            ]
          : [
              ['time figure ranks', `${whenSaid}${thing}${name}${rank}`],
              ['figure ranks time', `${thing}${name}${rank}，${whenSaid}${whenSaid ? '的' : ''}`],
              ['time, figure ranks', `${whenSaid}，${thing}${name}${rank}`],
            ]
      ;[way, core] = draw(words)
    } else {
      const p = place
      const g = goods
      const eachSaid = each
      const words: readonly (readonly [string, string])[] = [
        ['time place goods figure', `${whenSaid}${p}${g}${eachSaid}${of}${name}`],
        ['place time goods figure', `${p}${whenSaid}${g}${eachSaid}${of}${name}`],
        ['place goods time figure', `${p}${g}${whenSaid}${eachSaid}${of}${name}`],
        ['place goods figure, time', `${p}${g}${eachSaid}${of}${name}，${whenSaid}${whenSaid ? anyOf('的|') : ''}`],
        ['spaced', [p, g, whenSaid, eachSaid, name].filter(Boolean).join(' ')],
        ['time spaced', [whenSaid, p, g, name, eachSaid].filter(Boolean).join(' ')],
        ['commas', [p, whenSaid, g, eachSaid + name].filter(Boolean).join('，')],
        ['goods place time figure', `${g}${p && g ? '在' : ''}${p}${whenSaid}${eachSaid}${of}${name}`],
        ['time的place', `${whenSaid}${p}${p && g ? '的' : ''}${g}${eachSaid}${name}`],
      ]
      ;[way, core] = draw(words)
      if (/spaced|commas/.test(way) && kind === 'every' && /店$|区$|片/.test(place)) continue
    }
    parts.push(`way ${way}`)
    if (place) parts.push(`place ${place}`)
    if (goods) parts.push(`goods ${goods}`)
    if (each) parts.push(`each ${each}`)
    if (rank) parts.push(`rank ${rank}`)
    parts.push(`name ${name}`)
    if (base) {
      const joint = anyOf('||，| ')
      core = /，$/.test(core)
        ? core + base.text
        : `${core}${base.text.startsWith('，') || base.text.startsWith('的') ? '' : joint}${base.text}`
      parts.push(`basetext ${base.text.slice(0, 12)}`)
    }
    const asking = asks && !base && !(rank && /店$|哪|谁/.test(core)) ? draw(ASKS) : ''
    if (asking) {
      core += (/[，的\s]$/.test(core) ? '' : anyOf('||，| ')) + asking
      parts.push(`ask ${asking}`)
    }
    const lead = chance(0.5) ? draw(LEADS) : ''
    const end = chance(0.45) ? draw(ENDS) : ''
    if (lead) parts.push(`lead ${lead}`)
    if (end) parts.push(`end ${end}`)
    let text = lead + core + end
    if (chance(0.25)) {
      const told = draw(TOLD)
      parts.push(`told ${told}`)
      text = chance(0.5)
        ? `${told}${anyOf('，|，| |。')}${text}`
        : `${text}${/[，。！？~\s]$/.test(text) ? '' : anyOf('，| |。')}${told}`
    }
    text = text
      .replace(/，+/g, '，')
      .replace(/^，|，$/g, '')
      .replace(/的的/g, '的')
      .trim()
    if (!additive && place.includes('合计')) continue
    made.push({
      parts,
      line: lineOf(made.length, today, stores, [text], corpusFrame.parse(frame)),
    })
  }
  return made
}
