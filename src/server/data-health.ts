import type { Context } from 'hono'
import { addDays } from '../core/business-date.ts'
import type { Catalogue, StoreEntry } from '../core/catalogue.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { QualityRuleName } from '../core/quality-rule.ts'
import type { QualityExample } from '../data/quality/health.ts'
import { readDataHealth } from '../data/quality/read-health.ts'
import { qualityAdvice, qualityExample, qualityName } from '../language/quality-name.ts'
import { tableName } from '../language/table-name.ts'
import type { DataHealthView } from './api.ts'
import { problem } from './problem.ts'
import type { Service } from './service.ts'
import type { SessionVariables } from './session.ts'
import { languageOf, todayOf } from './wording.ts'

/** A sensor that has been quiet for so long is said to be silent (reliability.md 7: data older than two hours are late). */
const SILENT_MS = 2 * 3_600_000

/**
 * GET /api/data-health: for managers, of their stores; for an admin, of all stores and without any value of the data, because an
 * admin reads no sales. Clerks have nothing to do here.
 */
export const dataHealthDoor = (service: Service) => async (context: Context<SessionVariables>) => {
  const { scope } = context.get('signedIn')
  const { warehouse } = service.house()
  const { catalogue } = warehouse
  if (scope.role === 'clerk') return problem(context, 'not-found')
  if (catalogue.dataTo === null) return problem(context, 'no-data')
  const admin = scope.role === 'admin'
  const mine = new Set(scope.stores)
  const stores = catalogue.stores.filter(({ id }) => admin || mine.has(id))
  const language = languageOf(context.req.query('language'))
  const health = await readDataHealth(warehouse, {
    stores: stores.map(({ id }) => id),
    until: addDays(todayOf(catalogue, service.clock()), -1),
  })
  const names = namesOf(stores, language)
  const goods = goodsOf(catalogue, language)
  const view: DataHealthView = {
    snapshot: health.snapshot,
    timeZone: catalogue.stores[0]?.timeZone ?? 'UTC',
    days: health.completeness[0]?.days.map(({ day }) => day) ?? [],
    stores: health.completeness.map(({ store, days }) => ({
      id: store,
      name: names(store),
      states: days.map(({ state }) => state),
    })),
    rules: health.rules.map(({ rule, severity, checked, lacks, found, days, examples }) => ({
      rule,
      name: qualityName(rule, language),
      advice: qualityAdvice(rule, language),
      severity,
      checked,
      lacks: lacks.map((table) => tableName(table, language)),
      found,
      days,
      examples: examples.map((example) => ({
        key: keyOf(example, rule).map(goods).join(' / '),
        store: example.store === null ? null : names(example.store),
        day: example.day,
        said: admin
          ? null
          : qualityExample(rule, { ...example, found: example.found && goods(example.found) }, language),
        file: example.file,
        row: example.row,
      })),
    })),
    files: health.files.map(({ table: _, ...file }) => file),
    restated: health.restated.map((day) => ({
      ...day,
      store: names(day.store),
      table: tableName(day.table, language),
      ...(admin ? { before: null, after: null } : {}),
    })),
    sensors: service.state.devices
      .all()
      .filter(({ store, revoked }) => !revoked && stores.some(({ id }) => id === store))
      .map(({ id, kind, store, place, seenAt }) => ({
        id,
        kind,
        store: names(store),
        place,
        seenAt: seenAt === null ? null : new Date(seenAt).toISOString(),
        silent: seenAt === null || service.wall() - seenAt > SILENT_MS,
      })),
  }
  return context.json(view)
}

const namesOf = (stores: readonly StoreEntry[], language: LanguageCode) => (store: string) =>
  stores.find(({ id }) => id === store)?.names[language] ?? store

/** Goods by name with their number; anything else as it is. */
const goodsOf =
  ({ products }: Catalogue, language: LanguageCode) =>
  (text: string) => {
    const product = products.find(({ id }) => id === text)
    return product ? `${product.names[language]} (${text})` : text
  }

/** Rules whose key ends with an hour of the day. */
const HOURLY: readonly QualityRuleName[] = ['no-sales-while-open', 'doors-silent']

/** What names the row beyond its store and day, which are said in words. */
const keyOf = ({ key, store, day }: QualityExample, rule: QualityRuleName): readonly string[] => {
  const rest = key.filter((part) => part !== store && part !== day)
  return HOURLY.includes(rule) ? rest.map((hour) => `${hour.padStart(2, '0')}:00`) : rest
}
