import type { Token } from './token.ts'

const LONGEST = 26

/** Somebody thinks, fears, has heard or seen something. */
const BELIEVES =
  /^(?:反正|其实|不过|但是?|可是?|而且|因为|主要是?|呃|嗯|哎|唉)?(?:我们?|俺们?|咱们?|老板|店长|阿姨|同事们?|大家|她们?|他们?|人家|客人|顾客)?(?:总|老是?|就|也|还|都|一直|有点|真|最近|昨晚|刚刚?)?(?:觉得|觉着|感觉|怀疑|猜|估计|估摸着?|寻思着?|琢磨着?|以为|担心|怕|生怕|就怕|听说|听讲|据说|听人说|听他们说|好像|印象里|印象中|记得|看着|瞅着|瞧着|眼看着|眼见着)/u
/** Takes out or in, sets how to count, asks, or says what is meant: a belief that does so is more than one. */
const INSTRUCTS =
  /[扣减除剔抛刨撇删滤卖买缺断剩销货?？]|去掉|拿掉|不[算含计要看管]|别|只[看算要报计]|光[看算]|单[看算独]|[要该得想]看|看(?:看|下|一下|会员)|算上|加上|加在|包括|包含|合并|的是|指|那部分|部分|那些|这些|改成|换成|不是|如果|要是|的话|除非|多少|几[个家天样种款点成]|哪|什么|怎么|为[什啥]|为主|为准|为止|前$|后$|时候?$|[吗呢么]$/u
/** A finished sentence, and no bare noun. */
const FINITE = /了|着|得|过|在|都|又|也|才|没|太|很|挺|会|已经|一直|全是|更|越来/u
/** Its last words make an attribute of it: 我怀疑录错了的. */
const ATTRIBUTE = /[^是]{0,3}了的$/u

const HELD_BACK = new Set([
  'name',
  'rank',
  'each',
  'topseller',
  'which',
  'place',
  'base',
  'against',
  'cmp',
  'wish',
  'total',
  'only',
])
/** A price is of no kind of sale; members, tills and what is marked down are. */
const PRICE = /^(?:价格|进价|售价|单价|成本|税|价钱)$/u
const BINDS = new Set(['except', 'condition', 'cut', 'set', 'target', 'action', 'quantity', 'second', 'cause'])

const textOf = (clause: readonly Token[]): string =>
  clause
    .filter(({ type }) => type !== 'pause')
    .map(({ text }) => text)
    .join('')

/** 我怀疑进价录错了, 听说隔壁也冷清: what somebody believes alters nothing of what is asked beside it. Of goods it
 * may be what is asked about. */
export const isBelief = (clause: readonly Token[]): boolean => {
  const text = textOf(clause)
  return (
    text.length <= LONGEST &&
    BELIEVES.test(text) &&
    FINITE.test(text.replace(BELIEVES, '')) &&
    !INSTRUCTS.test(text.replace(BELIEVES, '')) &&
    !ATTRIBUTE.test(text) &&
    !clause.some(
      ({ type, value, text: word }) =>
        HELD_BACK.has(type) || (type === 'op' && (BINDS.has(value) || (value === 'attribute' && !PRICE.test(word)))),
    )
  )
}

const QUOTIENT =
  /^(?:就|就是|也就是|我指|我指的是|指的是|指|即|算的是|我说的是)?(?:那个|用|拿)?[^，,]{1,12}除以[^，,]{1,12}?(?:那个|那种|的那个|的意思|的比例|得到的|的数|啊|吧|嘛|哈)?$/u

/** 就总金额除以小票数那个: how a figure is made, said beside the figure. */
export const isQuotient = (clause: readonly Token[]): boolean =>
  QUOTIENT.test(textOf(clause)) && !clause.some(({ type }) => type === 'name' || type === 'period' || type === 'rank')
