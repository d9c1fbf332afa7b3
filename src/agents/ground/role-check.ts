import { type Problem, problem } from './bind.ts'
import { type Figure, isChange, periodOf, signOf } from './figure.ts'
import { BOUNDS } from './lexicon.ts'
import { namesBase, type Token } from './token.ts'
import { fits } from './when.ts'

/** The words around one figure: of its clause up to the figure before and behind it, and of the sentence before it. */
export interface FigureWords {
  readonly token: Token
  readonly figure: Figure
  /** Of the clause, since the figure before. */
  readonly before: readonly Token[]
  /** Of the clause, up to the next figure. */
  readonly behind: readonly Token[]
  /** Of the sentence, since the figure before, breaks left out. */
  readonly sentenceBefore: readonly Token[]
  readonly nextFigure: Figure | null
  /** A word of direction has been said in the sentence. */
  readonly directed: boolean
  /** Nothing else stands in its clause, as in brackets. */
  readonly alone: boolean
}

const isDirection = (token: Token) => token.kind === 'up' || token.kind === 'down'
const isIdentity = namesBase
const settles = (token: Token) =>
  token.kind === 'is' ||
  token.kind === 'toward' ||
  token.kind === 'metric' ||
  token.kind === 'place' ||
  token.kind === 'goods' ||
  /[至到]$/.test(token.text)

const lastOf = (tokens: readonly Token[], test: (token: Token) => boolean) => tokens.findLastIndex(test)
const meaningful = (tokens: readonly Token[]) =>
  tokens.filter((token) => token.kind !== 'neutral' && token.kind !== 'unit' && token.kind !== 'sign')

const valueProblem = ({ token, figure, before, sentenceBefore, behind, nextFigure }: FigureWords): Problem | null => {
  const named = sentenceBefore.findIndex(
    (each) => isIdentity(each) && !(each.kind === 'last-year' && fits(each.when, periodOf(figure))),
  )
  const compared = sentenceBefore.findIndex((each) => each.kind === 'versus' || isDirection(each))
  if (named >= 0 && compared < 0) return problem('wrong-period', `a base is named, but ${token.text} is the value`)
  const versus = lastOf(before, (each) => each.kind === 'versus')
  const identity = lastOf(
    before,
    (each) => isIdentity(each) && !(each.kind === 'last-year' && fits(each.when, periodOf(figure))),
  )
  const based = Math.max(versus, identity)
  const change = before.findLast((each) => each.kind === 'change')
  const moved =
    change !== undefined && /^(?:changed|moved|shifted)$/.test(change.text) && before.some((each) => each.text === 'to')
  if (change && !moved) return problem('wrong-direction', `${token.text} is the value, not the change`)
  if (based >= 0 && !before.slice(based + 1).some(settles))
    return problem('wrong-period', `${token.text} is the value, not the base`)
  const went = lastOf(before, isDirection)
  if (went >= 0 && !before.slice(went).some(settles))
    return problem('wrong-direction', `${token.text} is the value, not the change`)
  const next = meaningful(behind)[0]
  if (next && isDirection(next) && !(nextFigure && isChange(nextFigure)))
    return problem('wrong-direction', `${token.text} is the value, not the change`)
  if (next && isIdentity(next) && !(next.kind === 'last-year' && fits(next.when, periodOf(figure))))
    return problem('wrong-period', `${token.text} is not the base`)
  return null
}

const baseProblem = ({ token, before, behind, sentenceBefore }: FigureWords): Problem | null => {
  const near = meaningful(before).at(-1)
  if (near?.kind === 'change') return problem('wrong-direction', `${token.text} is the base, not the change`)
  return [...sentenceBefore, ...behind].some((each) => each.kind === 'versus' || isIdentity(each))
    ? null
    : problem('wrong-period', `${token.text} is the base, not the value`)
}

const changeProblem = ({ token, figure, before, behind, directed, alone }: FigureWords): Problem | null => {
  const near = meaningful(before).at(-1)
  if (near && (near.kind === 'toward' || /[至到]$/.test(near.text)))
    return problem('wrong-direction', `${token.text} is how far, not where to`)
  const words = [...before, ...behind]
  const compared = words.some(
    (each) => isDirection(each) || each.kind === 'change' || each.kind === 'versus' || isIdentity(each),
  )
  if (!alone && !compared) return problem('comparison-without-row', `${token.text} is a change, but nothing says so`)
  const unsigned = token.kind === 'number' && before.at(-1)?.kind !== 'sign' && !directed && !words.some(isDirection)
  return unsigned && signOf(figure) < 0 ? problem('wrong-direction', `${token.text} fell`) : null
}

const LIMITS = /^(?:than|over|under|above|below|beyond|exceeding|exceeded|exceeds)$/

/** "More than 45,612" says that the figure is another one; only a base may stand behind "more than". */
const boundProblem = ({ token, figure, before, behind }: FigureWords): Problem | null => {
  const left = before.filter((each) => each.kind !== 'unit' && each.kind !== 'sign').at(-1)
  const right = behind.filter((each) => each.kind !== 'unit')[0]
  const limit =
    left !== undefined &&
    (left.kind === 'bound' || (figure.row.role !== 'base' && (LIMITS.test(left.text) || BOUNDS.has(left.text))))
  const bound = limit ? left : right?.kind === 'bound' ? right : before.find((each) => each.kind === 'bound')
  return bound ? problem('comparison-without-row', `${bound.text} ${token.text} is no figure`) : null
}

/** Holds a figure's role against its words: a level is no change, a base no value, and an exact figure no limit. */
export const roleProblem = (words: FigureWords): Problem | null => {
  // "Sales were (1,200)": brackets around a bare number are a bookkeeper's minus.
  const verb = words.sentenceBefore.at(-1)?.kind
  if (words.alone && words.token.kind === 'number' && (verb === 'is' || verb === 'toward'))
    return problem('wrong-direction', `(${words.token.text})`)
  const bound = boundProblem(words)
  if (bound) return bound
  const { role } = words.figure.row
  if (role === 'value') return valueProblem(words)
  return role === 'base' ? baseProblem(words) : changeProblem(words)
}
