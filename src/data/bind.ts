/** Collects a statement's parameters: text never becomes SQL, equal values share a place. */
export interface Binder {
  /** The place of a value, `$3`. */
  one(value: string | number): string
  /** The places of several, `$1, $2`. */
  list(values: readonly (string | number)[]): string
  date(value: string): string
  /** An instant in ms as a UTC timestamp. */
  instant(ms: number): string
  readonly values: readonly (string | number)[]
}

export const binder = (): Binder => {
  const values: (string | number)[] = []
  const places = new Map<string | number, number>()
  const one = (value: string | number) => {
    const place = places.get(value) ?? values.push(value)
    places.set(value, place)
    return `$${place}`
  }
  return {
    one,
    list: (items) => items.map(one).join(', '),
    date: (value) => `${one(value)}::date`,
    instant: (ms) => `${one(new Date(ms).toISOString().slice(0, -1))}::timestamp`,
    values,
  }
}
