/** What an incident does, as the simulation reads it: which flow it bends, by which factor. */
export type Effect =
  | 'footfall'
  | 'counter'
  | 'conversion'
  | 'no-delivery'
  | 'over-order'
  | 'phantom'
  | 'tag-price'
  | 'refund-fraud'
  | 'data-gap'
  | 'spoilt'
  | 'rain'
  | 'competitor'
  | 'promo-unset'
  | 'sweethearting'
  | 'detector-down'

export interface IncidentType {
  readonly type: string
  readonly effect: Effect
  readonly days: number
  readonly factor: number
  readonly reach: 'store' | 'region'
  readonly of: 'store' | 'sku' | 'fresh-aisle' | 'aisle' | 'frozen-aisle' | 'cashier' | 'sco-store'
  readonly hours: readonly [number, number]
  readonly path: string
  readonly expected: string
  readonly labels: string
}

const whole = [0, 23] as const
const footfallPath = 'footfall>transactions>net_sales'

/** The kinds of incident that are planted, decoys last: spikes and dips without a cause that anyone should look for. */
export const INCIDENT_TYPES: readonly IncidentType[] = [
  {
    type: 'road-works',
    effect: 'footfall',
    days: 10,
    factor: 0.58,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: `road>${footfallPath}`,
    expected: 'footfall:-42%',
    labels: 'cause',
  },
  {
    type: 'counter-fault',
    effect: 'counter',
    days: 4,
    factor: 0.35,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: 'counter>footfall',
    expected: 'footfall:-65%,net_sales:0',
    labels: 'data',
  },
  {
    type: 'understaffed-peak',
    effect: 'conversion',
    days: 6,
    factor: 0.62,
    reach: 'store',
    of: 'store',
    hours: [17, 20],
    path: 'roster>queue>conversion>transactions>net_sales',
    expected: 'conversion:-38% at 17-20',
    labels: 'cause',
  },
  {
    type: 'supplier-oos',
    effect: 'no-delivery',
    days: 9,
    factor: 0,
    reach: 'region',
    of: 'aisle',
    hours: whole,
    path: 'supplier>delivery>out_of_stocks>net_sales',
    expected: 'out_of_stocks:up,category_sales:-60%',
    labels: 'cause',
  },
  {
    type: 'phantom-stock',
    effect: 'phantom',
    days: 12,
    factor: 0,
    reach: 'store',
    of: 'sku',
    hours: whole,
    path: 'stock_record>shelf>units',
    expected: 'units:0 with stock_on_hand>0',
    labels: 'cause',
  },
  {
    type: 'wrong-tag-price',
    effect: 'tag-price',
    days: 7,
    factor: 0.6,
    reach: 'store',
    of: 'sku',
    hours: whole,
    path: 'shelf_label>override>margin_rate',
    expected: 'shelf_price:-40%,overrides:most lines of the article',
    labels: 'cause',
  },
  {
    type: 'over-order',
    effect: 'over-order',
    days: 3,
    factor: 3,
    reach: 'store',
    of: 'fresh-aisle',
    hours: whole,
    path: 'order>stock_on_hand>waste',
    expected: 'waste:x3',
    labels: 'cause',
  },
  {
    type: 'refund-fraud',
    effect: 'refund-fraud',
    days: 21,
    factor: 0.035,
    reach: 'store',
    of: 'cashier',
    hours: whole,
    path: 'cashier>returns>cash>net_sales',
    expected: 'returns:x4 of the cashier, in cash',
    labels: 'cause',
  },
  {
    type: 'data-gap',
    effect: 'data-gap',
    days: 1,
    factor: 0,
    reach: 'store',
    of: 'store',
    hours: [11, 16],
    path: 'feed>net_sales',
    expected: 'receipts:0 at 11-16',
    labels: 'data',
  },
  {
    type: 'regional-rain',
    effect: 'rain',
    days: 2,
    // the storm's own rain keeps further people away: 0.6 together
    factor: 0.76,
    reach: 'region',
    of: 'store',
    hours: whole,
    path: `weather>${footfallPath}`,
    expected: 'footfall:-40% in the region',
    labels: 'no-store-alert',
  },
  {
    type: 'cold-chain-failure',
    effect: 'spoilt',
    days: 1,
    factor: 1,
    reach: 'store',
    of: 'frozen-aisle',
    hours: whole,
    path: 'cooling>waste>out_of_stocks',
    expected: 'waste:all stock of the aisle',
    labels: 'cause',
  },
  {
    type: 'competitor',
    effect: 'competitor',
    days: 21,
    factor: 0.84,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: `competitor>${footfallPath}`,
    expected: 'footfall:-16%,competitor_price:-15%',
    labels: 'cause',
  },
  {
    type: 'promo-not-set-up',
    effect: 'promo-unset',
    days: 7,
    factor: 0,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: 'promotion>price>units',
    expected: 'discount:0 on promoted articles,their units:-45%',
    labels: 'cause',
  },
  {
    type: 'sweethearting',
    effect: 'sweethearting',
    days: 21,
    factor: 0.12,
    reach: 'store',
    of: 'cashier',
    hours: whole,
    path: 'cashier>voids>shrink',
    expected: 'voids:x8 of the cashier, one member again and again',
    labels: 'cause',
  },
  {
    type: 'sco-detector-down',
    effect: 'detector-down',
    days: 9,
    factor: 0,
    reach: 'store',
    of: 'sco-store',
    hours: whole,
    path: 'detector>checkout_events>shrink',
    expected: 'checkout_events:0 at self-checkouts',
    labels: 'data',
  },
  {
    type: 'decoy-spike',
    effect: 'footfall',
    days: 1,
    factor: 1.35,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: 'event>footfall',
    expected: 'footfall:+35%',
    labels: 'decoy',
  },
  {
    type: 'decoy-dip',
    effect: 'footfall',
    days: 1,
    factor: 0.82,
    reach: 'store',
    of: 'store',
    hours: whole,
    path: 'chance>footfall',
    expected: 'footfall:-18%',
    labels: 'decoy',
  },
]
