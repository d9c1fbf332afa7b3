import type { Evidence, EvidenceRow } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Quantity } from '../core/quantity.ts'
import { readingOf } from '../core/reading.ts'
import { metricOf } from '../data/metrics/index.ts'
import { flagWords } from '../language/answer-words.ts'
import { LANGUAGES } from '../language/index.ts'
import type { WordingContext } from '../language/language.ts'
import { withMeasure } from '../language/weighed-goods.ts'
import type { Receipt, ReceiptCell } from './api.ts'

/** Evidence in the reader's words: nothing is left out, nothing is computed. */
export const receiptOf = (evidence: Evidence, code: LanguageCode, context: WordingContext): Receipt => {
  const language = LANGUAGES[code]
  const { catalogue, labels, today } = context
  const label = (name: string) => labels[name]?.[code].name ?? name
  const cell = (quantity: Quantity | null, row: EvidenceRow, name: string): ReceiptCell | null => {
    if (!quantity) return null
    const { role } = row
    const reading = readingOf(name, role)
    // a mean is said to a tenth; here is where it is exact
    const exact = language.quantity(quantity, reading === 'mean' ? 'share' : reading)
    const text = withMeasure(exact, row, name, quantity, catalogue, code)
    // A change says its direction in both ways; only its minus comes from the figure.
    const gained =
      (role === 'difference' || role === 'relative') && Number(quantity.amount) > 0 && !text.startsWith('+')
    return { text: gained ? `+${text}` : text, amount: quantity.amount, unit: quantity.unit }
  }
  const named = (
    entries: readonly { readonly id: string; readonly names: Record<LanguageCode, string> }[],
    ids: readonly string[],
  ) => ids.map((wanted) => entries.find((entry) => entry.id === wanted)?.names[code] ?? wanted)
  const { frame } = evidence
  const filters = frame
    ? ([
        { kind: 'region', values: named(catalogue.regions, frame.regions) },
        { kind: 'category', values: named(catalogue.categories, frame.categories) },
        { kind: 'product', values: named(catalogue.products, frame.products) },
      ] as const)
    : []
  const columns = [...new Set(evidence.rows.flatMap((row) => Object.keys(row.cells)))]
  const zones = catalogue.stores.filter((store) => evidence.stores.includes(store.id))
  return {
    id: evidence.id,
    metric: {
      name: evidence.source,
      label: label(evidence.source),
      meaning: metricOf(evidence.source)?.meaning[code] ?? null,
    },
    question: frame && language.question(frame, context),
    filters: filters.filter(({ values }) => values.length > 0),
    base: frame?.base?.kind ?? null,
    period: { ...evidence.period, text: language.period(evidence.period, today) },
    stores: evidence.stores.map((id) => ({ id, name: named(catalogue.stores, [id])[0] ?? id })),
    columns: columns.map((name) => ({ name, label: label(name) })),
    rows: evidence.rows.map((row) => ({
      name: language.entity(row.entity, context),
      period: language.period(row.period, today),
      role: row.role,
      cells: Object.fromEntries(Object.entries(row.cells).map(([name, quantity]) => [name, cell(quantity, row, name)])),
    })),
    truncated: evidence.truncated,
    stale: evidence.stale,
    flags: evidence.flags.map((flag) => ({ name: flag.flag, text: flagWords(flag, language, context) })),
    asOf: evidence.asOf,
    timeZone: (zones[0] ?? catalogue.stores[0])?.timeZone ?? 'UTC',
    snapshot: evidence.snapshot,
    statement: evidence.statement,
    parameters: evidence.parameters,
    inputs: evidence.inputs,
    relations: evidence.frame === null ? [] : (metricOf(evidence.source)?.reads ?? []),
  }
}
