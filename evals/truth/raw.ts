/** One bound SELECT over the raw tables; all that truth knows of the house. */
export type Query = (sql: string, parameters: readonly (string | number)[]) => Promise<Record<string, unknown>[]>

export interface Raw {
  rows(sql: string, parameters?: readonly (string | number)[]): Promise<Record<string, unknown>[]>
  /** The one number of the first row; null when there is none. */
  number(sql: string, parameters?: readonly (string | number)[]): Promise<number | null>
}

export const rawOver = (query: Query): Raw => ({
  rows: (sql, parameters = []) => query(sql, parameters),
  async number(sql, parameters = []) {
    const [row] = await query(sql, parameters)
    const value = row && Object.values(row)[0]
    return value === null || value === undefined ? null : Number(value)
  },
})

/** `$1, $2` for a list that starts at parameter `from`. */
export const list = (values: readonly string[], from = 1): string => values.map((_, i) => `$${from + i}`).join(', ')
