import { isEdge, isMeasure } from './english-words.ts'
import type { Token } from './token.ts'
import { asFiller } from './where-said.ts'

/** "I'm at Riverside now. Days of cover on drinks?": who says in which shop they stand asks about it, unless another place is named. */

const AM = "(?:i'm|im|i am|we're|we are|i've just|i have just|i just|just|now|here)"
const AT =
  '(?:at|in|visiting|outside|arrived at|got to|here at|here in|out at|over at|down at|up at|on site at|(?:standing|sitting|stood|sat|parked|parked up|stopped|calling)(?: (?:up|in|over))? (?:at|in|outside)|(?:walking|walked|coming|pulling|pulled|driving) (?:into|up to|up at))'
const NOW = '(?: (?:now|right now|just now|today|already|here|this morning|this afternoon))?'
const STANDS = new RegExp(`^(?:(?:hi|so|right|ok|okay|well|morning|hello) )?(?:${AM} )+${AT} (?:the )?@${NOW}$`, 'iu')
const PLACES = new Set(['each', 'which', 'rank', 'topseller', 'busiest', 'place', 'only', 'total', 'apart', 'follow'])
const HERE = /^(?:here|there|over here|in here|round here)$/iu

const isStore = ({ name }: Token) => name?.full.length === 1 && name.full[0]?.kind === 'store'
const isPlace = ({ name }: Token) =>
  name?.full.concat(name.short, name.part).some(({ kind }) => /store|region|district/.test(kind)) ?? false

/** The shop of a first clause that only tells where its teller is. */
const withWhereabouts = (tokens: readonly Token[]): readonly Token[] => {
  const end = tokens.findIndex(isEdge)
  const clause = tokens.slice(0, end)
  const store = clause.find(isStore)
  if (end < 0 || !store) return tokens
  const text = clause
    .map((token) => (token === store ? '@' : token.text))
    .join(' ')
    .replaceAll("i 'm", "i'm")
  const rest = tokens.slice(end)
  const elsewhere = rest.some(
    (token) =>
      isPlace(token) ||
      (PLACES.has(token.type) && !HERE.test(token.text) && !/^(?:product|category|day|hour)/.test(token.value)),
  )
  if (!STANDS.test(text) || elsewhere || !rest.some(isMeasure)) return tokens
  return tokens.map((token, i) => {
    if (i < end) return token === store ? token : asFiller(token)
    return token.type === 'place' && HERE.test(token.text) ? asFiller(token) : token
  })
}

export const WHEREABOUTS_RULES = [withWhereabouts]
