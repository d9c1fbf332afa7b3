import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { openWorkshop } from '../../src/data/duckdb.ts'
import { CANONICAL_TABLES } from '../../src/data/ingest/canonical-tables.ts'
import type { CanonicalTable } from '../../src/data/ingest/column.ts'
import { PEOPLE, PEOPLE_TABLE } from '../../src/data/ingest/people-table.ts'
import { applySchema } from '../../src/data/schema.ts'

const TABLES: Readonly<Record<string, CanonicalTable>> = { ...CANONICAL_TABLES, [PEOPLE]: PEOPLE_TABLE }

/** The page's table of files: its columns, `*` on those that a row needs, and those that are worked out. */
const documented = (page: string) =>
  Object.fromEntries(
    page
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\', '')))
      .filter((cells) => cells.length === 5 && /^(dim|fact|promo|product|people|planogram)/.test(cells[1] ?? ''))
      .map(([, file = '', columns = '', workedOut = '']) => [
        file,
        { columns: columns.split(', '), workedOut: workedOut === '' ? [] : workedOut.split(', ') },
      ]),
  )

const inTheProduct = async () => {
  const session = await openWorkshop()
  await applySchema(session)
  const rows = await session.rows(
    `select table_name, column_name from information_schema.columns where table_schema = 'main' order by ordinal_position`,
  )
  session.close()
  return Object.fromEntries(
    Object.entries(TABLES).map(([file, { columns }]) => {
      const names = columns.map(({ name }) => name)
      const stored = rows.filter(({ table_name }) => table_name === file).map(({ column_name }) => String(column_name))
      return [
        file,
        {
          columns: columns.map(({ name, required, option }) => (required && !option ? `${name}*` : name)),
          workedOut: stored.filter((name) => !names.includes(name)),
          lacking: file === PEOPLE ? [] : names.filter((name) => !stored.includes(name)),
        },
      ]
    }),
  )
}

const PAGE = readFileSync(join(PACKAGE_ROOT, 'docs', 'data.md'), 'utf8')

describe('the page about your own data', () => {
  it('lists each file with the columns that it may have and those that are worked out, as the schema has them', async () => {
    const product = await inTheProduct()
    expect(Object.values(product).flatMap(({ lacking }) => lacking)).toEqual([])
    const expected = Object.fromEntries(
      Object.entries(product).map(([file, { columns, workedOut }]) => [file, { columns, workedOut }]),
    )
    expect(documented(PAGE)).toEqual(expected)
  })

  it('is found out when it lacks a column or a mark', async () => {
    const product = await inTheProduct()
    const columns = product.fact_competitor_price?.columns
    expect(documented(PAGE.replace(', how |', ' |')).fact_competitor_price?.columns).not.toEqual(columns)
    expect(documented(PAGE.replace('competitor\\*', 'competitor')).fact_competitor_price?.columns).not.toEqual(columns)
  })
})
