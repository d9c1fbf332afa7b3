import type { Tier } from '../core/tier.ts'
import { faultForm } from './fault-form.ts'
import type { Language } from './language.ts'
import { listForm } from './list-form.ts'
import { quantityForm } from './number-form.ts'
import { whyForm } from './why-form.ts'
import { flag, list, word } from './zh/answer.ts'
import { date, period } from './zh/dates.ts'
import { direction } from './zh/direction.ts'
import { entity } from './zh/entity.ts'
import { faults } from './zh/faults.ts'
import { question } from './zh/question.ts'

const TIERS: Readonly<Record<Tier, string>> = {
  clerk: '店员助手',
  analyst: '分析员',
  alerting: '预警员',
  'regional-manager': '区域经理助手',
}
const tier = (name: string): string => TIERS[name as Tier] ?? name

export const zh = {
  code: 'zh',
  name: '中文',
  quantity: quantityForm({ points: ' 个百分点', days: (text) => `${text} 天`, minutes: (text) => `${text} 分钟` }),
  date,
  period,
  entity,
  tier,
  fault: faultForm({ code: 'zh', words: faults, metric: (name) => name, list, date, tier }),
  flag,
  word,
  rows: listForm({
    code: 'zh',
    entity,
    period,
    header: (titles, when) => `${[...titles, when].join('，')}：`,
    dated: (name, when) => `${name}（${when}）`,
    shops: (count) => `${count}家门店合计`,
    name: (name) => `${name}。`,
    line: (name, figures) => `${name}：${figures.join('，')}。`,
    figure: (label, slot) => `${label}${slot}`,
    range: (low, high) => `八成的可能在${low}到${high}之间`,
    rest: '其余见表格。',
    cut: '列表没有全部列出。',
    nothing: '这张清单上没有内容。',
  }),
  why: whyForm({
    code: 'zh',
    entity,
    date,
    otherWay: { down: '并没有下降。', up: '并没有上升。' },
    figure: (where, day, name, value, base) => `${where}${day}的${name}${value}，前四周同一天一般是${base}。`,
    drivers: (parts) => `这一变化由${parts.join('、')}组成。`,
    causes: (parts) => `从数据看可能的原因：${parts.join('、')}。这是可能性，不是定论。`,
    noCause: '数据里没有看出突出的原因。',
    part: (label, slot) => `${label}${slot}`,
    shops: (count) => `${count}家门店合计，`,
  }),
  question,
  direction,
  phrases: {
    dataEnd: (day) => `数据截至${day}。`,
    dropped: (count) => `有 ${count} 句话没有数据支持，已去掉。`,
    fromDataOnly: '直接由数据回答，没有用模型。',
    youCanAsk: '您可以这样问：',
    didYouMean: '您要问的是：',
    readWithModel: '这个问题由模型协助读懂；您点选后才查数据。',
    firstTwoMonths: '春节有时在一月、有时在二月，两个月合起来看：',
    notYourStores: (names) => `不含您无权查看的门店：${names}。`,
    answeredBy: (who) => `由${who}回答。`,
    lookedUp: (what, stores) => {
      if (stores === null) return `查的是：${what}。`
      const where = stores.read === stores.of ? `全部${stores.of}家门店` : `${stores.of}家门店中的${stores.read}家`
      return `查的是：${where}，${what}。`
    },
  },
} satisfies Language
