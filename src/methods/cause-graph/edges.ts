import type { MeasureName, NodeName } from './nodes.ts'

/** One node moves another: more of `from` means more (1) or less (-1) of `to`, so many days later. */
export interface Edge {
  readonly from: NodeName
  readonly to: MeasureName
  readonly sign: 1 | -1
  readonly lag: number
  /** How: an identity, or what kind of relation it is. */
  readonly formula: string
}

const edge = (from: NodeName, to: MeasureName, sign: 1 | -1, formula: string, lag = 0): Edge => ({
  from,
  to,
  sign,
  lag,
  formula,
})
/** A cause that lowers (or raises) what it touches. */
const lowers = (from: NodeName, to: MeasureName, lag = 0) => edge(from, to, -1, 'cause', lag)
const raises = (from: NodeName, to: MeasureName, lag = 0) => edge(from, to, 1, 'cause', lag)

/** The seed graph of retail.md 3.5. */
export const EDGES: readonly Edge[] = [
  edge('footfall', 'transactions', 1, 'transactions = footfall x conversion'),
  edge('conversion', 'transactions', 1, 'transactions = footfall x conversion'),
  edge('transactions', 'net_sales', 1, 'net sales = transactions x units per transaction x price per unit'),
  edge('upt', 'net_sales', 1, 'net sales = transactions x units per transaction x price per unit'),
  edge('asp', 'net_sales', 1, 'net sales = transactions x units per transaction x price per unit'),
  edge('returns', 'net_sales', -1, 'net sales = gross - discounts - returns'),
  edge('asp', 'margin_rate', 1, 'margin rate = (net - cost) / net'),
  edge('waste', 'margin_rate', -1, 'maintained margin = margin - shrink - waste'),
  edge('shrink', 'margin_rate', -1, 'maintained margin = margin - shrink - waste'),
  edge('markdown', 'margin_rate', -1, 'margin rate = (net - cost) / net'),
  edge('markdown', 'asp', -1, 'price after markdown'),
  edge('footfall', 'queue', 1, 'Erlang-C: arrivals'),
  edge('queue', 'conversion', -1, 'customers who leave'),
  edge('out_of_stocks', 'conversion', -1, 'customers who do not find it'),
  edge('out_of_stocks', 'upt', -1, 'goods left out of baskets'),
  edge('near_expiry', 'markdown', 1, 'staged markdown', 1),
  edge('near_expiry', 'waste', 1, 'unsold at expiry', 2),
  lowers('counter-fault', 'footfall'),
  raises('counter-fault', 'conversion'),
  lowers('data-gap', 'transactions'),
  lowers('weather', 'footfall'),
  lowers('holiday', 'footfall'),
  raises('holiday', 'footfall'),
  lowers('regional', 'footfall'),
  raises('regional', 'footfall'),
  lowers('road-works', 'footfall'),
  lowers('competitor', 'footfall'),
  raises('understaffed', 'queue'),
  lowers('understaffed', 'conversion'),
  raises('late-delivery', 'out_of_stocks', 1),
  raises('phantom-stock', 'out_of_stocks'),
  // the record hides the empty shelf, so nothing is seen in between
  lowers('phantom-stock', 'conversion'),
  lowers('phantom-stock', 'upt'),
  lowers('wrong-price', 'asp'),
  raises('wrong-price', 'asp'),
  lowers('wrong-price', 'margin_rate'),
  // dearer than the others, or than the label says
  lowers('wrong-price', 'conversion'),
  lowers('promo-not-set-up', 'upt'),
  lowers('promo-not-set-up', 'transactions'),
  raises('promotion', 'upt'),
  raises('promotion', 'transactions'),
  lowers('promotion', 'asp'),
  lowers('promotion', 'margin_rate'),
  raises('cold-chain', 'waste'),
  raises('cold-chain', 'out_of_stocks', 1),
  raises('over-order', 'near_expiry', 1),
  raises('over-order', 'waste', 1),
  raises('odd-returns', 'returns'),
]
