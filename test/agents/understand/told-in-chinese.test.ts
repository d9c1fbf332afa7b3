import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const QUESTIONS = ['昨天河滨店销售额是多少', '上周各店客流'] as const
const put = (clause: string, question: string) => [
  `${clause}，${question}`,
  `${question}，${clause}`,
  `${question} ${clause}`,
]

/** Sentences with words that no lexicon has: finished, and of nothing that a figure is made of. */
const TOLD = [
  '膝盖都磕青了',
  '嗓子喊劈了',
  '小郑在群里疯狂艾特我',
  '挺瘆得慌的',
  '腰子累得直抽抽',
  '终于轮到咱歇脚了',
] as const

/** Told or not, each may narrow what is asked, or say what it is asked of. */
const NARROWS = [
  '赠品不要了',
  '把赠品刨了',
  '打了折的',
  '刷了卡的才要',
  '锅包肉卖疯了',
  '顺德那边忙死了',
  '顺德开业了',
  '换了新包装以后',
  '下了班那会儿',
  '办了卡的人',
  '老板要鲜花的',
  '鲜花都卖完了',
  '我看的是鲜花',
  '连赠品一起',
  '晚上的就行',
  '楼上的',
] as const

describe('a finished sentence of unknown words, beside a Chinese question', () => {
  it.each(TOLD)('alters nothing: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of put(clause, question))
        expect(`${text} => ${briefly(ask(text))}`).toBe(`${text} => ${briefly(ask(question))}`)
  })

  it.each(NARROWS)('is no such sentence when it takes in, leaves out, or names: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of put(clause, question)) expect(`${text} => ${ask(text).kind}`).not.toBe(`${text} => understood`)
  })
})

/** Spoken after the asking, without a pause. */
const SAID_ON = [
  '我要调货',
  '我怀疑价签贴错了',
  '我等下要同他们讲',
  '我赶着去开会',
  '手都要断了',
  '货架空了好几格',
] as const
const NARROWS_ON = [
  '我要鲜花的',
  '我要会员的',
  '我说的是鲜花',
  '我负责鲜花',
  '我管鲜花',
  '我想看鲜花',
  '我只看会员',
  '我要调货的那批',
  '我们鲜花的',
  '我怕鲜花卖不动',
  '咱先看鲜花',
  '我要补货的鲜花',
  '我要上新的',
  '我等下要讲的鲜花',
] as const

describe('words spoken on without a pause, behind a Chinese question', () => {
  it.each(SAID_ON)('alter nothing where they only tell: %s', (clause) => {
    for (const question of QUESTIONS) expect(briefly(ask(`${question}${clause}`))).toBe(briefly(ask(question)))
  })
  it.each([...NARROWS, ...NARROWS_ON])('alter the question where they take in, leave out or name: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of [`${question}${clause}`, `${clause}${question}`])
        expect(`${text} => ${ask(text).kind}`).not.toBe(`${text} => understood`)
  })
})
