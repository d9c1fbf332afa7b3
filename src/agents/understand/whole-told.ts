import type { Token } from './token.ts'
import { isAttributive } from './told-in-chinese.ts'

/** Beside such a sentence only tone, politeness and the day of it may stand. */
const BESIDE = new Set(['filler', 'glue', 'pause', 'greeting', 'aside', 'period', 'follow'])
const isWhole = ({ type, value }: Token) => type === 'remark' && value === 'whole'
/** 今天下雨没什么人, 早上没什么人. */
const isThatDay = ({ type, value }: Token) => type === 'op' && (value === 'circumstance' || value === 'clock')
/** 乱糟糟的 only gives tone. */
const REPEATED = /(\p{Script=Han})\1的$|[乱冷闹空稀].{2,3}的$/u

/**
 * A clause that is nothing but one sentence that the lexicon knows whole (`remark:whole`: 昨天下大雨, 饭都没吃, 系统又卡了). One more word, and it is
 * none: 搞活动那天 says when, 搞活动的 says which, and 吗 makes it a question of its own.
 */
export const isToldWhole = (clause: readonly Token[]): boolean => {
  const at = clause.findIndex(isWhole)
  if (at < 0) return false
  const said = clause.filter(({ type }) => type !== 'pause')
  const before = (one: Token) => clause.indexOf(one) < at
  return (
    said.every(
      (one) =>
        isWhole(one) ||
        (BESIDE.has(one.type) && (one.type !== 'period' || before(one))) ||
        (isThatDay(one) && before(one)),
    ) &&
    said.filter(({ type }) => type === 'period').length <= 1 &&
    !/^(?:[吗么的之]|的?时候|那[天周月]|当[天日]|那会儿?|期间|之?[前后])$/u.test(said.at(-1)?.text ?? '') &&
    (!isAttributive(said) || REPEATED.test(said.at(-1)?.text ?? ''))
  )
}
