import { COUNT, DAYS, isCurrency, MINUTES, PERCENTAGE_POINTS, type Quantity, RATIO } from '../../core/quantity.ts'
import type { Reading } from '../../core/reading.ts'

/** What unit words beside a figure may say: an ISO code, a core unit, or something that no figure here is in. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  CNY: '¥|元|块|块钱|圆|人民币|rmb|cny|yuan|renminbi|kuai|元钱',
  USD: '$|usd|dollar|dollars|美元|us$|bucks',
  GBP: '£|gbp|pounds|pound sterling|英镑|quid',
  EUR: '€|eur|euro|euros|欧元',
  HKD: 'hk$|hkd|港元|港币',
  JPY: 'jpy|yen|日元|円',
  [RATIO]: '%|percent|per cent|pct|per-cent',
  [PERCENTAGE_POINTS]: 'pp|ppt|pps|ppts|percentage points|percentage point|points|point|个百分点|百分点|个点|点',
  [DAYS]: '天|day|days',
  [MINUTES]: 'minutes|minute|mins|min|分钟',
  scale:
    '万|亿|千|百|十|万元|亿元|千元|百万|千万|k|m|mn|bn|thousand|million|billion|hundred|dozen|万件|万单|万人|万人次|千人|百人',
  multiple: '倍|折|times|x|fold|-fold|番|成',
  other:
    '‰|bp|bps|basis points|kg|g|ml|l|公斤|千克|克|斤|吨|升|hours|hrs|小时|秒|weeks|months|years|周|个月|月|年|平方米|平米|sqm|cents|角|分|毛|degrees|度',
}
export const UNITS: readonly (readonly [string, string])[] = Object.entries(UNIT_WORDS).flatMap(([unit, words]) =>
  words.split('|').map((word): [string, string] => [word, unit]),
)

/** What is counted: a receipt is no visitor, and neither is a piece. */
const COUNTED: Readonly<Record<string, string>> = {
  people: '人|人次|位|位顾客|位客人|people|persons|visitors|visitor|shoppers|customers|customer|entrants|heads|名',
  receipts: '单|笔|张|张小票|receipts|receipt|tickets|baskets|bills|orders',
  pieces: '件|个|瓶|盒|袋|包|units|unit|pieces|piece|pcs|bottles|packs|boxes',
  kinds: '种|款|品|items|item|products|product|skus|sku|lines|articles|个商品|种商品|款商品',
  stores: '家|店|门店|家店|家门店|stores|store|shops|shop|branches|outlets',
}
const CLASS = new Map(
  Object.entries(COUNTED).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)),
)
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  footfall: ['people'],
  transactions: ['receipts'],
  stock_on_hand: ['pieces'],
  upt: ['pieces'],
  out_of_stocks: ['kinds'],
}

/** True where a word counts something, as `件` or `visitors` do behind a number. */
export const counts = (word: string): boolean => CLASS.has(word)

/** True where the counting word itself says which column is meant: only receipts are counted in `单`. */
export const namesCounted = (word: string, column: string): boolean => {
  const kind = CLASS.get(word)
  const columns = Object.entries(COLUMNS).flatMap(([name, kinds]) =>
    kind !== undefined && kinds.includes(kind) ? [name] : [],
  )
  return columns.length === 1 && columns[0] === column
}

const plainRatio = (quantity: Quantity, reading: Reading) => quantity.unit === RATIO && reading === 'plain'

/** True where a unit word may stand behind, or a currency before, a figure of this unit. */
export const unitAgrees = (unit: string, quantity: Quantity): boolean => unit === quantity.unit

/** True where a counting word may stand behind this figure. */
export const countAgrees = (word: string, column: string, quantity: Quantity, reading: Reading): boolean => {
  const kind = CLASS.get(word)
  if (kind === undefined) return true
  if (quantity.unit !== COUNT && !plainRatio(quantity, reading)) return false
  return COLUMNS[column]?.includes(kind) ?? true
}

/** True where a number written without any unit may mean this figure: a rate needs its sign, points their word. */
export const bareAgrees = (quantity: Quantity, reading: Reading): boolean =>
  isCurrency(quantity.unit) || quantity.unit === COUNT || quantity.unit === DAYS || plainRatio(quantity, reading)
