import { pinyin } from 'pinyin-pro'

const HAN = [...'零一二三四五六七八九']
/** 8 is 八, 12 is 十二; shops are told by their number so. */
export const hanNumeral = (n: number): readonly string[] => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return [...(tens > 1 ? [HAN[tens] ?? ''] : []), ...(tens > 0 ? ['十'] : []), ...(ones > 0 ? [HAN[ones] ?? ''] : [])]
}

/** Syllables from which initials are worth a guess; fewer are any two letters. */
const LEAST_INITIALS = 3
/** Shorter spellings are words of other languages ("can", "he"). */
const LEAST_LETTERS = 5

/**
 * A Chinese name as people type it on a Latin keyboard: 河滨店 is `hebindian` or `hebin`, which is the name; `hbd` may be it, so it
 * is offered.
 */
export const spelled = (name: string): readonly (readonly [string, 'full' | 'part'])[] => {
  if (!/^\p{Script=Han}+$/u.test(name)) return []
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true })
  const bare = name.endsWith('店') && syllables.length > 2 ? syllables.slice(0, -1) : syllables
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  const forms: [string, 'full' | 'part'][] = [...new Set([syllables.join(''), bare.join('')])]
    .filter((form) => form.length >= LEAST_LETTERS)
    .map((form) => [form, 'full'])
  if (syllables.length >= LEAST_INITIALS) forms.push([initials, 'part'])
  return forms
}
