import type { LanguageCode } from '../core/language-code.ts'

/** `C-7-5-2`: aisle, bay, shelf from below, place from the left. */
const PLACE = /^([\p{L}\d]{1,4})-(\d{1,3})-(\d{1,3})-(\d{1,3})$/u

/** Where something lies as one tells a customer; null for what is no such place. */
export const shelfPlace = (text: string, code: LanguageCode): string | null => {
  const [, aisle, bay, shelf, place] = PLACE.exec(text) ?? []
  if (aisle === undefined) return null
  return code === 'zh'
    ? `${aisle}区${bay}号架第${shelf}层第${place}位`
    : `aisle ${aisle}, bay ${bay}, shelf ${shelf}, place ${place}`
}
