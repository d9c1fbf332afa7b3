import type { Catalogue } from '../../core/catalogue.ts'
import type { Frame } from '../../core/frame.ts'

/** What stands around the word that tells one kind from another. */
const BEFORE = /^(?:那|就|是|要|我要|我说的是|说的是|我讲的是|我指的是|选|拿|看|嗯|哦|对|啊|哎|呃)+/u
const AFTER =
  /(?:的)?(?:那个|那种|那款|那瓶|那罐|那一种|那一款|这个|这种)?(?:的)?(?:吧|啊|呀|哦|哈|啦|嘛|就行|就好|谢谢)*$/u
const PLAIN = /^(?:普通|原味|正常|一般|经典|常规|平常)(?:的|款|版|装)?/u
/** 有糖, 不是无糖, 不要无糖: of the kinds the one without 无糖. */
const WITH = /^(?:有|带|含)(\p{Script=Han}{1,2})$/u
const NOT_WITHOUT = /^(?:不是|不要|别要|非)(?:无|不含|零|0)(\p{Script=Han}{1,2}?)(?:的)?$/u
const WITHOUT = /^(?:无|没有?|不含|不带|零|0)(\p{Script=Han}{1,2})$/u
const LACKS = ['无', '不含', '零', '0']

const MOST_PIECES = 3

interface Kind {
  readonly frame: Frame
  readonly name: string
}

/**
 * The questions that were put back, when they differ in their one product and in nothing else, and beside them the same of its brothers: of
 * 可乐330ml also 无糖可乐330ml.
 */
const kindsOf = (offered: readonly Frame[], { products }: Catalogue): readonly Kind[] => {
  const rest = (frame: Frame) => JSON.stringify({ ...frame, products: null })
  const [first] = offered
  const alike = first?.products.length === 1 && offered.every((one) => rest(one) === rest(first))
  if (!alike) return []
  const named = products.map(({ id, names }) => ({ id, name: plain(names.zh) }))
  const put = named.filter(({ id }) => offered.some((frame) => frame.products[0] === id))
  const kinds = named.filter((one) => put.some(({ name }) => one.name.endsWith(name)))
  return kinds.map(({ id, name }) => ({ frame: { ...first, products: [id] }, name }))
}
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')

/** The kinds that one piece of a turn can mean; null where it says something else. */
const meant = (piece: string, kinds: readonly Kind[]): readonly Kind[] | null => {
  const lacks = (what: string) => kinds.filter(({ name }) => LACKS.some((word) => name.includes(word + what)))
  const has = (what: string) => {
    const without = lacks(what)
    return without.length > 0 ? kinds.filter((kind) => !without.includes(kind)) : null
  }
  const exact = kinds.filter(({ name }) => name === piece)
  if (exact.length > 0) return exact
  const [, denied] = NOT_WITHOUT.exec(piece) ?? []
  if (denied) return has(denied)
  const word = piece.replace(BEFORE, '').replace(AFTER, '')
  const same = kinds.filter(({ name }) => name === word)
  if (same.length > 0) return same
  const [, without] = WITHOUT.exec(word) ?? []
  if (without) return lacks(without)
  const [, what] = WITH.exec(word) ?? []
  if (what) return has(what)
  if (PLAIN.test(word)) {
    const thing = word.replace(PLAIN, '')
    const own = kinds.filter(({ name }) => kinds.every((other) => other.name.includes(name)))
    return thing === '' || own.some(({ name }) => name.includes(thing)) ? own : null
  }
  if (word === '') return null
  const holding = kinds.filter(({ name }) => name.includes(word))
  return holding.length > 0 ? holding : null
}

/**
 * 可乐库存? - which? - 有糖的那个，可乐330ml: the one kind that every piece of the turn can mean. Null where a piece says anything else, or where
 * they leave more than one.
 */
export const pickedKind = (said: string, offered: readonly Frame[], catalogue: Catalogue): Frame | null => {
  const kinds = kindsOf(offered, catalogue)
  if (kinds.length < 2) return null
  const read = said
    .split(/[,，。、;；!！~]+|\s+/u)
    .map(plain)
    .filter((piece) => piece !== '')
    .map((piece) => meant(piece, kinds))
  if (read.length === 0 || read.length > MOST_PIECES) return null
  const left = kinds.filter((kind) => read.every((some) => some?.includes(kind)))
  return left.length === 1 ? (left[0]?.frame ?? null) : null
}
