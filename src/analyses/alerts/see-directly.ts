import { addDays, type BusinessDate } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { Scope } from '../../core/scope.ts'
import { readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { AISLES } from './looks/aisles.ts'
import { CASHIERS } from './looks/cashiers.ts'
import { DELIVERIES } from './looks/deliveries.ts'
import { DETECTORS } from './looks/detectors.ts'
import { FEED } from './looks/feed.ts'
import type { Direct, Look, Row } from './looks/look.ts'
import { OVERRIDES } from './looks/overrides.ts'
import { PLAIN_PROMOTIONS } from './looks/promotions.ts'
import { RIVALS } from './looks/rivals.ts'
import { SILENT_GOODS } from './looks/silent-goods.ts'
import type { PanelRead } from './read-panel.ts'

const LOOKS: readonly Look[] = [
  FEED,
  DETECTORS,
  SILENT_GOODS,
  PLAIN_PROMOTIONS,
  DELIVERIES,
  AISLES,
  OVERRIDES,
  CASHIERS,
  RIVALS,
]

/** The rows that each look goes through; none of what is not collected. */
export const readLooks = async (
  warehouse: Warehouse,
  scope: Scope,
  date: BusinessDate,
  options: Pick<AnalysisOptions, 'at' | 'signal'>,
): Promise<(readonly Row[])[] | Fault> => {
  const all: (readonly Row[])[] = []
  for (const { reading, back } of LOOKS) {
    const period = { from: addDays(date, -back), to: date }
    const read = await readRelation(warehouse, scope, reading, { ...options, period })
    if (isFault(read) && read.fault !== 'not-collected') return read
    all.push(isFault(read) ? [] : read.rows)
  }
  return all
}

/** What the day itself shows. */
export const seeDirectly = (panel: PanelRead, looks: readonly (readonly Row[])[]): Direct[] => {
  const shop = new Map(panel.stores.map(({ id, region }, s) => [String(id), { s, region }]))
  return LOOKS.flatMap(({ see }, n) =>
    see(
      (looks[n] ?? []).flatMap((row) => {
        const place = shop.get(String(row.store_id))
        return place ? [{ ...row, ...place }] : []
      }),
    ),
  )
}
