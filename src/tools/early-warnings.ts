import { z } from 'zod'
import type { Alert } from '../analyses/alerts/alert.ts'
import { findAlerts } from '../analyses/alerts/find-alerts.ts'
import { units } from '../analyses/analysis.ts'
import { placesRow } from '../analyses/evidence-of.ts'
import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { EvidenceRow } from '../core/evidence.ts'
import { fault, isFault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import { shopClock } from '../data/business-day.ts'
import { narrowedTo, storesField } from './stores-named.ts'
import type { Tool } from './tool.ts'

const inputOf = (catalogue: Catalogue, scope: Scope) => z.strictObject({ stores: storesField(catalogue, scope) })

/** One row an alert: its figure, what was expected and what is at stake. */
const rowOf = ({ store, region, products, evidence }: Alert): EvidenceRow[] => {
  const [first, ...more] = evidence[0]?.rows ?? []
  if (first === undefined) return []
  const place = store === null ? { region: String(region) } : { store: String(store) }
  const entity = products[0] === undefined ? place : { ...place, product: String(products[0]) }
  return [{ ...first, entity, cells: Object.assign({}, ...more.map(({ cells }) => cells), first.cells) }]
}

export const earlyWarnings = {
  name: 'early-warnings',
  labels: {
    zh: { name: '预警', words: ['预警', '有什么异常', '异常门店'] },
    en: { name: 'early warnings', words: ['early warnings', 'alerts', 'what is out of line'] },
  },
  description:
    'Finds what was out of line in the stores on the last whole day: figures far from their forecast that peers do not share, gaps in the data, goods that stopped selling. Use it for questions about alerts or anything unusual.',
  access: MANAGER_ROLES,
  input: inputOf,
  async run(input, desk, scope) {
    const { catalogue } = desk.warehouse
    const wanted = narrowedTo(scope, catalogue, input.stores).stores
    const ended = catalogue.stores
      .filter(({ id }) => wanted.includes(id))
      .map((store) => shopClock(desk.question.askedAt, store).lastWhole)
      .sort()[0]
    if (ended === undefined || catalogue.dataTo === null) return fault('no-data', {})
    const date = catalogue.dataTo < ended ? catalogue.dataTo : ended
    // peers are all stores that the asker may see, also where only some are asked about
    // each evidence gets its id where it is filed
    const { question, signal } = desk
    const found = await findAlerts(desk.warehouse, scope, { id: 'found', at: question.askedAt, signal, date })
    if (isFault(found)) return found
    const alerts = found.alerts.filter(({ stores }) => stores.some((store) => wanted.includes(store)))
    const period = { from: date, to: date }
    const count = placesRow(wanted, period, { alerts_found: units(alerts.length) })
    const rows = [count, ...alerts.flatMap(rowOf)]
    return [desk.file({ ...found.overview, id: desk.nextId(), rows, stores: wanted })]
  },
} as const satisfies Tool<'early-warnings', ReturnType<typeof inputOf>>
