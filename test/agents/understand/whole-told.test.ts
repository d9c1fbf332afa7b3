import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const QUESTIONS = ['昨天河滨店销售额是多少', '上周各店客流'] as const

/** Sentences that the lexicon knows whole (`remark:whole`). */
const WHOLE = [
  '饭都没吃',
  '昨晚没睡好',
  '系统又卡了',
  '数据应该出来了吧',
  '对面新开了一家超市',
  '昨天下大雨',
  '店里人特别多',
  '好定补货计划',
  '老板突然要',
  '上次报错了',
  '我要往外调',
] as const

/** One word more, and it says when, which or whose. */
const BOUND = [
  '下大雨那天的',
  '搞活动的',
  '搞活动那天',
  '做促销的时候',
  '停电那会儿',
  '没报的',
  '刚到的货',
  '补货的',
  '人特别多的店',
  '系统卡的时候',
  '对面新开的那家',
  '我要往外调的',
] as const

describe('a sentence that is known whole, beside a Chinese question', () => {
  it.each(WHOLE)('alters nothing: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of [`${clause}，${question}`, `${question}，${clause}`])
        expect(`${text} => ${briefly(ask(text))}`).toBe(`${text} => ${briefly(ask(question))}`)
  })

  it.each(BOUND)('is no such sentence with a word that binds it: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of [
        `${clause}，${question}`,
        `${question}，${clause}`,
        `${question} ${clause}`,
        `${clause}${question}`,
      ])
        expect(`${text} => ${ask(text).kind}`).not.toBe(`${text} => understood`)
  })
})
