/** A column of a relation, as information_schema names its type. */
export interface TypedColumn {
  readonly name: string
  readonly type: string
}

/** A spreadsheet runs a text that starts so as a formula (reliability 10, row 19); an apostrophe keeps it a text. */
const RUNS = "('=', '+', '-', '@', chr(9), chr(13))"

const fieldOf = ({ name, type }: TypedColumn): string => {
  if (type !== 'VARCHAR') return `coalesce(${name}::varchar, '')`
  const safe = `if(left(${name}, 1) in ${RUNS}, '''' || ${name}, ${name})`
  return `coalesce('"' || replace(${safe}, '"', '""') || '"', '')`
}

/** SQL of one RFC 4180 line without its end: built by DuckDB's threads, so that the event loop only passes it on. */
export const csvLine = (columns: readonly TypedColumn[]): string => columns.map(fieldOf).join(" || ',' || ")
