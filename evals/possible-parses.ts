import { hidesAmong } from '../src/agents/parse-with-model/check-leftover.ts'
import type { Good, ModelParse, Place } from '../src/agents/parse-with-model/model-parse.ts'
import { placed, type Word } from '../src/agents/parse-with-model/quoted-words.ts'
import { asMetric, asName } from '../src/agents/parse-with-model/slot-words.ts'
import { clausesOf } from '../src/agents/understand/clauses.ts'
import { type Token, Unread } from '../src/agents/understand/token.ts'
import type { OpenedQuestion } from '../src/agents/understand/understand.ts'
import type { Frame } from '../src/core/frame.ts'

/** A parse that some parser could write, and the frame that the grammar makes of the words it keeps. */
export interface PossibleParse {
  readonly parse: ModelParse
  readonly frame: Frame
  /** A phrase that the lexicon does not have was put in the place of a value. */
  readonly isNew: boolean
}

/** What a parser may take a new phrase for. */
export interface NewValues {
  readonly metrics: readonly Frame['metric'][]
  /** Frames to find words for even where the grammar does not make them. */
  readonly frames: readonly Frame[]
  readonly named: readonly Exclude<Place | Good, string>[]
}

const UNREAD = new Set(['unknown', 'remark', 'pron', 'aside'])
const NEW = new Set(['unknown', 'soft', 'remark', 'filler', 'glue', 'aside'])
const MOST_CLAUSES = 5
const LONGEST_PHRASE = 4

/** Which words may be left aside: all unread ones, talk as well, and whole clauses that hide nothing. */
const leftovers = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const mild = tokens.filter(({ type }) => UNREAD.has(type))
  const bold = tokens.filter(({ type }) => UNREAD.has(type) || type === 'soft')
  const clauses = clausesOf(tokens)
  const light = clauses.filter((clause) => !hidesAmong(clause, tokens)).slice(0, MOST_CLAUSES)
  const sets = Array.from({ length: 2 ** light.length }, (_, bits) =>
    light.flatMap((clause, i) => ((bits >> i) % 2 === 1 ? clause : [])),
  )
  return sets.flatMap((dropped) => [dropped, [...new Set([...dropped, ...mild])], [...new Set([...dropped, ...bold])]])
}

const phrases = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  tokens.flatMap((_, from) =>
    Array.from({ length: LONGEST_PHRASE }, (_unused, more) => tokens.slice(from, from + more + 1)).filter(
      (some) => some.every(({ type }) => NEW.has(type)) && some.some(({ type }) => type === 'unknown'),
    ),
  )

/** Runs of neighbouring words, as they stand in the text. */
const runs = (text: string, words: readonly Word[], wanted: ReadonlySet<Token>): readonly string[] => {
  const found: { from: number; to: number }[] = []
  let open = false
  for (const { token, from, to } of words) {
    const last = found.at(-1)
    if (!wanted.has(token)) open = false
    else if (open && last) last.to = to
    else {
      found.push({ from, to })
      open = true
    }
  }
  return found.map(({ from, to }) => text.slice(from, to))
}

const spanOf = (text: string, words: readonly Word[], some: readonly Token[]): string => {
  const mine = words.filter(({ token }) => some.includes(token))
  return text.slice(mine[0]?.from ?? 0, mine.at(-1)?.to ?? 0)
}

const kindOf = ({ period: { from, to } }: Frame) => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return days === 1 ? 'day' : days <= 7 ? 'week' : days <= 31 ? 'month' : 'longer'
}

/** The slots of a frame, each with the words of the kept ones that say it. */
const slotsOf = (text: string, words: readonly Word[], kept: readonly Token[], frame: Frame): readonly ModelParse[] => {
  const of = (...types: string[]) => kept.filter(({ type }) => types.includes(type))
  const span = (some: readonly Token[]) => spanOf(text, words, some)
  const figures = of('metric', 'maybe').filter(({ value }) => value.split(',').includes(frame.metric))
  const figure = figures.length > 0 ? figures.slice(-1) : of('topseller', 'verb', 'overview').slice(0, 1)
  const isOf = (token: Token, kind: string, id: string) =>
    [token.name?.full, token.name?.short, token.name?.part].some((list) =>
      list?.some((one) => one.kind === kind && 'id' in one && one.id === id),
    )
  const named = (kind: 'store' | 'region' | 'category' | 'product', ids: readonly string[]) =>
    ids.flatMap((id) => {
      const token = of('name').find((one) => isOf(one, kind, id))
      return token ? [{ is: { kind, id } as never, span: token.text }] : []
    })
  const places = [...named('store', frame.stores), ...named('region', frame.regions)]
  const goods = [...named('category', frame.categories), ...named('product', frame.products)]
  const bases = of('base')
  const times = of('period', 'figure-date')
  const rank = of('rank', 'busiest', 'topseller', 'crit').filter((token) => !figure.includes(token))
  const dims = of('dim', 'each', 'which', 'when').filter((token) => !rank.includes(token))
  const cuts = of('name').length > 0 && places.length + goods.length > 1 ? [] : dims
  const splits: readonly (readonly [readonly Token[], readonly Token[]])[] =
    frame.base === null || bases.length > 0
      ? [[times, bases]]
      : [
          [times.slice(0, 1), times.slice(1)],
          [times.slice(1), times.slice(0, 1)],
          [times, of('against', 'cmp', 'change', 'more', 'like').slice(0, 1)],
        ]
  return splits.map(([period, base]) => ({
    metric: figure.length > 0 ? { id: frame.metric, span: span(figure) } : null,
    places,
    goods,
    period: period.length > 0 ? { kind: kindOf(frame), span: span(period) } : null,
    base: frame.base && base.length > 0 ? { kind: frame.base.kind, span: span(base) } : null,
    cut: frame.by && cuts.length > 0 ? { by: frame.by, span: span(cuts.slice(0, 1)) } : null,
    ranking: frame.rank && rank.length > 0 ? { order: frame.rank.order, span: span(rank.slice(0, 1)) } : null,
    leftover: [],
  }))
}

/**
 * Parses that a parser could write of a question, honest or not: every way to leave words aside that the checks may let pass,
 * with the slots that the grammar then reads. A search, no model; it bounds what a perfect one could gain and a lying one do.
 */
export function* possibleParses(text: string, opened: OpenedQuestion, values: NewValues): Generator<PossibleParse> {
  for (const tokens of opened.covers) {
    const words = placed(text, tokens)
    const stand = [
      ...values.metrics.map((id) => (span: string) => asMetric({ id, span })),
      ...values.named.map((one) => (span: string) => asName(one, span)),
    ]
    const news = phrases(tokens).flatMap((some) => stand.map((by) => ({ some, by: by(spanOf(text, words, some)) })))
    for (const dropped of leftovers(tokens))
      for (const phrase of [null, ...news]) {
        const aside = new Set(dropped.filter((token) => !phrase?.some.includes(token)))
        const kept = tokens.flatMap((token) => {
          if (aside.has(token)) return []
          if (!phrase?.some.includes(token)) return [token]
          return token === phrase.some[0] ? [phrase.by] : []
        })
        const read = opened.read(kept)
        const leftover = runs(text, words, aside).map((span) => ({ text: span, role: 'preamble' as const }))
        const placedKept = words.filter(({ token }) => kept.includes(token))
        const frames = read instanceof Unread ? [] : read.frames
        for (const frame of [...frames, ...(phrase ? [] : values.frames)])
          for (const slots of slotsOf(text, phrase ? withPhrase(placedKept, words, phrase) : words, kept, frame))
            yield { parse: { ...slots, leftover }, frame, isNew: phrase !== null }
      }
  }
}

const withPhrase = (
  kept: readonly Word[],
  words: readonly Word[],
  phrase: { readonly some: readonly Token[]; readonly by: Token },
): readonly Word[] => {
  const mine = words.filter(({ token }) => phrase.some.includes(token))
  const stands: Word = { token: phrase.by, from: mine[0]?.from ?? 0, to: mine.at(-1)?.to ?? 0 }
  return [...kept, stands].sort((a, b) => a.from - b.from)
}
