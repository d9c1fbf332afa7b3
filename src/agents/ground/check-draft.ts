import type { Sentence } from '../../core/answer.ts'
import type { DraftSentence } from '../../core/draft.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { WordingContext } from '../../language/language.ts'
import { bind, isProblem, type Problem, problem, surroundings } from './bind.ts'
import { checkSentence } from './check-sentence.ts'
import { type Clause, clausesOf, type Mentions, NO_MENTIONS, together } from './clauses.ts'
import { type Carried, type DraftOn, holding } from './draft-on.ts'
import { type Figure, factKey, figuresOn, periodOf } from './figure.ts'
import { markerProblem } from './listed-check.ts'
import { normalise } from './normal-text.ts'
import { notPlain, strangeNumber } from './plain-text.ts'
import { readTokens } from './read-tokens.ts'
import { render } from './render.ts'
import type { Token } from './token.ts'
import { fits } from './when.ts'
import { unwrittenNumber } from './words-check.ts'

/** Mentions of a finished text, on top of those before it. */
export const mentionsIn = (text: string, context: WordingContext, before: Mentions): Mentions => {
  const clauses = clausesOf(readTokens(normalise(text).text, context), new Map(), false)
  return holding(
    before,
    clauses.reduce((said, clause) => together(said, clause.mentions), NO_MENTIONS),
  )
}

/** Emphasis and bullets of a model that writes Markdown are dropped; everything else of it is refused. */
const undressed = (draft: string) =>
  draft.replace(/\*\*|__(?=\S)|(?<=\S)__/g, '').replace(/^\s*(?:#{1,6}|>|[-*•])\s+/, '')
const MARKER = /^\s*(\d{1,2})(?:\.(?!\d)|\)|、)\s*/
const BROKEN_SLOT = /\{\{(?!\s*e\d+\.r\d+\.[a-z][a-z0-9_]*\s*\}\})|(?<!\{)\{(?!\{)/

const resolve = (tokens: readonly Token[], desk: readonly Evidence[]): ReadonlyMap<Token, Figure> | Problem => {
  const figures = new Map<Token, Figure>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'slot' && token.kind !== 'number') continue
    const figure = bind(token, surroundings(tokens, index), desk)
    if (isProblem(figure)) return figure
    figures.set(token, figure)
  }
  return figures
}

const sentencesOf = (clauses: readonly Clause[]): readonly (readonly Clause[])[] => {
  const sentences: Clause[][] = []
  for (const clause of clauses) {
    const open = sentences.at(-1)
    if (open && clause.after !== 'end') open.push(clause)
    else sentences.push([clause])
  }
  return sentences
}

const factProblem = (
  figures: Iterable<Figure>,
  shown: ReadonlyMap<string, string>,
): Problem | ReadonlyMap<string, string> => {
  const facts = new Map(shown)
  for (const figure of figures) {
    const key = factKey(figure)
    const known = facts.get(key)
    if (known !== undefined && known !== figure.quantity.amount)
      return problem(
        shown.has(key) ? 'contradicts-earlier' : 'two-values',
        `${figure.column}: ${known}, ${figure.quantity.amount}`,
      )
    facts.set(key, figure.quantity.amount)
  }
  return facts
}

/** Checks one draft whole; the first fault refuses it. */
export const checkDraft = (
  raw: DraftSentence,
  on: DraftOn,
): { readonly sentence: Sentence; readonly carried: Carried } | Problem => {
  const draft = undressed(raw)
  if (BROKEN_SLOT.test(draft) && /\{\{[^{}]*\}\}/.test(draft)) return problem('unknown-slot', draft)
  const markup = notPlain(draft)
  if (markup !== null) return problem('not-plain-text', markup)
  const strange = strangeNumber(draft)
  if (strange !== null) return problem('number-not-on-desk', strange)
  const marker = MARKER.exec(draft)
  const lead = marker?.[0] ?? ''
  const body = draft.slice(lead.length)
  const normal = normalise(body)
  const tokens = readTokens(normal.text, on.context)
  const unwritten = unwrittenNumber(body, normal, tokens)
  if (unwritten) return unwritten
  const figures = resolve(tokens, on.evidence)
  if (isProblem(figures)) return figures
  const valueYear = figuresOn(on.evidence).some((figure) =>
    tokens.some(
      (token) => token.kind === 'last-year' && fits(token.when, periodOf(figure)) && figure.row.role === 'value',
    ),
  )
  const clauses = clausesOf(tokens, figures, valueYear)
  const misplaced = marker && markerProblem(Number(marker[1]), [...figures.values()], clauses, on.evidence)
  if (misplaced) return misplaced
  const header = tokens.at(-1)?.kind === 'break' && tokens.at(-1)?.text === ':'
  let mentions = on.carried.mentions
  for (const sentence of sentencesOf(clauses)) {
    const checked = checkSentence(sentence, figures, header, mentions, on)
    if (isProblem(checked)) return checked
    mentions = checked
  }
  const facts = factProblem(figures.values(), on.carried.facts)
  if (isProblem(facts)) return facts
  const directed = new Set(
    clauses.flatMap((clause) =>
      clause.tokens.some((token) => token.kind === 'up' || token.kind === 'down') ? clause.tokens : [],
    ),
  )
  const { parts } = render(body, normal, tokens, figures, directed, on.language, on.context.catalogue)
  return { sentence: { parts: lead === '' ? parts : [{ text: lead }, ...parts] }, carried: { mentions, facts } }
}
