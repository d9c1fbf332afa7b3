import type { AlertOrigin, AlertTopic } from '../../src/analyses/alerts/alert.ts'

interface Signs {
  /** Topics that tell of such an incident. An alert on anything else at the same shop is a false one. */
  readonly topics: readonly AlertTopic[]
  readonly origins: readonly AlertOrigin[]
  /** Days after its end on which it still shows. */
  readonly after?: number
}

const TRAFFIC = ['footfall', 'transactions', 'net_sales'] as const

/** What each planted type looks like; decoys look like nothing, so every alert on one is false. */
export const SIGNS: Readonly<Record<string, Signs>> = {
  'road-works': { topics: TRAFFIC, origins: ['road-works'] },
  'counter-fault': { topics: ['footfall', 'conversion'], origins: ['counter-fault'] },
  'understaffed-peak': {
    topics: ['queue_length', 'conversion', 'transactions', 'net_sales'],
    origins: ['understaffed'],
  },
  'supplier-oos': {
    topics: ['stopped_deliveries', 'aisle_empty', 'out_of_stocks', 'conversion', 'upt', 'atv', 'net_sales'],
    origins: ['late-delivery'],
    after: 4,
  },
  'phantom-stock': { topics: ['silent_goods'], origins: ['phantom-stock'] },
  'wrong-tag-price': { topics: ['overridden_goods', 'margin_rate', 'atv'], origins: ['wrong-price'] },
  'over-order': {
    topics: ['aisle_overstock', 'aisle_waste', 'waste', 'margin_rate'],
    origins: ['over-order'],
    after: 8,
  },
  'refund-fraud': { topics: ['cashier_returns', 'return_rate', 'net_sales'], origins: ['odd-returns'] },
  'data-gap': { topics: ['silent_hours', 'transactions', 'net_sales'], origins: ['data-gap'], after: 0 },
  'regional-rain': { topics: TRAFFIC, origins: ['weather', 'regional'] },
  'cold-chain-failure': {
    topics: ['aisle_waste', 'waste', 'aisle_empty', 'out_of_stocks'],
    origins: ['cold-chain'],
    after: 4,
  },
  competitor: { topics: ['rival_prices', ...TRAFFIC], origins: ['competitor'] },
  'promo-not-set-up': { topics: ['plain_promotion', 'upt', 'net_sales'], origins: ['promo-not-set-up'] },
  sweethearting: { topics: ['cashier_voids'], origins: ['odd-voids'] },
  'sco-detector-down': { topics: ['silent_detectors'], origins: ['sensor-silent'] },
}
/** Days after its end on which most incidents still count. */
export const AFTER = 1
