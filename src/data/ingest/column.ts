/** One column of a canonical file (contracts 6): how its text becomes a value, and when the value cannot be true. */
export interface Column {
  readonly name: string
  readonly type: string
  /** Without the column the file is refused; without a value the row is. */
  readonly required?: true
  /** Import option that stands in for a column or value that is not there. */
  readonly option?: 'tz' | 'currency' | 'dayCutoff'
  /** What must hold of the value, as SQL over `$`, and the reason given when it does not. */
  readonly holds?: { readonly sql: string; readonly reason: string }
}

export interface CanonicalTable {
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Column to the table that must know its value; asked only where that table has rows, except for stores and goods. */
  readonly references: Readonly<Record<string, string>>
  /** One of these must be among the columns. */
  readonly oneOf?: readonly string[]
  /**
   * What is worked out once when a snapshot is built. `instant`: the other instant and the business day, through the
   * store's zone and day cut-off; `shift`: the business day, from its start; `receipt`: store and business day are the
   * receipt's.
   */
  readonly completed?: 'instant' | 'shift' | 'receipt'
  /** Column to SQL over it, for values that mean something else in a file than in the table. */
  readonly stored?: Readonly<Record<string, string>>
}

export const text = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'varchar', ...more })
export const required = (column: Column): Column => ({ ...column, required: true })
export const key = (name: string): Column => required(text(name))
export const money = (name: string): Column => ({ name, type: 'decimal(14,2)' })
/** Money of one unit: a list price, a unit cost. */
export const unitMoney = (name: string): Column => ({ name, type: 'decimal(14,4)' })
export const quantity = (name: string): Column => ({ name, type: 'decimal(14,3)' })
export const date = (name: string): Column => ({ name, type: 'date' })
export const instant = (name: string): Column => ({ name, type: 'timestamp' })
export const integer = (name: string): Column => ({ name, type: 'integer' })
export const truth = (name: string): Column => ({ name, type: 'boolean' })
export const notNegative = (column: Column): Column => ({ ...column, holds: { sql: '$ >= 0', reason: 'negative' } })
/** A share of one. */
export const share = (name: string): Column => ({
  name,
  type: 'decimal(6,4)',
  holds: { sql: '$ between 0 and 1', reason: 'not between 0 and 1' },
})
export const oneOf = (name: string, ...values: string[]): Column =>
  text(name, {
    holds: {
      sql: `$ in (${values.map((value) => `'${value}'`).join(', ')})`,
      reason: `not one of ${values.join(', ')}`,
    },
  })
export const names: readonly Column[] = [text('name_zh'), text('name_en')]
/** Either instant, or both; the other one follows from the store's zone. */
export const instants: readonly Column[] = [instant('ts_utc'), instant('ts_local'), date('business_date')]
