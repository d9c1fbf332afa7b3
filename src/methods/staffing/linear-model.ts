/** A mixed-integer programme as HiGHS takes it: minimise cost x, rows within bounds. Plain arrays, so that it can be sent to a worker. */
export interface LinearModel {
  readonly numCols: number
  readonly numRows: number
  readonly colCost: readonly number[]
  readonly colLower: readonly number[]
  readonly colUpper: readonly number[]
  /** 1 whole numbers, 0 any. */
  readonly integrality: readonly (0 | 1)[]
  readonly rowLower: readonly number[]
  readonly rowUpper: readonly number[]
  readonly starts: readonly number[]
  readonly indices: readonly number[]
  readonly values: readonly number[]
}

export interface ModelBuilder {
  /** Number of the new column. */
  column(cost: number, upper: number, whole: boolean): number
  row(terms: readonly (readonly [column: number, factor: number])[], lower: number, upper: number): void
  readonly model: LinearModel
}

export const modelBuilder = (): ModelBuilder => {
  const columns: { cost: number; upper: number; whole: boolean }[] = []
  const bounds: { lower: number; upper: number }[] = []
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []]
  return {
    column: (cost, upper, whole) => columns.push({ cost, upper, whole }) - 1,
    row(terms, lower, upper) {
      if (terms.length === 0) return
      for (const [column, factor] of terms) {
        indices.push(column)
        values.push(factor)
      }
      starts.push(indices.length)
      bounds.push({ lower, upper })
    },
    get model() {
      return {
        numCols: columns.length,
        numRows: bounds.length,
        colCost: columns.map(({ cost }) => cost),
        colLower: columns.map(() => 0),
        colUpper: columns.map(({ upper }) => upper),
        integrality: columns.map(({ whole }) => (whole ? 1 : 0) as 0 | 1),
        rowLower: bounds.map(({ lower }) => lower),
        rowUpper: bounds.map(({ upper }) => upper),
        starts,
        indices,
        values,
      }
    },
  }
}
