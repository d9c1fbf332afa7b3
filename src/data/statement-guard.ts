import { DIMENSION_TABLES, type Metric, RELATIONS } from './metrics/metric.ts'
import { OPEN_TABLES, READABLE } from './readable.ts'
import type { Warehouse } from './warehouse.ts'

/**
 * A metric's statement may name the relations it declares, each narrowed by `measure` under the same name, the tables of
 * names, and nothing else. A CTE of the same name narrows, but `main.fact_line` reads past it, `'x.csv'` serialises as a
 * base table and `query_table('...')` hides a name in a string; so what is not known to be harmless is refused.
 */
type Refused = string

/** Null when the statement is allowed, else why not. */
export const guardStatement = async (
  warehouse: Pick<Warehouse, 'query'>,
  statement: string,
  reads: readonly string[],
  open: readonly string[] = DIMENSION_TABLES,
): Promise<Refused | null> => {
  const rows = await warehouse.query('select json_serialize_sql($1::varchar)::varchar as tree', [statement])
  const tree = JSON.parse(String(rows[0]?.tree)) as Tree
  if (tree.error !== false) return `not one SELECT: ${String(tree.error_message)}`
  const statements = Array.isArray(tree.statements) ? tree.statements : []
  if (statements.length !== 1) return 'not one SELECT'
  return reasonIn((statements[0] as Tree).node, {
    allowed: new Set<string>([...reads, ...open]),
    own: new Set(),
  })
}

const verdicts = new Map<string, Promise<Refused | null>>()

/** The verdict on a whole metric, worked out once a process for each text; a failed attempt is not kept. */
export const guardMetric = (warehouse: Pick<Warehouse, 'query'>, metric: Metric): Promise<Refused | null> => {
  const parts = [metric, metric.preaggregated, metric.plan].filter((part) => part !== undefined)
  const key = JSON.stringify(parts.map(({ reads, statement }) => [reads, statement]))
  const known = verdicts.get(key)
  if (known) return known
  const verdict = Promise.all(parts.map((part) => guardStatement(warehouse, part.statement, part.reads))).then(
    (reasons) => reasons.find((reason) => reason !== null) ?? null,
  )
  verdicts.set(key, verdict)
  verdict.catch(() => verdicts.delete(key))
  return verdict
}

const readings = new Map<string, Promise<Refused | null>>()

/** The verdict on the statement of an analysis (`read-relation.ts`), worked out once a process for each text. */
export const guardReading = (
  warehouse: Pick<Warehouse, 'query'>,
  statement: string,
  reads: readonly string[],
): Promise<Refused | null> => {
  const key = JSON.stringify([reads, statement])
  const known = readings.get(key)
  if (known) return known
  const verdict = guardStatement(warehouse, statement, reads, [...OPEN_TABLES, 'dim_store', 'asked'])
  readings.set(key, verdict)
  verdict.catch(() => readings.delete(key))
  return verdict
}

type Tree = { readonly [key: string]: unknown }
interface Names {
  readonly allowed: ReadonlySet<string>
  /** CTEs of the statement's own that are in reach at this place. */
  readonly own: ReadonlySet<string>
}

const TABLE_FUNCTIONS = new Set(['range', 'generate_series', 'unnest'])

/** Arithmetic, conditions, dates, sums and order: what figures need. A new one is a line here, with a thought. */
const FUNCTIONS = new Set(
  `median quantile_cont stddev_samp var_samp any_value arg_max arg_min bool_or bool_and count_if ln exp sqrt
   row_number rank lag lead first_value last_value epoch_ms date_diff split_part ~~ !~~
   + - * / // % sum count count_star min max avg abs greatest least nullif coalesce round floor ceil sign
   isodow dayofweek date_trunc date_part year month day hour trunc to_days lower upper trim range generate_series unnest`.split(
    /\s+/,
  ),
)

const QUERY_NODES = new Set(['SELECT_NODE', 'SET_OPERATION_NODE'])
const TABLE_NODES = new Set(['BASE_TABLE', 'SUBQUERY', 'JOIN', 'EMPTY', 'EXPRESSION_LIST', 'TABLE_FUNCTION'])
const MODIFIERS = new Set(
  // the last is the scale of a decimal that something is cast to
  'ORDER_MODIFIER LIMIT_MODIFIER DISTINCT_MODIFIER ORDER_DEFAULT ASCENDING DESCENDING DECIMAL_TYPE_INFO'.split(' '),
)
/** Names that are narrowed, declared or not, and the tables of names: no CTE may hide one. */
const PROTECTED = new Set<string>([
  ...RELATIONS,
  ...DIMENSION_TABLES,
  ...Object.keys(READABLE),
  ...OPEN_TABLES,
  'asked',
])
const EXPRESSIONS = new Set(
  'COLUMN_REF CONSTANT FUNCTION COMPARISON CONJUNCTION OPERATOR CASE CAST BETWEEN STAR SUBQUERY WINDOW'.split(' '),
)

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const all = (values: readonly unknown[], names: Names): Refused | null => {
  for (const value of values) {
    const reason = reasonIn(value, names)
    if (reason !== null) return reason
  }
  return null
}

/** Walks any part of the tree; every node that has a kind must be of a known one. */
const reasonIn = (value: unknown, names: Names): Refused | null => {
  if (Array.isArray(value)) return all(value, names)
  if (!isTree(value)) return null
  const kind = text(value.type)
  if (value.sample !== null && value.sample !== undefined) return 'a sample is not allowed'
  if (typeof value.class === 'string') return reasonInExpression(value, names)
  if (QUERY_NODES.has(kind)) return reasonInQuery(value, names)
  if (TABLE_NODES.has(kind)) return reasonInTable(value, kind, names)
  if (kind !== '' && !MODIFIERS.has(kind)) return `${kind} is not allowed`
  return all(Object.values(value), names)
}

const reasonInQuery = (node: Tree, names: Names): Refused | null => {
  const own = new Set(names.own)
  const entries = isTree(node.cte_map) && Array.isArray(node.cte_map.map) ? node.cte_map.map : []
  for (const entry of entries) {
    const name = isTree(entry) ? text(entry.key).toLowerCase() : ''
    if (PROTECTED.has(name)) return `an own CTE is named ${name}`
    const reason = reasonIn(isTree(entry) ? entry.value : null, { ...names, own })
    if (reason !== null) return reason
    own.add(name)
  }
  const { cte_map: _, ...rest } = node
  return all(Object.values(rest), { ...names, own })
}

const reasonInTable = (table: Tree, kind: string, names: Names): Refused | null => {
  if (kind === 'BASE_TABLE') {
    const name = text(table.table_name).toLowerCase()
    if (text(table.schema_name) !== '' || text(table.catalog_name) !== '') return `${name} is named with its schema`
    if (!names.allowed.has(name) && !names.own.has(name)) return `${name} is not declared in reads`
    if (table.at_clause !== null && table.at_clause !== undefined) return 'another version of a table is not allowed'
    return null
  }
  if (kind === 'TABLE_FUNCTION') {
    const call = isTree(table.function) ? table.function : {}
    const name = text(call.function_name).toLowerCase()
    if (!TABLE_FUNCTIONS.has(name)) return `table function ${name} is not allowed`
  }
  return all(Object.values(table), names)
}

const reasonInExpression = (expression: Tree, names: Names): Refused | null => {
  const kind = text(expression.class)
  if (!EXPRESSIONS.has(kind)) return `${kind} is not allowed`
  if (kind === 'FUNCTION' || kind === 'WINDOW') {
    const name = text(expression.function_name).toLowerCase()
    if (text(expression.catalog) !== '') return `function ${name} is named with its catalogue`
    if (name !== '' && !FUNCTIONS.has(name)) return `function ${name} is not allowed`
  }
  return all(Object.values(expression), names)
}
