import type { Labels } from '../core/language-code.ts'

/** Kinds that rows are about, as people say them; asked for by `subject:` and the kind (language/subject-words.ts). */
const KINDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  // labels and prices
  'till-above-shelf': ['收银价高于价签', 'till above the label'],
  'till-below-shelf': ['收银价低于价签', 'till below the label'],
  'till-differs': ['收银价与系统不符', 'till differs from the system'],
  'shelf-differs': ['价签与系统不符', 'label differs from the system'],
  'label-silent': ['电子价签未回应', 'label did not answer'],
  'below-floor': ['已低于底价', 'below our floor'],
  hold: ['不跟价', 'do not follow'],
  match: ['可以跟价', 'may be matched'],
  keep: ['保持', 'keep'],
  unknown: ['没有新的竞品价', 'no fresh price to compare'],
  // lanes and roles
  sco: ['自助收银', 'self-checkout'],
  staffed: ['人工收银', 'staffed lane'],
  scale: ['秤', 'scale'],
  cashier: ['收银', 'cashier'],
  floor: ['理货', 'floor'],
  // counts
  negative: ['账面为负', 'record below zero'],
  phantom: ['疑似虚库存', 'perhaps not there'],
  'low-stock': ['账面很低', 'low record'],
  busy: ['进出频繁', 'moves often'],
  'wrong-before': ['上次盘点有差异', 'was wrong before'],
  // shelf, lots, photos
  'fill-from-back': ['从后仓补货', 'fill from the back'],
  'order-or-count': ['订货或盘点', 'order or count'],
  'tap-to-confirm': ['待点选确认', 'tap to confirm'],
  confirmed: ['已确认', 'confirmed'],
  another: ['与照片不符', 'not the one in the photo'],
  likely: ['很可能', 'likely'],
  ask: ['请人确认', 'ask a person'],
  accept: ['可收货', 'accept'],
  refuse: ['拒收', 'refuse'],
  'sell-first': ['先卖', 'sell first'],
  'mark-down': ['降价', 'mark down'],
  look: ['请人查看', 'a person looks'],
  expired: ['已过期', 'expired'],
  'near-expiry': ['临期', 'near expiry'],
  'too-old-to-receive': ['剩余保质期不足', 'too old to receive'],
  'last-half-of-near-expiry': ['临期后半段', 'late in its near-expiry days'],
  'in-date': ['在保质期内', 'in date'],
  'no-date': ['没有日期', 'no date'],
  'has-milk': ['含奶', 'contains milk'],
  'has-egg': ['含蛋', 'contains egg'],
  'has-gluten': ['含麸质', 'contains gluten'],
  'has-nut': ['含坚果', 'contains nuts'],
  'has-peanut': ['含花生', 'contains peanut'],
  'has-soy': ['含大豆', 'contains soy'],
  'has-fish': ['含鱼', 'contains fish'],
  'has-crustacean': ['含甲壳类', 'contains crustaceans'],
  'allergens-unknown': ['过敏原不明', 'allergens unknown'],
}

export const SUBJECT_LABELS: Readonly<Record<string, Labels>> = Object.fromEntries(
  Object.entries(KINDS).map(([kind, [zh, en]]) => [
    `subject:${kind}`,
    { zh: { name: zh, words: [] }, en: { name: en, words: [] } },
  ]),
)
