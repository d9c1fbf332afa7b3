type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Row = Record<string, string>

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nested objects become columns `outer.inner`; a list of objects is left for `rowsOf`; other lists are joined. */
const flatten = (
  value: { readonly [key: string]: Json },
  prefix: string,
  into: Row,
  lists: [string, readonly Json[]][],
) => {
  for (const [key, inner] of Object.entries(value)) {
    const name = `${prefix}${key}`
    if (isObject(inner)) flatten(inner, `${name}.`, into, lists)
    else if (Array.isArray(inner)) {
      if (inner.some(isObject)) lists.push([name, inner])
      else into[name] = inner.map(String).join(',')
    } else into[name] = inner === null ? '' : String(inner)
  }
}

/** One record: a row, or a row for each member of its first list of objects (an order's lines), the outer values repeated. */
const rowsOf = (record: Json): Row[] => {
  if (!isObject(record)) return []
  const outer: Row = {}
  const lists: [string, readonly Json[]][] = []
  flatten(record, '', outer, lists)
  const [list] = lists
  if (!list) return [outer]
  return list[1].filter(isObject).map((member) => {
    const row = { ...outer }
    flatten(member, `${list[0]}.`, row, [])
    return row
  })
}

/** A JSON list, an object that holds one, or one object a line. Throws on what is no JSON. */
const recordsOf = (text: string): readonly Json[] => {
  try {
    const whole = JSON.parse(text) as Json
    if (Array.isArray(whole)) return whole
    if (!isObject(whole)) return []
    return Object.values(whole).find((value): value is readonly Json[] => Array.isArray(value)) ?? [whole]
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2) throw error
    return lines.map((line) => JSON.parse(line) as Json)
  }
}

/** A JSON file's rows: the header of all names that occur, then the values. */
export const jsonRows = (text: string): readonly (readonly string[])[] => {
  const rows = recordsOf(text.replace(/^\uFEFF/, '')).flatMap(rowsOf)
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
}
