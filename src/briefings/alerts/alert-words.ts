import type { AlertTopic } from '../../analyses/alerts/alert.ts'
import type { LanguageCode } from '../../core/language-code.ts'

/** Slots of an alert's sentence; `days` is null where it is about one day. */
export interface AlertSlots {
  readonly place: string
  readonly name: string
  /** The product, aisle or cashier that it is about. */
  readonly of: string
  readonly value: string
  readonly expected: string
  readonly days: string | null
}

/** What an alert says around its figures. */
interface AlertWords {
  readonly line: (slots: AlertSlots) => string
  readonly bare: (slots: Pick<AlertSlots, 'place' | 'name' | 'value'>) => string
  /** What is seen in the day itself is said in a sentence of its own. */
  readonly direct: Readonly<Partial<Record<AlertTopic, (slots: AlertSlots) => string>>>
  readonly stake: (value: string) => string
  readonly employee: (id: string) => string
  readonly aisle: (name: string) => string
  readonly and: string
  /** Between an alert's day and what is said of it. */
  readonly onDay: string
  readonly also: string
  readonly drivers: string
  /** Before the drivers: the sales that they start from and those that they end at. */
  readonly driven: (usual: string, now: string) => string
  readonly why: string
  readonly question: string
  readonly action: string
  readonly answers: Readonly<Record<'yes' | 'no' | 'unsure', string>>
  readonly ruledOut: string
  readonly notJudged: string
  readonly none: (date: string) => string
  readonly beyond: (count: number) => string
  readonly severity: Readonly<Record<'severe' | 'warning', string>>
  readonly precision: (right: number, judged: number) => string
}

export const ALERT_WORDS: Readonly<Record<LanguageCode, AlertWords>> = {
  zh: {
    line: ({ place, name, value, expected }) => `${place}：${name}${value}，预计${expected}。`,
    bare: ({ place, name, value }) => `${place}：${name}${value}。`,
    direct: {
      silent_hours: ({ place, value, expected }) =>
        `${place}：当天收到小票${value}张，往常${expected}张；连续几个小时一张也没有。`,
      silent_goods: ({ place, of, value, expected, days }) =>
        `${place}：${of}，账上有货，${days ? `${days}天内` : '当天'}卖出${value}件，往常每天${expected}件。`,
      plain_promotion: ({ place, value }) => `${place}：正在促销的商品有${value}笔没有按促销价卖出。`,
      aisle_waste: ({ place, of, value, expected }) => `${place}：${of}当天报损${value}件，往常${expected}件。`,
      aisle_empty: ({ place, of, value, expected }) => `${place}：${of}有${value}种商品缺货，往常${expected}种。`,
      aisle_overstock: ({ place, of, value, expected }) => `${place}：${of}有货${value}件，往常${expected}件。`,
      stopped_deliveries: ({ place, of, value, expected, days }) =>
        `${place}：${of}，${days ? `${days}天内` : '当天'}到货${value}次，往常有${expected}次。`,
      silent_detectors: ({ place, value, expected, days }) =>
        `${place}：自助收银的识别设备${days ? `${days}天内` : '当天'}上报${value}次，按小票数应有${expected}次。`,
      overridden_goods: ({ place, of, value, expected, days }) =>
        `${place}：${of}，${days ? `${days}天内` : '当天'}有${value}次被收银台改价，往常${expected}次。`,
      cashier_voids: ({ place, of, value, expected, days }) =>
        `${place}：${of}，${days ? `${days}天内` : '当天'}有${value}张小票删过行；其他人同样多的小票里有${expected}张。`,
      cashier_returns: ({ place, of, value, expected, days }) =>
        `${place}：${of}，${days ? `${days}天内` : '当天'}经手退货${value}张；其他人同样多的小票里有${expected}张。`,
      rival_prices: ({ place, value }) => `${place}：附近竞争对手的价格比前几周变动${value}。`,
    },
    stake: (value) => `涉及金额：${value}。`,
    employee: (id) => `收银员 ${id}`,
    aisle: (name) => `“${name}”货区`,
    and: '、',
    onDay: '，',
    also: '同时偏离',
    drivers: '销售变化的构成',
    driven: (usual, now) => `从平时的${usual}到${now}`,
    why: '原因',
    question: '请店员看一眼',
    action: '怎么办',
    answers: { yes: '是，得到证实', no: '不是，已排除', unsure: '看不出来' },
    ruledOut: '系统知道的原因都看过、都排除了。要到现场找。',
    notJudged: '还没有人判断过这些预警，所以不知道有多准。',
    none: (date) => `${date}没有预警。`,
    beyond: (count) => `另有${count}条较轻的预警。`,
    severity: { severe: '严重', warning: '预警' },
    precision: (right, judged) => `已判断 ${judged} 条，其中 ${right} 条属实。`,
  },
  en: {
    line: ({ place, name, value, expected }) => `${place}: ${name} ${value}, expected ${expected}.`,
    bare: ({ place, name, value }) => `${place}: ${name} ${value}.`,
    direct: {
      silent_hours: ({ place, value, expected }) =>
        `${place}: ${value} receipts came in for the day, usually ${expected}; for hours on end there were none.`,
      silent_goods: ({ place, of, value, expected, days }) =>
        `${place}: ${of} is in stock on record, but ${value} sold ${days ? `in ${days} days` : 'that day'}; usually ${expected} a day.`,
      plain_promotion: ({ place, value }) => `${place}: goods on promotion were sold ${value} times without the offer.`,
      aisle_waste: ({ place, of, value, expected }) =>
        `${place}: ${value} units of ${of} were thrown away that day, usually ${expected}.`,
      aisle_empty: ({ place, of, value, expected }) =>
        `${place}: ${value} products of ${of} are out of stock, usually ${expected}.`,
      aisle_overstock: ({ place, of, value, expected }) =>
        `${place}: ${value} units of ${of} are in the shop, usually ${expected}.`,
      stopped_deliveries: ({ place, of, value, expected, days }) =>
        `${place}: ${value} deliveries for ${of} came ${days ? `in ${days} days` : 'that day'}, usually ${expected}.`,
      silent_detectors: ({ place, value, expected, days }) =>
        `${place}: the self-checkout detectors reported ${value} events ${days ? `in ${days} days` : 'that day'}; that many receipts usually bring ${expected}.`,
      overridden_goods: ({ place, of, value, expected, days }) =>
        `${place}: the price of ${of} was corrected at the till ${value} times ${days ? `in ${days} days` : 'that day'}, usually ${expected}.`,
      cashier_voids: ({ place, of, value, expected, days }) =>
        `${place}: ${of} has voided lines on ${value} receipts ${days ? `in ${days} days` : 'that day'}; among as many receipts of others it is ${expected}.`,
      cashier_returns: ({ place, of, value, expected, days }) =>
        `${place}: ${of} booked ${value} returns ${days ? `in ${days} days` : 'that day'}; among as many receipts of others it is ${expected}.`,
      rival_prices: ({ place, value }) =>
        `${place}: a competitor nearby changed its prices by ${value} against the weeks before.`,
    },
    stake: (value) => `Money at stake: ${value}.`,
    employee: (id) => `cashier ${id}`,
    aisle: (name) => `the aisle “${name}”`,
    and: ', ',
    onDay: ', ',
    also: 'Out of line with it',
    drivers: 'What the change of sales is made of',
    driven: (usual, now) => `from the usual ${usual} to ${now}`,
    why: 'Why',
    question: 'For the clerk to look at',
    action: 'What to do',
    answers: { yes: 'yes, confirmed', no: 'no, ruled out', unsure: 'nobody could tell' },
    ruledOut: 'Every cause that this system knows of was looked at and ruled out. What it is has to be found on site.',
    notJudged: 'Nobody has judged an alert yet, so how many are right is not known.',
    none: (date) => `No early warnings for ${date}.`,
    beyond: (count) => `${count} more of less weight.`,
    severity: { severe: 'Severe', warning: 'Warning' },
    precision: (right, judged) => `${right} of the ${judged} alerts that were judged were right.`,
  },
}
