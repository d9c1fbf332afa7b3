/**
 * Authors whose wordings the lexicon and the grammar were widened on: shown, and left out of every total that is quoted. Who is read
 * for more than the repair of a false claim moves here, before anything is widened (docs/decisions/0013).
 */
const DEVELOPMENT: ReadonlySet<string> = new Set(
  `en-aisha en-bella en-dana en-darnell en-duke en-fiona en-gus en-hannah en-joe en-kenji en-linh en-marcus en-mei-ling en-moira en-oksana en-priya en-raj en-rosa en-siobhan en-tom-dev
   zh-abin zh-dong zh-fang zh-gao zh-haoran zh-hua zh-jun zh-lan zh-lin zh-mei zh-meizhen zh-peng zh-qin zh-qiu-dev zh-shan zh-ting zh-wei zh-xiao zh-yifan zh-zhiyuan`.split(
    /\s+/,
  ),
)

/** Of these only the odd-numbered wordings were read. */
const HALF_READ: ReadonlySet<string> = new Set(['en-thandi', 'en-wendell', 'zh-guiying', 'zh-jianguo'])

interface Wording {
  readonly id: string
  readonly author: string
}

const isOdd = (id: string): boolean => /[13579]$/.test(id)

export const isDevelopment = ({ id, author }: Wording): boolean =>
  DEVELOPMENT.has(author) || (HALF_READ.has(author) && isOdd(id))

/** The author as a table names the group that a wording is counted in. */
export const groupOf = (wording: Wording): string => {
  const half = HALF_READ.has(wording.author) ? (isOdd(wording.id) ? 'odd' : 'even') : ''
  return [wording.author, half, isDevelopment(wording) ? '(development)' : ''].filter(Boolean).join(' ')
}
