import type { Sentence } from '../core/answer.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Tier } from '../core/tier.ts'
import { ground } from './ground/ground.ts'
import { inLanguage } from './right-language.ts'
import type { Run } from './run.ts'
import { hasFigure, show } from './say.ts'
import { splitSentences, wholeUpTo } from './split-sentences.ts'

export interface Refused {
  readonly draft: DraftSentence
  readonly why: string
}

/** A model's text on its way to the screen, sentence by sentence, each through the gate before anybody sees it. */
export interface SentenceFeed {
  /** Text as the model writes it; `call` numbers its calls. Only read when sentences may be shown before the answer ends. */
  partial(text: string, call: number): void
  /** The whole checked text; what it says whether shown already or not is settled here. Returns what was refused. */
  whole(text: string): readonly Refused[]
  /** Sentences shown so far. */
  readonly passed: readonly Sentence[]
  /** Words without any figure that were never shown. */
  unbacked(): number
}

const MOST = 12
/** What may be a thought, a tool call or code: nothing more is shown until the whole has been checked. */
const SUSPECT = /[<`]|"(name|arguments|function)"|(?<!\{)\{(?!\{)/

export const openFeed = (run: Run, tier: Tier, live: boolean): SentenceFeed => {
  const seen = new Set<string>()
  const passed: Sentence[] = []
  let waiting: Sentence[] = []
  let refused: Refused[] = []
  let current = 0
  let buffer = ''
  let taken = 0

  const take = (draft: DraftSentence) => {
    if (seen.has(draft) || passed.length >= MOST) return
    seen.add(draft)
    const { language, context, question, desk } = run
    if (!inLanguage(draft, language.code, namesOn(run))) {
      refused.push({ draft, why: 'wrong-language' })
      return
    }
    const [one] = ground([draft], {
      evidence: desk.evidence,
      question: question.text,
      language,
      context,
      shown: [...run.shown, ...waiting],
    })
    if (one?.kind === 'refused') refused.push({ draft, why: one.refusal })
    if (one?.kind !== 'passed') return
    waiting.push(one.sentence)
    // Words alone prove nothing: they wait until a figure has been shown with them.
    if (!hasFigure(one.sentence) && !passed.some(hasFigure)) return
    for (const sentence of waiting) passed.push(show(run, sentence, tier))
    waiting = []
  }
  return {
    passed,
    unbacked: () => waiting.length,
    partial(text, call) {
      if (call !== current) {
        current = call
        buffer = ''
        taken = 0
        refused = []
      }
      buffer += text
      if (!live || run.desk.evidence.length === 0 || SUSPECT.test(buffer)) return
      const end = wholeUpTo(buffer)
      for (const draft of splitSentences(buffer.slice(taken, end))) take(draft)
      taken = end
    },
    whole(text) {
      for (const draft of splitSentences(text)) take(draft)
      const all = refused
      refused = []
      return all
    },
  }
}

/** Names that the evidence holds, in both languages: they are not words of a sentence's language. */
const namesOn = (run: Run): readonly string[] => {
  const ids = new Set(
    run.desk.evidence.flatMap((one) => one.rows.flatMap((row) => Object.values(row.entity).map(String))),
  )
  const { stores, regions, categories, products } = run.context.catalogue
  return [...stores, ...regions, ...categories, ...products]
    .filter((entry) => ids.has(entry.id))
    .flatMap((entry) => [entry.names.zh, entry.names.en, entry.id])
}
