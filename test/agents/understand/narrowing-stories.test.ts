import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

/** Clauses that look told and narrow, change or take back what is asked: with any of them a question is not what it was. */
const NARROWING = {
  en: `I only want the online orders
    I want the loose ones
    I'm talking about members
    we're only counting the morning
    leaving out returns
    not counting the staff discount
    excluding Northgate
    it's without the returns
    that's before tax
    it should be net of refunds
    we don't count the deliveries
    he said to skip the weekend
    boss said not to include returns
    I mean the cafe
    I'm after the kiosk
    I need the click and collect bit
    assuming it rains
    if it had rained
    unless the till was down
    only the self checkouts
    just the members
    just the regulars
    minus the staff sales
    apart from Northgate
    other than drinks
    over a hundred
    under fifty pounds each
    up to noon
    after three
    for the cashier on till two
    I'd like the average
    we want the share
    give me the median
    it's per head
    I want it per square foot
    let's say only the top half
    looking at repeat customers
    the new customers are what matter
    talk about tourists
    I mean tomorrow
    I don't want drinks in it
    leave the weekend out
    it's the café I'm after
    she's asking about scratch cards
    I'm in Bristol
    we're the Leeds branch
    I'm at the croydon one
    it's the pharmacy
    I work in the pharmacy
    it's loose ones we sell
    I do the flowers
    my counter is cheese
    we run the deli
    I need to order the tobacco
    I want to print the online ones
    I'm preparing the vape order
    before the promo started
    before we opened the kiosk
    while the till was down
    while we sell flowers
    for the pharmacy report
    in the stockroom
    I want to see the top half
    take the staff sales out
    I want to leave the returns out
    there are loose ones on
    it was only when it rained`,
  zh: `我只要线上的
    我要的是会员的
    我说的是外卖
    不算退货
    不含税
    除了北门店
    去掉退货的
    我只看上午的
    我们不算员工购买
    老板说不要算退货
    店长说要去掉北门店
    我负责香烟
    我管鲜花
    我在二楼
    我盯的是熟食柜台
    咱们熟食柜
    如果下雨的话
    要是没下雨
    只看新客的
    光看会员
    就看自助收银的
    超过一百的
    不到五十的
    平均每天的
    我要日均
    我要占比
    三点以后的
    到中午为止
    我说的是明天
    不要饮料的
    周末不算
    我要含退款的
    我们看的是老顾客
    扣掉损耗
    按会员等级
    要扣税
    前一半的
    我想要人均
    剔除北门
    我指的是小程序的
    说的是团购
    只统计自营`,
} as const

const QUESTIONS = {
  en: ['what were sales at Riverside yesterday', 'footfall last week by store', 'top 3 stores by sales last month'],
  zh: ['昨天河滨店销售额是多少', '上周各店客流', '上个月销售额前三的门店'],
} as const

const clauses = (language: 'en' | 'zh') => NARROWING[language].split('\n').map((line) => line.trim())
const put = (question: string, clause: string, language: 'en' | 'zh') =>
  language === 'en'
    ? [`${clause}, ${question}`, `${question}, ${clause}`, `${question} - ${clause}`, `${clause}. ${question}?`]
    : [`${clause}，${question}`, `${question}，${clause}`, `${question} ${clause}`, `${clause}。${question}？`]

describe.each(['en', 'zh'] as const)('a clause that narrows is no story (%s)', (language) => {
  it.each(clauses(language))('%s', (clause) => {
    const claimed = QUESTIONS[language]
      .flatMap((question) => put(question, clause, language))
      .filter((text) => ask(text).kind === 'understood')
      .map((text) => `${text} => ${briefly(ask(text))}`)
    expect(claimed).toEqual([])
  })
})

/** Clauses that only tell; beside them a question is what it was. */
const TOLD = {
  en: [
    'The freezer broke again',
    "I'm on the train",
    'my boss is on the phone',
    "it's been a long week",
    'just got out of a meeting',
    'I was away at the dentist',
    'Dave is in a mood',
    'I want to ring them and say well done',
    'before the boss rings',
    "coffee's on",
    "I'm on my way to the store",
    "the delivery's late again",
    'it was raining all day',
    'we changed the layout',
    'for the JBP meeting',
    'in the cab',
  ],
  zh: ['老板在等', '我刚开完会', '我在高铁上', '店长要开早会', '冷柜坏了', '我昨天休息', '领导催着要'],
} as const

describe.each(['en', 'zh'] as const)('a clause that tells is a story (%s)', (language) => {
  it.each(TOLD[language])('%s', (clause) => {
    for (const question of QUESTIONS[language]) {
      const [before = '', after = ''] = put(question, clause, language)
      expect([briefly(ask(before)), briefly(ask(after))]).toEqual([briefly(ask(question)), briefly(ask(question))])
    }
  })
})
