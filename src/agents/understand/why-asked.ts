import type { Catalogue } from '../../core/catalogue.ts'
import type { Frame } from '../../core/frame.ts'
import type { Question } from '../../core/question.ts'
import { understand } from './understand.ts'

/**
 * Words that ask for the cause of a change, and the change itself; what stays must be a whole question about one figure of one day. A
 * comparison ("than last year") stays too, and then it is none: causes are told against the usual weekday only.
 */
const ASKS = {
  zh: /(?:为什么|为啥|为何|怎么会?|咋会?|是什么原因|什么原因|原因是什么|啥原因|怎么回事|咋回事)/u,
  en: /^(?:(?:so|and|but|tell me|can you tell me|explain|do you know|please|hey|ok) )*(?:why|how come|what caused|what made|what is behind|what's behind|reason for)\b(?: (?:did|was|were|is|are|has|have|the|we|our|do|does))*/iu,
}
const CHANGES = {
  zh: /(?:突然|一下子|都|会|这么|那么|那样|这样|又)*(?:下降|下跌|下滑|跌|掉|降|减少|变少|少|低|差|上升|上涨|涨|升|增加|变多|多|高|好|变化|变|异常|不正常|不好|不行|不理想|卖得不好|卖得差|卖得好|卖不动)(?:了|得?(?:这么|那么)?(?:多|厉害|少|高|低|差|好))*(?:呢|啊|呀|吗)?/u,
  en: /\b(?:so |that |really |quite |suddenly |all of a sudden )*(?:dropp?(?:ed|ing)?|fall(?:en|ing)?|fell|declin(?:e|ed|ing)|dipp?(?:ed|ing)?|go(?:ne)? (?:down|up)|went (?:down|up)|(?:come|came) (?:down|up)|ris(?:e|en|ing)|rose|jump(?:ed)?|grow|grew|grown|increas(?:e|ed)|decreas(?:e|ed)|chang(?:e|ed)|mov(?:e|ed)|low|lower|high|higher|down|up|bad|poor|weak|good|strong|off|slow|quiet|busy|unusual|strange)(?: so)?(?: (?:much|a lot|badly|sharply|far|bad|low|high))?\b/iu,
}
/** Which way the asker took it to have moved. */
const DOWN =
  /下|跌|掉|降|少|低|差|不好|不行|不理想|卖不动|\b(?:drop|fell|fall|declin|dip|down|decreas|low|bad|poor|weak|off|slow|quiet)/iu
const UP = /上升|上涨|涨|升|增|多|高|好|\b(?:ris|rose|jump|grow|grew|up|increas|high|good|strong|busy)/iu

export interface WhyAsked {
  readonly frame: Frame
  readonly taken: 'up' | 'down' | null
}

/** 卖得不好 alone is about sales. */
const SOLD_BADLY = /卖得|卖不动|生意|业绩/u
const LONGEST = 120

/**
 * "Why did sales at Riverside drop yesterday", 昨天河滨店客流为什么少了: the figure, the day and the shops of a question for causes; null where
 * what is left without the asking and the change is not wholly understood as one figure of one day.
 */
export const whyAsked = (question: Question, catalogue: Catalogue): WhyAsked | null => {
  const text = question.text.normalize('NFKC').trim()
  if (text.length > LONGEST) return null
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  const rest = text.replace(/[?？!！。.]+$/u, '')
  if (!ASKS[language].test(rest)) return null
  const asked = rest.replace(ASKS[language], '')
  const change = CHANGES[language].exec(asked)?.[0] ?? ''
  const changed = asked.replace(change, ' ')
  const taken = DOWN.test(change) ? 'down' : UP.test(change) ? 'up' : null
  if (changed === asked) return null
  const sold = language === 'zh' && SOLD_BADLY.test(asked)
  for (const left of [changed, ...(sold ? [`${changed.replace(SOLD_BADLY, '')}销售额`] : [])]) {
    const read = understand({ ...question, text: left.replace(/\s+/gu, ' ').trim(), history: [] }, catalogue)
    if (read.kind === 'understood' && read.notAllowed.length === 0 && isExplainable(read.frame))
      return { frame: read.frame, taken }
  }
  return null
}

/** One figure of whole shops on one day, neither cut nor ranked nor held against anything. */
const isExplainable = ({ period, by, rank, base, categories, products }: Frame): boolean =>
  period.from === period.to &&
  by === null &&
  rank === null &&
  base === null &&
  categories.length + products.length === 0
