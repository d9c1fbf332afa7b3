import { atomsOf } from './atoms.ts'
import { hanNumeral } from './spellings.ts'

export const squeeze = (name: string) =>
  atomsOf(name)
    .filter((atom) => atom.kind !== 'mark' || atom.text === '&')
    .map((atom) => atom.text)
const isSize = (word: string) => /^\d/.test(word) || /^(ml|l|g|kg|pack|pcs)$/.test(word)

/** A product's name without its size: `鲜牛奶1L` is asked for as 鲜牛奶, `Cola 330ml` as cola. */
export const withoutSize = (words: readonly string[]): readonly string[] => {
  const size = words.findIndex((word, i) => i > 0 && isSize(word))
  return size < 0 ? words : words.slice(0, size)
}

/** How a size is said: 500ml is 500毫升, and just 500. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  ml: ['毫升', '毫', ''],
  l: ['升', '公升', ''],
  kg: ['公斤', '千克', ''],
  g: ['克', ''],
}
export const sizesSaid = (words: readonly string[]): readonly (readonly string[])[] => {
  // 鸡蛋10枚 is 鸡蛋十枚 to the ear.
  const counted = Number(words.at(-2))
  const pieces = words.at(-1) ?? ''
  if (/^[枚个只包片卷抽盒瓶罐]$/u.test(pieces) && counted > 0 && counted < 100)
    return [[...words.slice(0, -2), ...hanNumeral(counted), pieces]]
  const size = /^(\d+)(ml|l|kg|g)$/.exec(words.at(-1) ?? '')
  if (!size) return []
  return (UNITS[size[2] ?? ''] ?? []).map((unit) => [
    ...words.slice(0, -1),
    `${size[1]}${unit}`,
    ...(unit === '' ? [] : ['']),
  ])
}

/** One word in the spellings of several countries. */
const SPELLINGS = [
  ['yogurt', 'yoghurt', 'yoghourt'],
  ['donut', 'doughnut'],
  ['chili', 'chilli', 'chile'],
  ['whiskey', 'whisky'],
  ['ketchup', 'catsup'],
  ['omelette', 'omelet'],
  ['flavor', 'flavour'],
  ['color', 'colour'],
  ['fiber', 'fibre'],
  ['litre', 'liter'],
  ['grey', 'gray'],
  ['pajama', 'pyjama'],
  ['jewelry', 'jewellery'],
  ['tyre', 'tire'],
  ['aluminum', 'aluminium'],
  ['harbor', 'harbour'],
  ['center', 'centre'],
  ['theater', 'theatre'],
].map((forms) => forms.flatMap((form) => [form, `${form}s`]))

/** A name in the spellings of other countries; none where it has none. */
export const respelt = (words: readonly string[]): readonly (readonly string[])[] => {
  const at = words.findIndex((word) => SPELLINGS.some((forms) => forms.includes(word)))
  const plural = words[at]?.endsWith('s') === true
  const forms = SPELLINGS.find((one) => one.includes(words[at] ?? '')) ?? []
  return forms.filter((form) => form !== words[at] && form.endsWith('s') === plural).map((form) => words.with(at, form))
}

/** A name with its last word in the singular and the plural, in every country's spelling. */
export const numbered = (words: readonly string[]): readonly (readonly string[])[] => {
  const both = inNumber(words)
  return [...both, ...both.flatMap(respelt)]
}

const inNumber = (words: readonly string[]): readonly (readonly string[])[] => {
  const last = words.at(-1) ?? ''
  if (!/^[a-z]{3,}$/.test(last)) return [words]
  const other = last.endsWith('ies')
    ? `${last.slice(0, -3)}y`
    : /(?:toes|oxes|ches|shes)$/.test(last)
      ? last.slice(0, -2)
      : last.endsWith('s') && !last.endsWith('ss')
        ? last.slice(0, -1)
        : /(?:[^aeiou])y$/.test(last)
          ? `${last.slice(0, -1)}ies`
          : `${last}s`
  return [words, [...words.slice(0, -1), other]]
}
