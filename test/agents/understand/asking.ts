import { Unread } from '../../../src/agents/understand/token.ts'
import { openQuestion, understand } from '../../../src/agents/understand/understand.ts'
import type { Understanding } from '../../../src/agents/understand/understanding.ts'
import type { Frame } from '../../../src/core/frame.ts'
import { id } from '../../../src/core/ids.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { Question, Turn } from '../../../src/core/question.ts'
import { demoCatalogue } from '../../support/demo-catalogue.ts'

export const CATALOGUE = demoCatalogue()
/** Wednesday 18 March 2026, 15:00 in the shops. */
export const NOW = '2026-03-18T07:00:00.000Z'

export interface Asker {
  readonly stores?: readonly string[]
  readonly at?: string
  readonly language?: LanguageCode
  readonly role?: Question['scope']['role']
}

export const question = (text: string, history: readonly Turn[], asker: Asker = {}): Question => ({
  run: id('run'),
  text,
  language: asker.language ?? (/\p{Script=Han}/u.test(text) ? 'zh' : 'en'),
  scope: {
    person: id('operator'),
    role: asker.role ?? 'regional-manager',
    stores: (asker.stores ?? CATALOGUE.stores.map((store) => store.id)).map((store) => id(store)),
  },
  askedAt: asker.at ?? NOW,
  depth: 'auto',
  history,
  frame: null,
})

/** The turns of one conversation, each read after the ones before; gives the last one's reading. */
export const ask = (turns: string | readonly string[], asker: Asker = {}): Understanding => {
  const history: Turn[] = []
  let last: Understanding | null = null
  for (const text of typeof turns === 'string' ? [turns] : turns) {
    last = understand(question(text, history, asker), CATALOGUE)
    history.push({
      text,
      frame: last.kind === 'understood' ? last.frame : null,
      answer: '',
      offered: last.kind === 'likely' ? last.options : [],
    })
  }
  if (last === null) throw new Error('no turn')
  return last
}

/**
 * False only where the grammar reads nothing certain of any way to cut the words, so that the question cannot be understood: what could
 * then be offered is not looked for, which is most of the work.
 */
export const mayBeUnderstood = (text: string): boolean => {
  const { covers, read } = openQuestion(question(text, []), CATALOGUE)
  return covers.some((tokens) => {
    const one = read(tokens)
    return !(one instanceof Unread) && one.certain
  })
}

const period = ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from}..${to}`)

/** A frame in one short line: `net_sales S01 2026-03-17 vs W4 by store top3`. */
export const brief = (frame: Frame): string =>
  [
    frame.metric,
    ...frame.stores,
    ...frame.regions,
    ...frame.categories,
    ...frame.products,
    period(frame.period),
    ...(frame.base ? [`vs ${frame.base.kind === 'period' ? period(frame.base.period) : frame.base.kind}`] : []),
    ...(frame.by ? [`by ${frame.by}`] : []),
    ...(frame.rank ? [`${frame.rank.order} ${frame.rank.n}`] : []),
    ...(frame.wish ? [`(${frame.wish})`] : []),
  ].join(' ')

export const briefly = (read: Understanding): string => {
  if (read.kind === 'understood')
    return brief(read.frame) + (read.notAllowed.length > 0 ? ` not: ${read.notAllowed.join(',')}` : '')
  if (read.kind === 'likely') return `? ${read.options.map(brief).join(' | ')} [${read.why}]`
  return `- ${read.reason.fault} ${JSON.stringify(read.reason.parameters)}`
}
