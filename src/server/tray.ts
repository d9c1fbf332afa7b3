import type { Context } from 'hono'
import { tray } from '../analyses/goods-check/tray.ts'
import { isFault } from '../core/fault.ts'
import type { TrayView } from './api.ts'
import { storeIn } from './competitor-prices.ts'
import { pageEvidence } from './page-evidence.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf } from './wording.ts'

const MOST_DISHES = 20
const QUANTITY = /^\d{1,4}(\.\d{1,3})?$/

/**
 * GET /api/tray?store=&dish=ID&quantity=N, both as often as there are dishes: what was confirmed by tap costs, line by line and in
 * all. A dish without a price is named, and then there is no total.
 */
export const trayDoor = (service: Service) => async (context: Context<SessionVariables>) => {
  const { person, scope } = context.get('signedIn')
  const { warehouse } = service.house()
  const store = storeIn(scope, context.req.query('store'))
  if (store === undefined) return problem(context, 'not-found')
  const wanted = context.req.queries('dish') ?? []
  const quantities = context.req.queries('quantity') ?? []
  const sound = quantities.every((text) => QUANTITY.test(text) && Number(text) > 0)
  if (wanted.length === 0 || wanted.length > MOST_DISHES || wanted.length !== quantities.length || !sound)
    return problem(context, 'bad-request')
  const dishes = []
  for (const [at, id] of wanted.entries()) {
    const product = warehouse.catalogue.products.find((one) => one.id === id)
    if (product === undefined) return problem(context, 'not-found')
    dishes.push({ product: product.id, quantity: quantities[at] ?? '' })
  }
  const made = await tray(warehouse, scope, { id: 'e1', at: service.clock(), store, dishes })
  if (isFault(made)) {
    if (made.fault !== 'value-unusable') return problem(context, 'no-data')
    const view: TrayView = { lines: [], total: null, unpriced: String(made.parameters.value) }
    return context.json(view)
  }
  const page = pageEvidence(service, 'tray', person.id, languageOf(context.req.query('language')), made.evidence)
  const view: TrayView = {
    // the first row is the sum
    lines: dishes.map(({ product }, at) => ({
      id: product,
      price: page.part(at + 1, 'price_now'),
      amount: page.part(at + 1, 'tray_amount'),
    })),
    total: page.part(0, 'tray_total'),
    unpriced: null,
  }
  return context.json(view)
}
