import type { Context } from 'hono'
import { referenceOf } from './reference.ts'
import type { Service } from './service.ts'

const CHECK_MS = 2000

/** A canned question to the current snapshot and to the state store: an open port alone proves nothing (reliability 11.27). */
const check = async (service: Service): Promise<boolean> => {
  const { warehouse } = service.house()
  service.state.people.count()
  const [row] = await warehouse.query('select count(*)::varchar as n from dim_store', [], AbortSignal.timeout(CHECK_MS))
  return Number(row?.n ?? 0) === warehouse.catalogue.stores.length
}

/** /healthz: can it answer; /readyz: may it be sent questions. Neither says more than yes or no. */
export const healthDoor = (service: Service, draining: () => boolean) => {
  const healthy = async () => {
    try {
      return await check(service)
    } catch (error) {
      referenceOf(service.log, error, { check: 'healthz' })
      return false
    }
  }
  return {
    health: async (context: Context) => {
      const ok = await healthy()
      return context.json({ ok }, ok ? 200 : 503)
    },
    ready: async (context: Context) => {
      const ok = !draining() && service.house().warehouse.catalogue.dataTo !== null && (await healthy())
      return context.json({ ok }, ok ? 200 : 503)
    },
  }
}
