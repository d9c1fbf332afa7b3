import type { Frame } from '../../core/frame.ts'
import type { Question } from '../../core/question.ts'
import type { Asked, Asking } from './asked.ts'
import { isFree, type Token } from './token.ts'

/** 还剩几提, and not 几个: goods of one kind are counted so. */
const COUNTED_SO = /[几少多][瓶罐听盒包袋提捆扎串板筒支]/u

/** "Fresh milk stock?" - "how many days cover?": a level by itself, after goods, is of those goods; and so is what only goods are counted in. */
export const tellsOfSame = (
  { measured, things, compared, layout }: Asked,
  { vocabulary }: Asking,
  previous: Frame | null,
  tokens: readonly Token[],
): boolean => {
  const isLevel = (name: Frame['metric'] | undefined) => name !== undefined && vocabulary.get(name)?.kind === 'level'
  return (
    previous !== null &&
    previous.products.length + previous.categories.length > 0 &&
    previous.rank === null &&
    (isLevel(previous.metric) ||
      (previous.products.length === 1 &&
        tokens.some(({ type, text }) => type === 'metric' && COUNTED_SO.test(text)))) &&
    measured.metrics.length === 1 &&
    isLevel(measured.metrics[0]) &&
    !things.goodsSaid &&
    things.said === 'none' &&
    compared.value === null &&
    layout.by[0] === null
  )
}

const HOW = /^(?:怎么样|怎样|咋样|如何)了?$/u
const TIME = new Set(['period', 'figure-date', 'follow'])
/** 上周客流 // 三天前怎么样: how that figure was on another day, and not how the shop was. */
export const withHowOfSame = (tokens: readonly Token[], { history }: Question): readonly Token[] => {
  const how = tokens.find(({ type, text }) => type === 'overview' && HOW.test(text))
  const bare = tokens.every((token) => token === how || isFree(token) || TIME.has(token.type))
  if (!how || !bare || !history.at(-1)?.frame) return tokens
  return tokens.map((token) => (token === how ? { ...token, type: 'ask', value: 'how' } : token))
}

/** 库存呢: of what was talked about. */
export const isBareMeasure = (tokens: readonly Token[]): boolean => {
  const said = tokens.filter((token) => !isFree(token))
  return said.length === 1 && said[0]?.type === 'metric' && tokens.some(({ text }) => text === '呢')
}

const WHICH_OF_THEM =
  /^(?:那|都|分别|具体|到底|究竟|各)*(?:是|有|叫)?(?:哪些|哪几[个样种款]|什么|啥|啥子|乜嘢)(?:商品|货|东西|品|单品|货品|嘢|货啊)?(?:啊|呢|呀|嘛|来着|哦|了)?$/u
const EACH_OF = /^(?:单品|商品|品类|门店|分店|小时|时段|区域|大区|sku)$/iu
/** 昨天缺货数 // 是哪些: what was counted, by its names. */
export const withTheirNames = (tokens: readonly Token[], { history }: Question): readonly Token[] => {
  const previous = history.at(-1)?.frame
  // 上周饮料销售额 // 单品: each of that kind.
  const [dim, ...others] = tokens.filter((token) => !isFree(token))
  const bare = dim?.type === 'dim' && others.length === 0 && dim.numbers.length === 0 && dim.text.length > 1
  if (previous && bare && previous.by === null && EACH_OF.test(dim.text)) return [{ ...dim, type: 'each' }]
  const counts = previous?.metric === 'out_of_stocks' && previous.by === null && previous.rank === null
  const [first] = tokens
  const said = tokens
    .map(({ text }) => text)
    .join('')
    .replace(/[?？。.!,，]+$/u, '')
  return counts && first && WHICH_OF_THEM.test(said)
    ? [{ ...first, type: 'each', value: 'product', text: said }]
    : tokens
}

/** 再报一遍, "say that again": only that the last answer is wanted once more. */
export const wantsAgain = (tokens: readonly Token[]): boolean =>
  tokens.some(({ value }) => value === AGAIN) && tokens.every((token) => token.value === AGAIN || isFree(token))
const AGAIN = 'again'
