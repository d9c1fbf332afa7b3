import { rankerOf } from '../src/agents/understand/offer-ranker.ts'
import type { Asked, Way } from './left-aside.ts'
import { trainRanker } from './train-ranker.ts'

/** Whether a method would answer a wording by a way to leave words aside. */
export type Trusts = (way: Way) => boolean

/** Words that others' wordings could do without, and how many authors' could; never one that mattered anywhere. */
const mined = (learnt: readonly Asked[]) => {
  const authors = new Map<string, Set<string>>()
  const mattered = new Set<string>()
  for (const { line, ways } of learnt)
    for (const way of ways.filter(({ mild }) => mild))
      for (const { text } of way.words) {
        if (way.meant) authors.set(text, (authors.get(text) ?? new Set()).add(line.author))
        else mattered.add(text)
      }
  return (way: Way, least: number) =>
    way.words.length > 0 &&
    way.words.every(({ text }) => !mattered.has(text) && (authors.get(text)?.size ?? 0) >= least)
}

const LEVELS = [0.8, 0.9, 0.95] as const

/** What each method learns of other authors' wordings: the words, a tagger of words, a ranker of whole ways, and two of them together. */
export const methodsOf = (learnt: readonly Asked[]): ReadonlyMap<string, Trusts> => {
  const ways = learnt.flatMap((asked) => asked.ways)
  const harmless = mined(learnt)
  const tagger = rankerOf(
    trainRanker(
      ways.filter(({ mild }) => mild).flatMap(({ words, meant }) => words.map(({ features }) => ({ features, meant }))),
    ),
  )
  const ranker = rankerOf(trainRanker(ways))
  const tagged = ({ words }: Way, level: number) =>
    words.length > 0 && words.every(({ features }) => tagger(features) > level)
  const ranked = ({ features }: Way, level: number) => ranker(features) > level
  const methods = new Map<string, Trusts>([
    ['words mined of 1 author', (way) => harmless(way, 1)],
    ['words mined of 2 authors', (way) => harmless(way, 2)],
  ])
  for (const level of LEVELS) {
    methods.set(`tagger above ${level}`, (way) => tagged(way, level))
    methods.set(`ranker above ${level}`, (way) => ranked(way, level))
    methods.set(`tagger and ranker above ${level}`, (way) => tagged(way, level) && ranked(way, level))
  }
  methods.set(
    'mined of 2, or tagger and ranker above 0.9',
    (way) => harmless(way, 2) || (tagged(way, 0.9) && ranked(way, 0.9)),
  )
  return methods
}
