import type { Context } from 'hono'
import { looseGoods } from '../analyses/goods-check/loose-goods.ts'
import { isFault } from '../core/fault.ts'
import type { ProductId } from '../core/ids.ts'
import { measureOf } from '../language/weighed-goods.ts'
import type { ScaleView } from './api.ts'
import { storeIn } from './competitor-prices.ts'
import { pageEvidence } from './page-evidence.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf } from './wording.ts'

const MOST_OPTIONS = 12

/**
 * GET /api/scale?store=&menu=: what the loose goods on a scale, or with a category as menu the dish on a tray, probably are, the
 * likeliest first. They are options: a person's tap confirms.
 */
export const scaleDoor = (service: Service) => async (context: Context<SessionVariables>) => {
  const { person, scope } = context.get('signedIn')
  const { warehouse } = service.house()
  const { catalogue } = warehouse
  const store = storeIn(scope, context.req.query('store'))
  const entry = catalogue.stores.find(({ id }) => id === store)
  if (store === undefined || entry === undefined) return problem(context, 'not-found')
  const language = languageOf(context.req.query('language'))
  const asked = context.req.query('menu')
  const menu = catalogue.categories.find(({ id }) => id === asked)
  if (asked !== undefined && menu === undefined) return problem(context, 'not-found')
  const products = new Map<string, (typeof catalogue.products)[number]>(catalogue.products.map((one) => [one.id, one]))
  const dishes =
    menu && catalogue.products.filter(({ category }) => category === menu.id).map(({ id }): ProductId => id)
  const made = await looseGoods(warehouse, scope, {
    id: 'e1',
    at: service.clock(),
    store,
    seen: [],
    menu: dishes ?? null,
    limit: MOST_OPTIONS,
  })
  const page = isFault(made) ? null : pageEvidence(service, 'scale', person.id, language, made.evidence)
  const view: ScaleView = {
    store,
    currency: entry.currency,
    menus: catalogue.categories.map(({ id, names }) => ({ id, names })),
    truncated: page?.evidence.truncated ?? false,
    options: (page?.evidence.rows ?? []).map(({ entity }, at) => {
      const product = entity.product ?? ''
      const known = products.get(product)
      return {
        id: product,
        names: known?.names ?? { zh: product, en: product },
        code: known?.plu ?? null,
        measure: measureOf(product, catalogue),
        chance: page?.part(at, 'option_chance') ?? null,
        price: page?.part(at, 'price_now') ?? null,
        stock: page?.part(at, 'available_now') ?? null,
      }
    }),
  }
  return context.json(view)
}
