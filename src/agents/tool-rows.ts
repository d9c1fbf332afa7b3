import type { Catalogue } from '../core/catalogue.ts'
import { dataText } from '../core/data-text.ts'
import type { Entity, Evidence, EvidenceRow } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import { decimalsOf, round } from '../core/quantity.ts'

const TOP = 20

/**
 * Evidence as a model reads it: one line a row, tabs between cells, the row's number first, because slots are written from it.
 * Names come from data, so they are cleaned and stand inside a mark that says so; a rounded table of 20 rows costs a
 * thirtieth of the same as JSON (performance, lever 11).
 */
export const toolRows = (evidence: Evidence, catalogue: Catalogue, language: LanguageCode): string => {
  const id = evidence.id.slice(evidence.id.lastIndexOf('.') + 1)
  const columns = [...new Set(evidence.rows.flatMap((row) => Object.keys(row.cells)))]
  const kinds = (['store', 'region', 'category', 'product', 'hour', 'day', 'subject'] as const).filter((kind) =>
    evidence.rows.some((row) => row.entity[kind] !== undefined),
  )
  const shown = evidence.rows.slice(0, TOP)
  const dated = new Set(evidence.rows.map((row) => `${row.period.from}\t${row.period.to}`)).size > 1
  const more = evidence.rows.length > TOP || evidence.truncated
  const head = [
    'row',
    ...kinds,
    'role',
    ...(dated ? ['from', 'to'] : []),
    ...columns.map((column) => `${column}${unitOf(evidence, column)}`),
  ]
  const lines = shown.map((row, index) =>
    [
      `${id}.r${index + 1}`,
      ...kinds.map((kind) => nameOf(row.entity, kind, catalogue, language)),
      row.role,
      ...(dated ? [row.period.from, row.period.to] : []),
      ...columns.map((column) => cellOf(row, column)),
    ].join('\t'),
  )
  return [
    `evidence ${id}: ${evidence.source}, ${spoken(evidence)}, ${evidence.stores.length} stores${more ? `, first ${shown.length} rows only` : ''}`,
    '<data>',
    head.join('\t'),
    ...lines,
    '</data>',
    ...(columns[0] === undefined ? [] : [`Write a figure only as its slot: {{${id}.r1.${columns[0]}}}`]),
  ].join('\n')
}

const spoken = ({ rows, period }: Evidence): string => {
  const { from, to } = rows[0]?.period ?? period
  return from === to ? from : `${from} to ${to}`
}

const unitOf = (evidence: Evidence, column: string): string => {
  const unit = evidence.rows.map((row) => row.cells[column]?.unit).find((found) => found !== undefined)
  return unit ? ` (${unit})` : ''
}

const cellOf = (row: EvidenceRow, column: string): string => {
  const quantity = row.cells[column]
  if (quantity === undefined) return ''
  if (quantity === null) return 'none'
  const figure = round(quantity.amount, Math.min(decimalsOf(quantity.unit), 4))
  return row.role === 'relative' || row.role === 'difference' ? `${figure.startsWith('-') ? '' : '+'}${figure}` : figure
}

const nameOf = (entity: Entity, kind: keyof Entity, catalogue: Catalogue, language: LanguageCode): string => {
  const value = entity[kind]
  if (value === undefined) return 'all'
  const entries: readonly { readonly id: string; readonly names: Readonly<Record<LanguageCode, string>> }[] =
    kind === 'store'
      ? catalogue.stores
      : kind === 'region'
        ? catalogue.regions
        : kind === 'category'
          ? catalogue.categories
          : kind === 'product'
            ? catalogue.products
            : []
  const offer = kind === 'subject' ? catalogue.promotions.get(String(value))?.[language] : undefined
  const name = offer ?? entries.find((entry) => entry.id === value)?.names[language]
  return dataText(name ?? String(value))
}
