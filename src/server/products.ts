import type { Context } from 'hono'
import { measureOf } from '../language/weighed-goods.ts'
import { productsLike } from '../tools/product-search.ts'
import type { ProductsView } from './api.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'

const MOST = 8
const LONGEST = 60

/** GET /api/products?q=: goods by name, pinyin, code or barcode, for who has a store. Names only, no figures. */
export const productsDoor = (service: Service) => (context: Context<SessionVariables>) => {
  const { scope } = context.get('signedIn')
  if (scope.stores.length === 0) return problem(context, 'not-found')
  const text = (context.req.query('q') ?? '').trim()
  if (text === '' || text.length > LONGEST) return problem(context, 'bad-request')
  const { catalogue } = service.house().warehouse
  const found = productsLike(catalogue, text, MOST)
  const view: ProductsView = found.map(({ id, names, gtin, plu, brand }) => ({
    id,
    names: { zh: names.zh || id, en: names.en || id },
    code: gtin ?? plu ?? id,
    plu: plu ?? null,
    measure: measureOf(id, catalogue),
    brand,
  }))
  return context.json(view)
}
