import { canonical } from './canonical.ts'
import { chineseTills } from './chinese-tills.ts'
import { completeJourney } from './complete-journey.ts'
import { deliveryPlatforms } from './delivery-platforms.ts'
import { freshRetail } from './fresh-retail.ts'
import { m5 } from './m5.ts'
import { mapped } from './mapped.ts'
import { odoo } from './odoo.ts'
import { onlineRetail } from './online-retail.ts'
import { plans } from './plans.ts'
import { rosters } from './rosters.ts'
import { competitorPrices, sensors } from './sensors.ts'
import { shopifyInventory } from './shopify-inventory.ts'
import { shopifyOrders } from './shopify-orders.ts'
import type { SourceFormat } from './source-format.ts'
import { square } from './square.ts'

/**
 * Known source formats: public sets, then the one that is known by file names, then vendors' exports, which are known by
 * their columns; last the one that only a confirmed mapping leads to.
 */
export const SOURCE_FORMATS: readonly SourceFormat[] = [
  onlineRetail,
  completeJourney,
  freshRetail,
  m5,
  canonical,
  square,
  shopifyOrders,
  shopifyInventory,
  odoo,
  chineseTills,
  deliveryPlatforms,
  plans,
  rosters,
  sensors,
  competitorPrices,
  mapped,
]
