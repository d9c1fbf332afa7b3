import type { MetricName } from '../../core/ids.ts'
import type { Token } from './token.ts'

const GOODS = '(?:单品|商品|货品|产品|东西|货|品|sku)'
const WHICH = '(?:哪些|哪几[个样种款]?|什么|啥)'
/** 哪些商品断货了, 断货的商品有哪些: goods are asked for by their names. */
const NAMES_GOODS = new RegExp(`${WHICH}${GOODS}|${GOODS}都?(?:有|是)?${WHICH}|(?:清单|名单|明细)$`, 'iu')
/** 都有啥缺货了: which ones, or how many. */
const NAMES_WHICH = new RegExp(WHICH, 'u')

/** 断货清单, 缺货的列一下,哪些单品: a list of what is out is one of goods; without the word for a list their number may be meant. */
export const goodsListed = (
  tokens: readonly Token[],
  dims: readonly Token[],
  each: readonly Token[],
  metrics: readonly MetricName[],
): { readonly sure: boolean } | null => {
  const figure = tokens.find(({ type }) => type === 'metric' || type === 'maybe')
  if (metrics.join() !== 'out_of_stocks' || each.length > 0 || figure === undefined) return null
  if (!/\p{Script=Han}/u.test(figure.text)) {
    // "All products out of stock, names please": one asks for the names of what there are several of.
    const listed = /list|(?<!(?:store|shop|branch) )\bnames\b/iu
    const list = tokens.some(({ type, value, text }) => type === 'wish' && value === 'table' && listed.test(text))
    const asksWhich = /^(?:what|which|any)/iu.test(figure.text)
    return dims.length === 0 && (list || asksWhich) ? { sure: list } : null
  }
  if (/[数量率]$|多少|(?<!哪)几|好多|情况/u.test(figure.text) || tokens.some(({ type }) => type === 'ask')) return null
  if (!dims.every(({ type, value }) => type === 'which' && /^product/.test(value))) return null
  const sure =
    NAMES_GOODS.test(figure.text) ||
    tokens.some(({ type, value, text }) => type === 'wish' && value === 'table' && /[单列表]|明细/u.test(text))
  return sure || dims.length > 0 || NAMES_WHICH.test(figure.text) ? { sure } : null
}
