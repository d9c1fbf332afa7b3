import { type Fault, fault, isFault } from '../../../core/fault.ts'
import type { Session } from '../../duckdb.ts'
import { type DateOrder, momentText, orderTold } from './date-shape.ts'
import { type Decimal, decimalTold, numberText } from './number-shape.ts'
import { truthText } from './truth-shape.ts'

/** A column of texts and what it shall become. */
export interface TextColumn {
  readonly name: string
  /** SQL of the text. */
  readonly raw: string
  readonly type: string
}

/** What was said when a file can be read two ways. */
export interface Said {
  readonly dateOrder?: DateOrder
  readonly decimal?: Decimal
}

/** SQL of a column's text as DuckDB casts it to the column's type. */
export type Readings = (column: TextColumn) => string

type Kind = 'number' | 'moment' | 'truth' | 'text'

const kindOf = (type: string): Kind => {
  if (type === 'date' || type === 'timestamp') return 'moment'
  if (type === 'boolean') return 'truth'
  return type === 'varchar' ? 'text' : 'number'
}

/**
 * Decides once for a file, from all values of its columns and never cell by cell, how its numbers, dates and yes-or-no
 * are written. A file that can be read two ways is a fault that names the option which says it; nothing is guessed.
 */
export const readingsOf = async (
  session: Session,
  from: string,
  columns: readonly TextColumn[],
  file: string,
  said: Said,
): Promise<Readings | Fault> => {
  const typed = columns.filter(({ type }) => kindOf(type) !== 'text')
  if (typed.length === 0 || (await castsAsItIs(session, from, typed))) return ({ raw }) => raw
  const of = await counted(session, from, typed)
  const decimal = decimalOf(
    typed.filter(({ type }) => kindOf(type) === 'number'),
    of,
    file,
    said,
  )
  if (isFault(decimal)) return decimal
  const orders = ordersOf(
    typed.filter(({ type }) => kindOf(type) === 'moment'),
    of,
    file,
    said,
  )
  if (isFault(orders)) return orders
  return ({ name, raw, type }) => {
    const kind = kindOf(type)
    if (kind === 'number') return numberText(raw, decimal)
    if (kind === 'moment') return momentText(raw, orders.get(name) ?? 'dmy')
    return kind === 'truth' ? truthText(raw) : raw
  }
}

/** The common case, told with one reading: every value is written as the house writes it. */
const castsAsItIs = async (session: Session, from: string, columns: readonly TextColumn[]): Promise<boolean> => {
  const wrong = columns.map(({ raw, type }) => {
    const cast = `try_cast(${raw} as ${type}) is null`
    // 26-11-20 would be a day of the year 26
    const plain = kindOf(type) === 'moment' ? `(${cast} or not (${raw} like '____-%' or ${raw} like '____/%'))` : cast
    return `(${raw} is not null and trim(${raw}) <> '' and ${plain})`
  })
  const rows = await session.rows(`select 1 as x from ${from} where ${wrong.join(' or ')} limit 1`)
  return rows.length === 0
}

/** How often each column tells of each way of writing, in one reading. */
const counted = async (session: Session, from: string, columns: readonly TextColumn[]): Promise<CountOf> => {
  const told = columns.map(({ raw, type }) => {
    const kind = kindOf(type)
    return kind === 'number' ? decimalTold(raw) : kind === 'moment' ? orderTold(raw) : 'null::varchar'
  })
  const ways = ['point', 'comma', 'both', 'dmy', 'mdy', 'ymd']
  const counts = columns.flatMap((_, at) =>
    ways.map((way) => `(count(*) filter (c${at} = '${way}'))::double as c${at}_${way}`),
  )
  const [row] = await session.rows(
    `select ${counts.join(', ')} from (select ${told.map((sql, at) => `${sql} as c${at}`).join(', ')} from ${from})`,
  )
  return (column, way) => Number(row?.[`c${columns.indexOf(column)}_${way}`] ?? 0)
}

type CountOf = (column: TextColumn, what: string) => number

/** One way for all numbers of a file: a file that writes `1.234,56` in one column means the same in the next. */
const decimalOf = (columns: readonly TextColumn[], of: CountOf, file: string, said: Said): Decimal | Fault => {
  const sum = (what: string) => columns.reduce((total, column) => total + of(column, what), 0)
  const [point, comma] = [sum('point'), sum('comma')]
  if (point > 0 || comma > 0) return comma > point ? 'comma' : 'point'
  if (said.decimal) return said.decimal
  const unclear = columns.find((column) => of(column, 'both') > 0)
  return unclear ? fault('number-ambiguous', { file, column: unclear.name }) : 'point'
}

/** Each column by itself, and where it does not tell, by what the others of the file tell. */
const ordersOf = (
  columns: readonly TextColumn[],
  of: CountOf,
  file: string,
  said: Said,
): ReadonlyMap<string, DateOrder> | Fault => {
  const told = (column: TextColumn): DateOrder | null => {
    const told = (['dmy', 'mdy', 'ymd'] as const).map((order) => ({ order, n: of(column, order) }))
    const [most] = told.sort((a, b) => b.n - a.n)
    return most && most.n > 0 ? most.order : null
  }
  const others = [...new Set(columns.map(told).filter((order) => order !== null))]
  const fallback = others.length === 1 ? others[0] : said.dateOrder
  const orders = new Map<string, DateOrder>()
  for (const column of columns) {
    const order = told(column) ?? fallback
    if (order) orders.set(column.name, order)
    else if (of(column, 'both') > 0) return fault('date-ambiguous', { file, column: column.name })
  }
  return orders
}
