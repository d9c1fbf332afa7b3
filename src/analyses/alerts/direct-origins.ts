import { NODES, type Origin, type Words } from '../../methods/cause-graph/nodes.ts'
import type { AlertCause, AlertOrigin, AlertTopic } from './alert.ts'

type Told = Pick<Origin, 'kind' | 'label' | 'action' | 'question'>

/** Origins that the cause graph does not hold. */
const OWN: Readonly<Record<'odd-voids' | 'sensor-silent', Told>> = {
  'odd-voids': {
    kind: 'shop',
    label: { zh: '某收银员删行异常', en: 'unusual voids at one cashier' },
    action: {
      zh: '复核删行的录像与小票（只核查，不定性）',
      en: 'Review video and receipts of the voids; this is a review, not an accusation',
    },
    question: {
      zh: '收银机今天出过故障，让收银员必须反复删行吗？',
      en: 'Did a till fail today, so that lines had to be voided again and again?',
    },
  },
  'sensor-silent': {
    kind: 'data',
    label: { zh: '自助收银识别设备没有上报', en: 'the self-checkout detectors send nothing' },
    action: { zh: '检查识别设备的电源和网络', en: 'Check power and network of the detectors' },
    question: {
      zh: '请看自助收银机：识别摄像头的指示灯灭了吗？',
      en: 'Look at the self-checkouts: are the lights of their cameras off?',
    },
  },
}

export const originOf = (name: AlertOrigin): Told =>
  name === 'odd-voids' || name === 'sensor-silent' ? OWN[name] : (NODES[name] as Told)

const TOPICS: Readonly<Partial<Record<AlertTopic, Words>>> = {
  queue_length: NODES.queue.label,
  out_of_stocks: NODES.out_of_stocks.label,
  return_rate: NODES.returns.label,
  overridden_goods: { zh: '收银台反复改价的商品', en: 'a product whose price the till corrects again and again' },
  cashier_voids: { zh: '某收银员有删行的小票', en: 'receipts with voided lines at one cashier' },
  cashier_returns: { zh: '某收银员经手的退货', en: 'returns at one cashier' },
  silent_detectors: { zh: '没有自助收银识别事件', en: 'no self-checkout events' },
  stopped_deliveries: { zh: '一个货区全区没有到货', en: 'an aisle without deliveries in the whole region' },
  rival_prices: { zh: '竞争对手降价', en: 'a competitor’s prices fell' },
  atv: { zh: '客单价', en: 'average basket' },
  plain_promotion: { zh: '没有按促销价卖的促销品', en: 'goods on promotion sold without it' },
  aisle_waste: { zh: '一个货区大量报损', en: 'much of an aisle thrown away' },
  aisle_empty: { zh: '一个货区缺货', en: 'an aisle that ran empty' },
  aisle_overstock: { zh: '一个货区到货过多', en: 'far more than usual came for an aisle' },
  silent_hours: { zh: '没有小票的时段', en: 'hours without receipts' },
  silent_goods: { zh: '有货却停售的商品', en: 'goods in stock that stopped selling' },
}

export const topicLabel = (topic: AlertTopic): Words => {
  const own = TOPICS[topic]
  if (own) return own
  return topic in NODES ? NODES[topic as keyof typeof NODES].label : { zh: topic, en: topic }
}

/** A cause that the topic itself tells of. */
export const directCause = (origin: AlertOrigin, topic: AlertTopic, probability: number): AlertCause => {
  const { label, action } = originOf(origin)
  return {
    origin,
    label,
    action,
    probability,
    path: [
      { node: origin, label },
      { node: topic, label: topicLabel(topic) },
    ],
  }
}
