import type { Frame } from '../../core/frame.ts'

/** What a figure counts in, as people name it when they mean one figure and not the other. */
type Kind = 'money' | 'pieces' | 'rate' | 'people' | 'slips' | 'days'

const MANY = '(?:几|多少|几多|好多|多儿|几个|多少个)'
const PIECE = '[件份个瓶盒包袋支条桶提罐枚只块卷样品款]'
const SAID: readonly (readonly [Kind, RegExp])[] = [
  [
    'money',
    /^(?:卖|收|做|进)?了?(?:多少|几多|好多)?(?:钱|钱数|金额|额|额度|款|款数|块钱|营业额|销售额|毛利额|收入|流水|现钱|元)$/u,
  ],
  ['rate', /^(?:比?率|百分比|百分数|百分率|比例|百分点|占比|几个点|多少个点|点数|几成|百分之几|毛利率|缺货率)$/u],
  [
    'pieces',
    new RegExp(`^(?:(?:卖|走|出|销|缺|断)[了掉出]*)?(?:${MANY}${PIECE}[品货]?|${PIECE}数|数量|件数|数目)$`, 'u'),
  ],
  ['people', new RegExp(`^(?:进店?|来|到店)?了?的?(?:${MANY}人|人数|人头|人头数|客流|人次)$`, 'u')],
  ['slips', new RegExp(`^(?:打|开|做|成交)?了?的?(?:${MANY}[单笔张]|单数|笔数|张数|小票|小票数|单量)$`, 'u')],
  ['days', new RegExp(`^(?:还?能?[卖撑够顶])?(?:${MANY}天|天数|可销天数)$`, 'u')],
]

const KINDS: Readonly<Record<string, Kind>> = {
  ...{ net_sales: 'money', gross_margin: 'money', stock_value: 'money' },
  ...{ units_sold: 'pieces', out_of_stocks: 'pieces', stock_on_hand: 'pieces' },
  ...{ margin_rate: 'rate', oos_rate: 'rate', conversion: 'rate', shrink_rate: 'rate', waste_rate: 'rate' },
  ...{ footfall: 'people', transactions: 'slips', days_of_cover: 'days', stock_turn_days: 'days' },
}

const LEADS = /^(?:那|嗯|哦|就|是|我|俺|咱|想|要|看|问|说|指|讲|报|给|的|按|算|来|只|单|光)+/u
const ENDS = /(?:的|了|吧|啊|呀|哦|哈|啦|嘛|呢|就行|就好|就成|谢谢)+$/u
const DENIES =
  /^(?:我|俺|咱)?(?:不是|并不是|而不是|不要|不用|不问|不看|不管|不说|别|甭|莫|别给|别报|别说|不给|不想要|不想看|不需要)(?:是|要|给|问|看|报|说|管|我|俺|咱|的)*/u

const kindOf = (text: string): Kind | null => {
  const plain = text.replace(ENDS, '')
  const bare = plain.replace(LEADS, '')
  return SAID.find(([, form]) => form.test(plain) || form.test(bare))?.[0] ?? null
}

/** 不是钱, 别给我率: the kind of figure that is not wanted; null where a clause says anything else. */
const deniedKind = (clause: string): Kind | null => (DENIES.test(clause) ? kindOf(clause.replace(DENIES, '')) : null)

/** Whether a clause only says which kind is not wanted, and the figure is of another. */
export const deniesOtherThan = (clause: string, metric: string): boolean => {
  const denied = deniedKind(clause)
  return denied !== null && KINDS[metric] !== undefined && KINDS[metric] !== denied
}

const MOST_PIECES = 3

/**
 * 香蕉卖得咋样? - money or pieces? - 问的是卖了几份 不是钱: of the questions that were put back, and that differ in their figure alone, the one
 * of the kind that is wanted. Null where a piece of the turn says anything else, or where it leaves more than one.
 */
export const pickedFigure = (said: string, offered: readonly Frame[]): Frame | null => {
  const rest = (frame: Frame) => JSON.stringify({ ...frame, metric: null })
  const [first] = offered
  if (!first || offered.length < 2 || !offered.every((one) => rest(one) === rest(first))) return null
  const pieces = said
    .replace(/(?<=\p{Script=Han})(?=而?不是|不要)/gu, ' ')
    .split(/[,，。、;；!！~]+|\s+/u)
    .filter((piece) => piece !== '')
  if (pieces.length === 0 || pieces.length > MOST_PIECES) return null
  let left = [...offered]
  for (const piece of pieces) {
    const [denied, wanted] = [deniedKind(piece), kindOf(piece)]
    if (denied === null && (wanted === null || DENIES.test(piece))) return null
    left = left.filter(({ metric }) => (denied === null ? KINDS[metric] === wanted : KINDS[metric] !== denied))
  }
  return left.length === 1 ? (left[0] ?? null) : null
}
