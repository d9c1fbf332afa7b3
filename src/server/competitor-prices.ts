import type { Context } from 'hono'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { priceWar } from '../analyses/price/price-war.ts'
import { rivalPrices } from '../analyses/price/rival-prices.ts'
import { isFault } from '../core/fault.ts'
import { narrow, type Scope } from '../core/scope.ts'
import { spooledRows } from '../data/push-spool.ts'
import { LANGUAGES } from '../language/index.ts'
import type { CompetitorPricesView } from './api.ts'
import { type PageEvidence, pageEvidence } from './page-evidence.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf } from './wording.ts'

const MOST_ROWS = 300

/** The one store that is asked for, if it is theirs: by its id, else the first. */
export const storeIn = (scope: Scope, store: string | undefined): Scope['stores'][number] | undefined =>
  store === undefined ? scope.stores[0] : scope.stores.find((id) => id === store)

/**
 * GET /api/competitor-prices?store=: the newest price of each competitor of one store's goods, with the floor for managers,
 * and what was entered and waits to be imported.
 */
export const competitorPricesDoor =
  (service: Service, dataFolder: string | null) => async (context: Context<SessionVariables>) => {
    const { person, scope } = context.get('signedIn')
    const { warehouse } = service.house()
    const { catalogue } = warehouse
    const store = storeIn(scope, context.req.query('store'))
    const entry = catalogue.stores.find(({ id }) => id === store)
    if (store === undefined || entry === undefined) return problem(context, 'not-found')
    const language = languageOf(context.req.query('language'))
    const now = service.clock()
    const mine = narrow(scope, [store])
    const asked = { id: 'e1', at: now, limit: MOST_ROWS }
    const seen = await rivalPrices(warehouse, mine, asked)
    const war = MANAGER_ROLES.includes(scope.role) ? await priceWar(warehouse, mine, asked) : null
    const kept = (made: Awaited<typeof seen | typeof war>): PageEvidence | null =>
      made === null || isFault(made) ? null : pageEvidence(service, 'prices', person.id, language, made.evidence)
    const name = (product: string) => catalogue.products.find(({ id }) => id === product)?.names[language] || product
    const prices = kept(seen)
    const floors = kept(war)
    const floorOf = (product: string) => {
      const at = floors?.evidence.rows.findIndex(({ entity }) => entity.product === product) ?? -1
      return floors?.part(at, 'price_floor') ?? null
    }
    const view: CompetitorPricesView = {
      now,
      store,
      currency: entry.currency,
      rows:
        prices === null || isFault(seen)
          ? []
          : seen.rows.map(({ product, competitor, stale }, at) => ({
              product: name(product),
              competitor,
              price: prices.part(at, 'competitor_price'),
              age: prices.part(at, 'competitor_price_age'),
              stale,
              ours: prices.part(at, 'own_price'),
              floor: floorOf(product),
            })),
      truncated: prices?.evidence.truncated ?? false,
      waiting: waitingAt(dataFolder, store).map(({ product, competitor, price, at }) => ({
        product: name(product),
        competitor,
        price: LANGUAGES[language].quantity({ amount: price, unit: entry.currency }),
        at,
      })),
    }
    return context.json(view)
  }

/** What was entered for a store and is not data yet, the newest first; what was sent twice is there once. */
const waitingAt = (dataFolder: string | null, store: string) => {
  if (dataFolder === null) return []
  const rows = spooledRows(dataFolder, 'fact_competitor_price').filter(({ store_id }) => store_id === store)
  const one = new Map(
    rows.map((row) => [
      JSON.stringify([row.competitor, row.sku_id, row.ts_utc]),
      {
        product: String(row.sku_id),
        competitor: String(row.competitor),
        price: String(row.price),
        at: `${String(row.ts_utc).replace(' ', 'T')}Z`,
      },
    ]),
  )
  return [...one.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}
