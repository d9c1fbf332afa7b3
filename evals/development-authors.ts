/**
 * Authors whose wordings the lexicon and the grammar were widened on: shown, and left out of every total that is quoted. Who is read
 * for more than the repair of a false claim moves here, before anything is widened (docs/decisions/0013).
 */
const DEVELOPMENT: ReadonlySet<string> = new Set(
  `en-aisha en-bella en-dana en-darnell en-duke en-fiona en-gus en-hannah en-joe en-kenji en-linh en-marcus en-mei-ling en-moira en-oksana en-priya en-raj en-rosa en-siobhan en-tom-dev en-wendell
   zh-abin zh-dong zh-fang zh-gao zh-haoran zh-hua zh-jun zh-lan zh-lin zh-mei zh-meizhen zh-peng zh-qin zh-qiu-dev zh-shan zh-ting zh-wei zh-xiao zh-yifan zh-zhiyuan`.split(
    /\s+/,
  ),
)

export const isDevelopment = (author: string): boolean => DEVELOPMENT.has(author)
