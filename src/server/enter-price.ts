import Big from 'big.js'
import type { Context } from 'hono'
import { z } from 'zod'
import { readGoodsFacts } from '../analyses/guide/goods-facts.ts'
import { isFault } from '../core/fault.ts'
import { narrow } from '../core/scope.ts'
import { isDiskFull } from '../data/disk.ts'
import { spoolRows } from '../data/push-spool.ts'
import { storeIn } from './competitor-prices.ts'
import { jsonBody } from './json-body.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'

/** A price that many times ours, or as many times less, is more often a slip of the finger than a price: it is asked about. */
const FAR_OFF = 5
const AHEAD_MS = 10 * 60_000
const BEHIND_MS = 86_400_000

const entered = z.strictObject({
  store: z.string().min(1).max(64),
  product: z.string().min(1).max(64),
  // a name that people write: nothing that a table, a terminal or a model could take for more
  competitor: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’·()（）+/-]{0,39}$/u)),
  price: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,2})?$/)
    .refine((text) => Number(text) > 0),
  /** Made by the tablet once for each entry: sent again, it is the same row. */
  at: z.iso.datetime({ offset: true }),
  /** The person has said that a price far from ours is right. */
  sure: z.boolean().default(false),
})

/**
 * POST /api/competitor-prices: a price that somebody saw at a competitor, for a store of theirs. Acknowledged (202) when it
 * is on the disk; who entered it stands in the service's log, not in the data.
 */
export const enterPriceDoor = (service: Service, dataFolder: string | null) => {
  const limit = rateLimit(service.config.pushesPerMinute, service.wall)
  return async (context: Context<SessionVariables>) => {
    const { person, scope } = context.get('signedIn')
    const wait = limit.take(person.id)
    if (wait !== null) return problem(context, 'too-many', { seconds: wait })
    const price = await jsonBody(context, entered)
    if (price === null) return problem(context, 'bad-request')
    const { warehouse } = service.house()
    const store = storeIn(scope, price.store)
    const product = warehouse.catalogue.products.find(({ id }) => id === price.product)
    if (store === undefined || product === undefined) return problem(context, 'not-found')
    if (dataFolder === null) return problem(context, 'no-data')
    // the chain's clock may stand still in its past; nothing may be seen later than it
    const now = Date.parse(service.clock())
    const at = Date.parse(price.at)
    if (at > Math.max(now, service.wall()) + AHEAD_MS || at < now - BEHIND_MS) return problem(context, 'bad-request')
    if (!price.sure) {
      const goods = await readGoodsFacts(warehouse, narrow(scope, [store]), [product.id], {
        id: 'e1',
        at: service.clock(),
      })
      const ours = isFault(goods) ? undefined : goods.facts[0]?.price
      if (ours && isFarOff(price.price, ours)) return problem(context, 'price-far-off')
    }
    const row = {
      store_id: store,
      competitor: price.competitor,
      sku_id: product.id,
      ts_utc: new Date(Math.min(at, now)).toISOString().replace('T', ' ').slice(0, -1),
      price: price.price,
      how: 'hand',
    }
    try {
      spoolRows(dataFolder, 'fact_competitor_price', [row])
    } catch (error) {
      if (isDiskFull(error)) return problem(context, 'disk-full')
      throw error
    }
    service.log.info({ person: person.id, store, product: product.id }, 'a competitor’s price was entered')
    return context.json({ accepted: 1 }, 202)
  }
}

const isFarOff = (theirs: string, ours: string): boolean =>
  new Big(ours).gt(0) && (new Big(theirs).gte(new Big(ours).times(FAR_OFF)) || new Big(theirs).times(FAR_OFF).lte(ours))
