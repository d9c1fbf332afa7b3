import { z } from 'zod'
import type { Catalogue } from '../../core/catalogue.ts'
import { dataText } from '../../core/data-text.ts'
import { DIMENSIONS } from '../../core/dimension.ts'
import type { MetricName } from '../../core/ids.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { Scope } from '../../core/scope.ts'
import { metricVocabulary } from '../../tools/metric-vocabulary.ts'
import { modelKey } from '../../tools/model-key.ts'
import { type Good, LEFTOVER_ROLES, type ModelParse, PERIOD_KINDS, type Place } from './model-parse.ts'

/** Beyond these a list would cost more of a small model's context than it is worth: names are then quoted and looked up. */
const MOST_LISTED = 40
const MOST_NAMES = 6
const MOST_LEFTOVERS = 8
const BASES = ['W4', 'LY-dow', 'LY-holiday', 'LFL', 'plan', 'peers', 'period'] as const

/** What a model may write of one asker's question: the values that exist for them, and how their keys read back. */
export interface ParseForm {
  /** JSON schema for Ollama's `format`. Names come from data, so it holds keys and no names. */
  readonly format: Record<string, unknown>
  /** The keys with their names, as marked data. */
  readonly lists: string
  /** Null for everything that is not exactly of this form. */
  read(text: string): ModelParse | null
}

interface Keyed<T> {
  readonly key: string
  readonly is: T
  readonly names: string
}

/** The form holds only what lies in the scope: a parse cannot name another store, whatever the model thinks. */
export const parseForm = (catalogue: Catalogue, scope: Scope, language: LanguageCode): ParseForm => {
  const mine = new Set<string>(scope.stores)
  const stores = catalogue.stores.filter((store) => mine.has(store.id))
  const regions = catalogue.regions.filter(({ id }) => stores.some((store) => store.region === id))
  const named = ({ zh, en }: { zh: string; en: string }) => [...new Set([dataText(zh), dataText(en)])].join('/')
  const keyed = <E extends { readonly id: string; readonly names: { zh: string; en: string } }, T>(
    kind: string,
    all: readonly E[],
    some: readonly E[],
    is: (entry: E) => T,
  ): readonly Keyed<T>[] =>
    some.length > MOST_LISTED
      ? []
      : some.map((entry) => ({ key: modelKey(kind, all, entry), is: is(entry), names: named(entry.names) }))
  const places: readonly Keyed<Place>[] = [
    ...keyed('store', catalogue.stores, stores, ({ id }): Place => ({ kind: 'store', id })),
    ...keyed('region', catalogue.regions, regions, ({ id }): Place => ({ kind: 'region', id })),
  ]
  const goods: readonly Keyed<Good>[] = keyed(
    'category',
    catalogue.categories,
    catalogue.categories,
    ({ id }): Good => ({ kind: 'category', id }),
  )
  const metrics = metricVocabulary().filter(({ access }) => access.includes(scope.role))
  const schema = schemaOf(
    metrics.map(({ name }) => name),
    places.map(({ key }) => key),
    goods.map(({ key }) => key),
  )
  const { $schema: _, ...format } = z.toJSONSchema(schema)
  return {
    format,
    lists: [
      `Figures: ${metrics.map(({ name, labels }) => `${name} (${labels[language].name})`).join(', ')}`,
      '<data>',
      ...[...places, ...goods].map(({ key, names }) => `${key} ${names}`),
      '</data>',
    ].join('\n'),
    read(text) {
      const parsed = schema.safeParse(json(text))
      if (!parsed.success) return null
      const { metric, places: said, goods: meant, ...rest } = parsed.data
      const isOf = <T>(all: readonly Keyed<T>[], key: string) => all.find((one) => one.key === key)?.is
      return {
        ...rest,
        metric: metric && { id: metric.is as MetricName, span: metric.span },
        places: said.map(({ is, span }) => ({ is: isOf(places, is) ?? (is as 'mine' | 'all' | 'named'), span })),
        goods: meant.map(({ is, span }) => ({ is: isOf(goods, is) ?? 'named', span })),
      }
    },
  }
}

const schemaOf = (metrics: readonly string[], places: readonly string[], goods: readonly string[]) => {
  const span = z.string()
  const quoted = <S extends z.ZodType>(is: S) => z.strictObject({ span, is })
  return z.strictObject({
    metric: quoted(z.enum(metrics)).nullable(),
    places: z.array(quoted(z.enum([...places, 'mine', 'all', 'named']))).max(MOST_NAMES),
    goods: z.array(quoted(z.enum([...goods, 'named']))).max(MOST_NAMES),
    period: z.strictObject({ span, kind: z.enum(PERIOD_KINDS) }).nullable(),
    base: z.strictObject({ span, kind: z.enum(BASES) }).nullable(),
    cut: z.strictObject({ span, by: z.enum(DIMENSIONS) }).nullable(),
    ranking: z.strictObject({ span, order: z.enum(['highest', 'lowest']) }).nullable(),
    leftover: z.array(z.strictObject({ text: z.string(), role: z.enum(LEFTOVER_ROLES) })).max(MOST_LEFTOVERS),
  })
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
