import type { Alert } from '../../src/analyses/alerts/alert.ts'
import { findAlerts, type Told } from '../../src/analyses/alerts/find-alerts.ts'
import { toldBy } from '../../src/analyses/alerts/told-by.ts'
import { addDays } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import { id } from '../../src/core/ids.ts'
import type { Scope } from '../../src/core/scope.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

export const everyStore = (warehouse: Warehouse): Scope => ({
  person: id('scores'),
  role: 'regional-manager',
  stores: warehouse.catalogue.stores.map((store) => store.id),
})

/** Lives through the days one by one, as a chain would: each morning only what is known, and what was told before. */
export const watchDays = async (
  warehouse: Warehouse,
  from: string,
  to: string,
  onDay: (day: string, found: number) => void = () => {},
): Promise<Alert[]> => {
  const scope = everyStore(warehouse)
  const all: Alert[] = []
  let told: Told[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const at = `${addDays(date, 1)}T01:00:00.000Z`
    const found = await findAlerts(warehouse, scope, { id: `d${date.replaceAll('-', '')}`, at, date, told })
    if (isFault(found)) throw new Error(`${date}: ${JSON.stringify(found)}`)
    all.push(...found.alerts)
    told = [...told.filter((one) => one.date > addDays(date, -10)), ...found.alerts.flatMap(toldBy)]
    onDay(date, found.alerts.length)
  }
  return all
}
