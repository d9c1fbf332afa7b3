import type { Dimension } from '../../core/dimension.ts'
import type { MetricName } from '../../core/ids.ts'
import { nameKind } from './joins.ts'
import type { Token } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How many the asker may tell apart, and whether goods or places were named. */
export interface Members {
  readonly stores: number
  readonly regions: number
  readonly goodsSaid: boolean
  readonly placed: boolean
}
export const NOBODY: Members = { stores: 0, regions: 0, goodsSaid: false, placed: false }

/** 十二家店营业额, 两个大区的客流: all that the asker has, counted; each of them is meant, or of shops their sum. */
export const countedAll = (dim: Token, { stores, regions, placed }: Members): Dimension | null => {
  const [count = 0] = dim.numbers
  if (placed || count < 2 || !isHan(dim.text)) return null
  if (dim.value.startsWith('store') && count === stores) return 'store'
  return dim.value.startsWith('region') && count === regions ? 'region' : null
}
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** 饮料里库存最少的5个: of what is in it; and who has one shop ranks no shops. */
export const withinGoods = (
  tokens: readonly Token[],
  rank: Token,
  dims: readonly Token[],
  { stores }: Members,
): boolean => {
  const category = tokens.find((token) => token.name !== undefined && nameKind(token) === 'category')
  const several = (rank.numbers[0] ?? 1) > 1 || tokens.some(({ type }) => type === 'count')
  if (category && stores === 1 && dims.length === 0 && several && !isHan(rank.text)) return true
  if (!category || !dims.every(isGeneric) || !(isHan(rank.text) || isHan(category.text))) return false
  const within = /[里中](?:头|面|边)?$/u.test(category.text) || tokens[tokens.indexOf(category) + 1]?.value === 'within'
  return within || stores === 1
}
/** 营业额倒数三名, 客流前五: who has several shops ranks them; a bare 前三 of what goods have as well stays open. */
export const ranksShops = (
  tokens: readonly Token[],
  rank: Token,
  metrics: readonly MetricName[],
  vocabulary: Vocabulary,
  { stores, goodsSaid }: Members,
): boolean =>
  rank.type === 'rank' &&
  rank.numbers.length > 0 &&
  isHan(rank.text) &&
  !/[天日时样种款类品]/u.test(rank.text) &&
  // 前五名的客单 is asked of the five, and of which five nobody knows.
  !/的$/u.test(rank.text) &&
  tokens[tokens.indexOf(rank) + 1]?.text !== '的' &&
  stores > 1 &&
  // 啤酒库存最少的三家: only shops are counted so.
  (!goodsSaid || /[家间]$/u.test(rank.text)) &&
  (/[名家间强甲]/u.test(rank.text) || !metrics.some((name) => vocabulary.get(name)?.cuts.includes('product')))
export const isGeneric = ({ value }: Token): boolean => value.endsWith('~') || value === 'goods'
