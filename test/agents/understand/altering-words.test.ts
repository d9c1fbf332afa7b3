import { describe, expect, it } from 'vitest'
import { atomsOf } from '../../../src/agents/understand/atoms.ts'
import { ask, briefly, mayBeUnderstood } from './asking.ts'

const WORDS = {
  en: `not no never without except excluding only if unless but other another else before after until under above
    below exceeding least almost about average median per percent share ratio forecast expected will would could should might why because
    cause online cashier member refund returned discounted promotional gross tax target budget half double
    second old new weekday morning evening tomorrow next profit cost waste weather staff brand any some both`,
  zh: `不 没 没有 除了 除 非 别 如果 要是 假如 只要 除非 但 其他 别的 另外的 之前 之后 以前 以后 以上 以下 超过 不到 至少
    最多只 大概率 平均 日均 占比 比例 预计 预测 会 能 应该 可能 要 快 将 为什么 因为 影响 线上 收银员 会员 退货 打折 促销 含税 目标 预算
    一半 翻倍 第二 新 老 工作日 上午 晚上 明天 下周 利润 成本 报损 天气 员工 品牌 任何 某`,
} as const

const QUESTIONS = {
  en: [
    'how much did Riverside take yesterday',
    'what were sales at Northgate last week',
    'footfall today so far',
    'can you tell me the conversion at University Town yesterday please',
    'top 3 stores by sales last month',
    'which store had the highest footfall last week',
    'sales by hour yesterday at Stadium',
    'last week sales by store',
    'was footfall at Tech Park yesterday higher than usual',
    'yesterday vs same day last year sales',
    'sales at Riverside and Northgate yesterday',
    'stock of Croissant at S05',
    'units per transaction at West Lake last 7 days',
    'margin rate on drinks last month',
    'how many transactions did we have on 5 March',
    'compare Riverside and Northgate sales yesterday',
    'sales from 1 to 15 March in East China',
    'how many out of stocks at S02',
  ],
  zh: [
    '昨天河滨店卖了多少钱',
    '北门店上周销售额是多少',
    '今天到现在客流多少',
    '帮我查一下大学城店昨天的转化率',
    '上个月销售额前三的门店',
    '上周哪家店客流最高',
    '体育场店昨天每小时的销售额',
    '上周各店销售额',
    '科技园店昨天客流比平时多吗',
    '昨天销售额同比',
    '河滨店和北门店昨天的销售额',
    'S05牛角包库存还有多少',
    '西湖店最近7天连带率',
    '上个月饮料毛利率',
    '3月5日小票数',
    '对比一下河滨店和北门店昨天的销售额',
    '华东3月1号到15号的销售额',
    '河滨店缺货数',
  ],
} as const

/** Places between words, as offsets in the text. */
const gaps = (text: string): readonly number[] => [0, ...atomsOf(text).map((atom) => atom.end)]

/** Words that alter nothing where they stand, and why. */
const HARMLESS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern:
      /only (at |of |in |on )?(Riverside|Northgate|University|Tech|Stadium|West Lake|Croissant|S\d\d|East China|drinks)|(at|of|in|on) only /,
    why: 'a filter by the name that follows',
  },
  {
    pattern: /(Riverside|Northgate|University Town|Tech Park|Stadium|West Lake|S\d\d|East China|drinks) only/,
    why: 'a filter by the name before it',
  },
  { pattern: / only( please)?$/, why: 'at the end it limits to what was said' },
  { pattern: /^what about were/, why: 'begins as a follow-up does' },
  {
    pattern: /^but |tell but me |tell me but the /,
    why: 'begins what is asked; nothing stands before it that it could limit',
  },
  { pattern: /can you share tell|^can share you tell|please share$/, why: 'to share is to tell' },
  { pattern: /tell (me )?about (me )?the/, why: 'to tell of a figure is to tell it' },
  {
    pattern: /conversion (percent|ratio)|gross margin rate|margin rate percent|profit margin rate/,
    why: 'another name of the metric',
  },
  { pattern: /both.*Riverside|Riverside.*both/, why: 'two are named' },
  { pattern: /average.*units per transaction|units per transaction.*average/, why: 'it is one already' },
  { pattern: /any higher than usual/, why: 'asks the same' },
  { pattern: /^能帮我|^帮我[要能]查/, why: 'politeness' },
  { pattern: /^(?:帮我查一下)?要(?!会|能|是)/, why: 'who wants a figure asks for it' },
  { pattern: /(?:多少|多吗|没有多少)快$/, why: 'hurries the listener' },
  { pattern: /比平时多没有?吗/, why: 'asks the same' },
  {
    pattern: /^对(?:比(?:目标|预算)一下|(?:目标|预算)比一下)/,
    why: 'the plan is what it is held against, and the frame says so',
  },
  { pattern: /还有没有?多少/, why: 'asks whether and how much, which is the same figure' },
  { pattern: /只要数/, why: 'the wish for a number only; the frame carries it' },
]

const survivors = (language: 'en' | 'zh', words: string = WORDS[language]): readonly string[] => {
  const left: string[] = []
  for (const text of QUESTIONS[language]) {
    const before = briefly(ask(text))
    for (const word of words.split(/\s+/))
      for (const gap of gaps(text)) {
        const space = language === 'en' ? ' ' : ''
        const altered = `${text.slice(0, gap)}${space}${word}${space}${text.slice(gap)}`
        if (!mayBeUnderstood(altered)) continue
        const read = ask(altered)
        if (read.kind !== 'understood') continue
        const line = altered.replace(/ +/g, ' ').trim()
        if (HARMLESS.some(({ pattern }) => pattern.test(line))) continue
        left.push(`${line} => ${briefly(read) === before ? 'same' : briefly(read)}`)
      }
  }
  return left
}

describe('a word that alters, put into an understood question at every place', () => {
  it.each([...QUESTIONS.en, ...QUESTIONS.zh])('is put into a question that is understood: %s', (text) => {
    expect(ask(text).kind).toBe('understood')
  })

  it('stops an English question from being understood', { timeout: 180_000 }, () => {
    expect(survivors('en')).toEqual([])
  })

  it('stops a Chinese question from being understood', { timeout: 180_000 }, () => {
    expect(survivors('zh')).toEqual([])
  })

  it('would be noticed if it were read away, as a polite word is', () => {
    expect(survivors('en', 'please').length).toBeGreaterThan(50)
    expect(survivors('zh', '麻烦').length).toBeGreaterThan(50)
  })
})
