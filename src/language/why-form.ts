import type { EvidenceRow } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Language, WordingContext } from './language.ts'

/** Causes that are said; the receipt has them all. */
const MOST_CAUSES = 3
const LEAST_LIKELY = 0.05

export interface WhyWords {
  readonly code: LanguageCode
  readonly entity: Language['entity']
  readonly date: Language['date']
  readonly figure: (where: string, day: string, name: string, value: string, base: string) => string
  /** Before it, where the asker took it to have moved the other way. */
  readonly otherWay: Readonly<Record<'up' | 'down', string>>
  readonly drivers: (parts: readonly string[]) => string
  readonly causes: (parts: readonly string[]) => string
  readonly noCause: string
  readonly part: (label: string, slot: string) => string
  /** Where several shops are explained as one. */
  readonly shops: (count: number) => string
}

/** Builds `Language.why`. */
export const whyForm =
  (words: WhyWords): Language['why'] =>
  (metric, evidence, context, taken) => {
    const figures = evidence.find(({ source }) => source === 'cause-figures')
    const [now, base, effects] = figures?.rows ?? []
    if (!figures || !now?.cells[metric] || !base?.cells[metric]) return []
    const slot = (row: number, column: string) => `{{e0.r${row}.${column}}}`
    const where = now.entity.store
      ? words.entity({ store: now.entity.store }, context)
      : words.shops(figures.stores.length)
    const said = words.figure(
      where,
      words.date(now.period.to, context.today),
      label(words, metric, context),
      slot(1, metric),
      slot(2, metric),
    )
    const moved = Math.sign(Number(now.cells[metric].amount) - Number(base.cells[metric].amount))
    const wrong = (taken === 'down' && moved > 0) || (taken === 'up' && moved < 0) ? taken : null
    const drivers = metric === 'net_sales' ? driversOf(words, effects, context) : []
    const likely = evidence.find(({ source }) => source === 'likely-causes')
    const causes = causesOf(words, likely?.rows[0], context)
    return [
      { draft: `${wrong ? words.otherWay[wrong] : ''}${said}`, evidence: figures },
      ...(drivers.length > 0 ? [{ draft: words.drivers(drivers), evidence: figures }] : []),
      likely && causes.length > 0
        ? { draft: words.causes(causes), evidence: likely }
        : { draft: words.noCause, evidence: figures },
    ]
  }

/** Each factor's part of the change, with its sign. */
const driversOf = (words: WhyWords, row: EvidenceRow | undefined, context: WordingContext): readonly string[] =>
  Object.entries(row?.cells ?? {}).flatMap(([column, quantity]) => {
    if (quantity === null) return []
    const sign = Number(quantity.amount) > 0 ? '+' : ''
    return [words.part(label(words, column.replace(/_effect$/, ''), context), `${sign}{{e0.r3.${column}}}`)]
  })

/** The likeliest causes; what is hardly likely is not said. */
const causesOf = (words: WhyWords, row: EvidenceRow | undefined, context: WordingContext): readonly string[] =>
  Object.entries(row?.cells ?? {})
    .filter(([, quantity]) => Number(quantity?.amount ?? 0) >= LEAST_LIKELY)
    .slice(0, MOST_CAUSES)
    // "likely cause: the weather" in a list of causes
    .map(([column]) =>
      words.part(label(words, column, context).replace(/^[^:：]*[:：]\s*/u, ''), `{{e0.r1.${column}}}`),
    )

const label = ({ code }: WhyWords, column: string, { labels }: WordingContext): string =>
  labels[column]?.[code].name ?? column
