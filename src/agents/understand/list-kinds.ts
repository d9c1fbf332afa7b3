import { DIRECT_TOPICS } from '../../analyses/alerts/alert.ts'
import { ALERT_METRICS } from '../../methods/alerts/alert-metrics.ts'
import { INDICATORS } from '../../methods/loss-prevention/cashier-exceptions.ts'
import { COMING_DAYS, type ComingDays } from '../../tools/coming-days.ts'
import { NAMED_PERIODS, type NamedPeriod } from '../../tools/named-period.ts'

/** When a list may be of: a period that `measure` knows, or days to come. */
export type ListPeriod = NamedPeriod | ComingDays

/** Forecasts are named by a figure and days to come, not by phrases of their own (`forecast-asked.ts`). */
export type ForecastName = 'footfall-forecast' | 'sales-forecast' | 'receipts-forecast' | 'units-forecast'

/** Lists that a shop floor or an office asks for in few words; each is made by the tool of this name, but for what `of` says and the briefing. */
export const LIST_NAMES = [
  'what-to-order',
  'near-expiry',
  'count-first',
  'transfers',
  'price-check',
  'price-war',
  'promotions',
  'till-close',
  'checkout-funnel',
  'cashier-review',
  'rota',
  'footfall-forecast',
  'sales-forecast',
  'receipts-forecast',
  'units-forecast',
  'early-warnings',
  'forecast-card',
  'sales-forecast-card',
  'briefing',
  'where-to-find',
  'price-now',
  'on-offer',
  'substitutes',
  'goes-with',
] as const
export type ListName = (typeof LIST_NAMES)[number]

export interface ListKind {
  /** What a line says in words, in this order; the table has the rest. */
  readonly columns: readonly string[]
  /** Whether its tool can be asked for categories. */
  readonly categories: boolean
  /** Periods that may be named; the first is meant where none is. Of a list that has only one, the tool takes none. */
  readonly periods: readonly [ListPeriod, ...ListPeriod[]]
  /** The most rows that its tool gives where that may be said; null where it may not. */
  readonly limit: number | null
  /** Its tool is of one store, or may be told the asker's own; without it of any number. */
  readonly store?: 'one' | 'own'
  /** Another tool makes it, told what it is of. */
  readonly of?: { readonly tool: string; readonly input: Readonly<Record<string, string>> }
  /** Its tool is about one article, which must be named. */
  readonly product?: true
}

const GOODS = { categories: true, periods: ['today'], limit: 50 } as const
const GUIDE = { categories: false, periods: ['today'], limit: null, product: true } as const
const FORECAST = {
  categories: false,
  periods: COMING_DAYS,
  limit: null,
  columns: ['expected_in_all', 'p50', 'p10', 'p90', 'wape', 'coverage'],
} as const
const CARD = {
  categories: false,
  periods: ['yesterday'],
  limit: null,
  columns: [
    'stores_tested',
    'beat_last_week',
    'beat_mean_of_4',
    'footfall',
    'net_sales',
    'p50',
    'miss',
    'coverage',
    'wape',
    'wape_last_week',
    'wape_mean_of_4',
  ],
} as const
const PAST = NAMED_PERIODS.filter((name) => name !== 'yesterday')
const STAGES = ['missed', 'detected', 'prompted', 'rescanned', 'officer', 'recovered', 'lost']

export const LIST_KINDS: Readonly<Record<ListName, ListKind>> = {
  'what-to-order': {
    ...GOODS,
    columns: ['lines_to_order', 'order_quantity', 'order_cases', 'stock_recorded', 'money_at_stake'],
  },
  'near-expiry': {
    ...GOODS,
    columns: ['lots_near_expiry', 'lots_expired', 'lot_quantity', 'days_left', 'projected_unsold', 'markdown_depth'],
  },
  'count-first': {
    ...GOODS,
    columns: ['records_to_count', 'stock_recorded', 'daily_margin_at_stake', 'chance_of_no_sale'],
  },
  transfers: { ...GOODS, columns: ['transfers_proposed', 'transfer_quantity', 'transfer_benefit'] },
  'price-check': {
    ...GOODS,
    columns: ['prices_checked', 'price_mismatches', 'till_price', 'shelf_price', 'system_price', 'mismatch_money'],
  },
  'price-war': {
    ...GOODS,
    columns: [
      'prices_compared',
      'own_price',
      'competitor_price',
      'competitor_price_age',
      'price_floor',
      'advised_price',
    ],
  },
  promotions: {
    categories: false,
    periods: ['last-month', 'this-month', 'last-28-days', 'last-7-days', 'last-week'],
    limit: 20,
    columns: [
      'promotions_ended',
      'promo_margin',
      'promo_units',
      'promo_base_units',
      'promo_given_away',
      'promo_funding',
    ],
  },
  'till-close': {
    categories: false,
    periods: ['yesterday', ...PAST],
    limit: null,
    columns: ['tills_closed', 'tills_over_short', 'cash_over_short', 'cash_expected', 'cash_counted', 'tender_gap'],
  },
  'checkout-funnel': {
    categories: false,
    periods: ['yesterday', ...PAST],
    limit: null,
    columns: [...STAGES.flatMap((stage) => [`${stage}_count`, `${stage}_money`]), 'lost_share'],
  },
  'cashier-review': {
    categories: false,
    periods: ['last-28-days', 'last-month', 'this-month'],
    limit: null,
    columns: [
      'cashiers_compared',
      'to_review',
      ...Object.keys(INDICATORS).flatMap((event) => [`${event}_count`, `${event}_rate`]),
      'peer_rate',
      'event_money',
    ],
  },
  rota: {
    categories: false,
    periods: ['next-week'],
    limit: null,
    store: 'one',
    columns: [
      'planned_hours',
      'overtime_hours',
      'short_hours',
      'labour_cost',
      'people_needed',
      'people_short',
      'shift_hours',
    ],
  },
  'early-warnings': {
    categories: false,
    periods: ['today'],
    limit: null,
    columns: ['alerts_found', ...ALERT_METRICS, ...DIRECT_TOPICS, 'alert_expected', 'alert_stake'],
  },
  'forecast-card': CARD,
  'sales-forecast-card': { ...CARD, of: { tool: 'forecast-card', input: { metric: 'net_sales' } } },
  'footfall-forecast': FORECAST,
  'sales-forecast': FORECAST,
  'receipts-forecast': FORECAST,
  'units-forecast': { ...FORECAST, product: true },
  // made by the briefing's own code, not by a tool
  briefing: { categories: false, periods: ['today'], limit: null, columns: [] },
  'where-to-find': {
    ...GUIDE,
    store: 'own',
    columns: ['stores_with_stock', 'available_now', 'in_transit', 'price_now'],
  },
  'price-now': {
    ...GUIDE,
    columns: ['price_now', 'regular_price', 'offer_depth', 'offer_days_left'],
  },
  'on-offer': {
    ...GOODS,
    periods: ['today', 'this-week'],
    columns: ['goods_on_offer', 'price_now', 'regular_price', 'offer_depth', 'offer_starts_in', 'offer_days_left'],
  },
  substitutes: { ...GUIDE, store: 'own', columns: ['substitutes_found', 'price_now', 'available_now'] },
  'goes-with': {
    ...GUIDE,
    columns: ['companions_found', 'baskets_with_it', 'baskets_together', 'together_lift', 'price_now'],
  },
}
