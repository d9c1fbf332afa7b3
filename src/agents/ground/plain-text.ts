import { SLOT } from '../../core/draft.ts'

/** Marks that are no words: markup, links, code, calls and thoughts of a model that leaked into its answer. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/<\s*[a-z/!|?]/i, 'markup'],
  [/&(?:#\w+|[a-z]+);/i, 'character reference'],
  [/\]\s*[([]/, 'link'],
  [
    /\w+:\/\/|\bwww\.|\b[\w-]+\.(?:com|cn|net|org|io|info|html?|php|xyz|site)\b|\b(?:javascript|mailto):|\bdata:\w+\//i,
    'address',
  ],
  [/[{}`\\]/, 'code'],
  [/\[\/?[A-Z_]{3,}\]|\btool_calls?\b|"(?:name|arguments|parameters)"\s*:/i, 'tool call'],
]

/** Invisible, combining, private and unassigned characters can split a number or turn a line round. */
const HIDDEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{M}]|(?![\n\t])\p{Cc}/u
/** Numbers in any other dress: ١٢, ⑫, ², Ⅻ, ½, 𝟒. Full-width digits and 〇 are read. */
const OTHER_NUMBER = /(?![0-9０-９〇])\p{N}/u
const OTHER_SYMBOL = /(?![↑↓▲▼△▽⬆⬇↗↘→←●○■□★☆✓✔✗✘°©®📈📉])\p{So}/u
const OTHER_SCRIPT = /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Common}\p{Script=Inherited}])\p{L}/u

/** Why a draft is not plain words with slots, or null when it is. */
export const notPlain = (draft: string): string | null => {
  const words = draft.replace(SLOT, ' ')
  const flat = words.normalize('NFKC')
  for (const [pattern, what] of MARKUP) if (pattern.test(words) || pattern.test(flat)) return what
  if (HIDDEN.test(words)) return 'hidden character'
  if (OTHER_SYMBOL.test(words)) return 'symbol'
  return OTHER_SCRIPT.test(words) ? 'script' : null
}

/** A number character that is neither a digit nor a Chinese numeral that the gate reads. */
export const strangeNumber = (draft: string): string | null => OTHER_NUMBER.exec(draft.replace(SLOT, ' '))?.[0] ?? null
