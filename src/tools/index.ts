import { calculate } from './calculate.ts'
import { cashierReviewTool } from './cashier-review.ts'
import { checkoutFunnel } from './checkout-funnel.ts'
import { compareStores } from './compare-stores.ts'
import { countFirst } from './count-first.ts'
import { dataCoverage } from './data-coverage.ts'
import { earlyWarnings } from './early-warnings.ts'
import { explainChangeTool } from './explain-change.ts'
import { findProduct } from './find-product.ts'
import { footfallForecast } from './footfall-forecast.ts'
import { forecastCard } from './forecast-card.ts'
import { goesWith } from './goes-with.ts'
import { goodsWith } from './goods-with.ts'
import { looseGoods } from './loose-goods.ts'
import { lotCheck } from './lot-check.ts'
import { measure } from './measure.ts'
import { nearExpiry } from './near-expiry.ts'
import { onOffer } from './on-offer.ts'
import { photoGoods } from './photo-goods.ts'
import { priceCheckTool } from './price-check.ts'
import { priceNow } from './price-now.ts'
import { priceWarTool } from './price-war.ts'
import { promotionsTool } from './promotions.ts'
import { receiptsForecast } from './receipts-forecast.ts'
import { rota } from './rota.ts'
import { salesForecast } from './sales-forecast.ts'
import { shelfGaps } from './shelf-gaps.ts'
import { substitutes } from './substitutes.ts'
import { tillClose } from './till-close.ts'
import type { Tool } from './tool.ts'
import { transfersTool } from './transfers.ts'
import { tray } from './tray.ts'
import { unitsForecast } from './units-forecast.ts'
import { whatToOrder } from './what-to-order.ts'
import { whereToFind } from './where-to-find.ts'

/** Every tool there is. A new one is a file, a line here, and its name in the specs that may use it. */
export const TOOLS = {
  measure,
  'find-product': findProduct,
  calculate,
  'data-coverage': dataCoverage,
  'early-warnings': earlyWarnings,
  'compare-stores': compareStores,
  'explain-change': explainChangeTool,
  'what-to-order': whatToOrder,
  'near-expiry': nearExpiry,
  'count-first': countFirst,
  transfers: transfersTool,
  rota,
  'checkout-funnel': checkoutFunnel,
  'till-close': tillClose,
  'cashier-review': cashierReviewTool,
  'price-check': priceCheckTool,
  'price-war': priceWarTool,
  promotions: promotionsTool,
  'footfall-forecast': footfallForecast,
  'sales-forecast': salesForecast,
  'receipts-forecast': receiptsForecast,
  'forecast-card': forecastCard,
  'units-forecast': unitsForecast,
  'goes-with': goesWith,
  'goods-with': goodsWith,
  'price-now': priceNow,
  'on-offer': onOffer,
  substitutes,
  'where-to-find': whereToFind,
  'lot-check': lotCheck,
  'loose-goods': looseGoods,
  'photo-goods': photoGoods,
  'shelf-gaps': shelfGaps,
  tray,
} satisfies { readonly [N in string]: Tool<N> }
