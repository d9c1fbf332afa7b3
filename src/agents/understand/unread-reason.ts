import { type Fault, fault } from '../../core/fault.ts'
import { withoutStories } from './stories.ts'
import type { Token } from './token.ts'

/** What a question asks for that no figure says, by the word that altered it. */
const KINDS: Readonly<Record<string, string>> = {
  modal: 'forecast',
  future: 'forecast',
  cause: 'cause',
  condition: 'condition',
  because: 'condition',
  negation: 'exception',
  other: 'exception',
  attribute: 'slice',
  share: 'average',
  mean: 'average',
  rate: 'average',
  bound: 'threshold',
  quantity: 'threshold',
  quantifier: 'threshold',
  set: 'set',
  cut: 'cut',
  target: 'target',
  action: 'action',
  price: 'price',
  clock: 'clock',
}
/** In a question that asks for a cause or a condition, other words follow from it; a bare "can" says least. */
const ORDER = ['cause', 'condition', 'future', 'action', 'clock', 'cut', 'set', 'price', 'attribute', 'target']

const SHOULD = /^(?:should|ought|shall|应该|应当|该)/iu
const FIGURES = new Set(['metric', 'maybe', 'topseller'])

const beyond = (tokens: readonly Token[]): Fault | null => {
  const ops = withoutStories(tokens).tokens.filter(({ type, value }) => type === 'op' && KINDS[value] !== undefined)
  const [first] = [...ops].sort((a, b) => rankOf(a) - rankOf(b))
  const part = tokens.find(({ type, text }) => type === 'op' && PART_OF_DAY.test(text))
  if (!first && part && tokens.some(({ type }) => FIGURES.has(type)))
    return fault('not-a-figure', { text: part.text, kind: 'clock' })
  // "what should I wear": a bare "should" asks for a forecast only of a figure
  if (first?.value === 'modal' && SHOULD.test(first.text) && !tokens.some(({ type }) => FIGURES.has(type))) return null
  const kind = first && KINDS[first.value]
  return first && kind ? fault('not-a-figure', { text: first.text, kind }) : null
}
/** 昨天下午: a part of the day is an hour to whoever asks. */
const PART_OF_DAY =
  /^(?:(?:昨[天儿]?|今儿?|一|整个)?(?:上午|下午|早上?|中午|晚上?|夜里|凌晨|傍晚)|[早晚]市|[早中晚夜白]班|[头前后过下]晌|晌午.*|早起|早清起|傍黑|傍晚黑|擦黑|夜儿黑)$/u

const rankOf = ({ value }: Token): number => (ORDER.includes(value) ? ORDER.indexOf(value) : ORDER.length)

/** Says which words were not read: all unknown ones together, and one that stands where a store's name would as a name. */
export const unreadReason = (reason: Fault, tokens: readonly Token[], text: string): Fault => {
  if (reason.fault !== 'not-understood') return reason
  const told = beyond(tokens)
  if (told) return told
  const runs: string[] = []
  let name: string | null = null
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.type !== 'unknown') continue
    let run = tokens[i]?.text ?? ''
    let end = i + 1
    for (; tokens[end]?.type === 'unknown'; end++)
      run += /^[\x20-\x7e]/.test(run) ? ` ${tokens[end]?.text}` : tokens[end]?.text
    const before = tokens[i - 1]
    const after = tokens[end]
    const capital = /^[A-Z][a-z]+/.test(run) && i > 0
    if (
      capital ||
      (after?.type === 'dim' && after.value === 'store') ||
      (before?.type === 'prep' && before.value === 'at')
    )
      name ??= run
    runs.push(run)
    i = end - 1
  }
  if (name !== null && runs.length === 1) return fault('unknown-name', { text: name })
  return fault('not-understood', { text: runs.join(', ') || reason.parameters.text || text })
}
