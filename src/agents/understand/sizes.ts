import type { Catalogue } from '../../core/catalogue.ts'
import type { Named, NameReading } from './names.ts'
import type { Token } from './token.ts'

const BESIDE = new Set(['glue', 'filler'])
const SIZE = /(\d+)\s*(ml|kg|l|g)?/giu
const WRITTEN = /^(\d+)(ml|kg|l|g)$/iu

/** Whether a product's name holds the size: 500 and ml, or only the number where the unit was not said. */
const hasSize = (names: readonly string[], number: number, unit: string): boolean =>
  names.some((name) =>
    [...name.matchAll(SIZE)].some(([, digits, written = '']) => {
      const same = unit === 'pc' ? written === '' : unit === '' || unit === written.toLowerCase()
      return same && Number(digits) === number
    }),
  )

/** 330ml of 330ml的可乐 is one word. */
const asSize = (token: Token): Token => {
  const written = token.type === 'unknown' ? WRITTEN.exec(token.text) : null
  return written
    ? { ...token, type: 'size', value: written[2]?.toLowerCase() ?? '', numbers: [Number(written[1])] }
    : token
}

/** 五公斤装的大米, 啤酒500毫升那种: the size beside goods says which of them, where only one has it; elsewhere it stays unread. */
export const withSizes = (said: readonly Token[], { products }: Catalogue): readonly Token[] => {
  const tokens = said.map(asSize)
  const at = tokens.findIndex(({ type }) => type === 'size')
  const size = tokens[at]
  if (size === undefined) return said
  const step = (by: 1 | -1) => {
    let i = at + by
    while (BESIDE.has(tokens[i]?.type ?? '')) i += by
    return i
  }
  const [number = 0] = size.numbers
  const among = (meant: readonly Named[]) => {
    const ids = new Set(meant.flatMap((one) => (one.kind === 'product' ? [one.id] : [])))
    return products.filter(({ id, names }) => ids.has(id) && hasSize([names.zh, names.en], number, size.value))
  }
  for (const i of [step(1), step(-1)]) {
    const token = tokens[i]
    if (token?.name === undefined) continue
    // 大米5kg is called 大米 before 丰穗大米5kg is.
    const whole = among([...token.name.full, ...token.name.short])
    const [only, ...more] = whole.length > 0 ? whole : among(token.name.part)
    if (only === undefined || more.length > 0) continue
    const name: NameReading = { full: [{ kind: 'product', id: only.id }], short: [], part: [], group: false }
    return tokens.map((one, j) => (j === i ? { ...token, name } : j === at ? { ...one, type: 'glue', value: '' } : one))
  }
  return said
}
