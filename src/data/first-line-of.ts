/** Of an error's message: DuckDB puts the statement and hints below it, which a report has no use for. */
export const firstLineOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
