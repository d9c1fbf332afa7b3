import { type Candidate, placeOf } from '../src/agents/understand/offer-features.ts'
import type { Token } from '../src/agents/understand/token.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import type { CorpusLine } from './corpus-schema.ts'
import { type Judgement, judge } from './coverage.ts'
import { sameFrame } from './same-frame.ts'
import type { Example } from './train-ranker.ts'

/** A word that no lexicon has, and what a tagger sees of it. */
export interface LeftWord {
  readonly text: string
  readonly features: readonly number[]
}

/** A frame that comes of leaving words aside. */
export interface Way extends Example {
  /** Nothing is left aside but words that no lexicon has: no operator, name or figure. */
  readonly mild: boolean
  readonly words: readonly LeftWord[]
}

/** One wording: how it is judged with no method beyond the lexicon, and every way to leave words aside. */
export interface Asked {
  readonly line: CorpusLine
  readonly judgement: Judgement
  readonly ways: readonly Way[]
}

/** Words that carry no slot and no operator. */
const CARRY_NOTHING = new Set(
  'unknown remark pron soft aside filler glue prep be greeting opener like verb ask wish pause'.split(' '),
)

const endsOf = (text: string): readonly string[] =>
  /\p{Script=Han}/u.test(text) ? [...text].map((one) => `char ${one}`) : [`end ${text.slice(-3)}`]

const leftWordsOf = ({ kept }: Candidate, tokens: readonly Token[]): readonly LeftWord[] =>
  tokens.flatMap((token, i) => {
    if (kept.has(token) || token.type !== 'unknown') return []
    const text = token.text.toLowerCase()
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    const seen = ['bias', `word ${text}`, ...endsOf(text)]
    seen.push(`before ${before?.text ?? '^'}`, `after ${after?.text ?? '$'}`, `type ${before?.type} ${after?.type}`)
    return [{ text, features: [...new Set(seen.map(placeOf))] }]
  })

/** Puts a wording to the grammar, and notes every way to leave words aside that it would weigh. */
export const askWithWays = (line: CorpusLine, catalogue: Catalogue): Asked => {
  const { expect, as } = line
  const ways: Way[] = []
  const { judgement } = judge(line, catalogue, (features, candidate, tokens) => {
    const dropped = tokens.filter((token) => !candidate.kept.has(token))
    ways.push({
      features,
      meant: expect.kind === 'answer' && sameFrame(expect.frame, candidate.frame, as.stores, catalogue),
      mild: candidate.rules.has('without-unread') && dropped.every(({ type }) => CARRY_NOTHING.has(type)),
      words: leftWordsOf(candidate, tokens),
    })
    return 0
  })
  return { line, judgement, ways }
}
