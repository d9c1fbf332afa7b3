import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'
import { foldName } from './goods-words.ts'

interface Synonym {
  readonly name: string
  readonly found: RegExp
  readonly others: readonly string[]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A Chinese name may stand within a run; another only as whole words, of one or of many. */
const within = (name: string) =>
  new RegExp(
    /\p{Script=Han}/u.test(name) ? escaped(name) : `(?<![\\p{L}\\p{N}])${escaped(name)}(?:e?s)?(?![\\p{L}\\p{N}])`,
    'u',
  )

let read: readonly Synonym[] | null = null
const synonyms = (): readonly Synonym[] => {
  read ??= readFileSync(join(PACKAGE_ROOT, 'lexicon', 'goods.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const names = line.split('|').map(foldName)
      return names.map((name) => ({ name, found: within(name), others: names.filter((other) => other !== name) }))
    })
    // the longest name is what was meant: 番茄酱 before 番茄
    .sort((a, b) => b.name.length - a.name.length)
  return read
}

const MOST_HITS = 2
const MOST = 6

/** Other ways to say a folded query: each of its longest two known names, replaced by those that mean the same. */
export const otherWordings = (query: string): readonly string[] => {
  const hits: Synonym[] = []
  for (const one of synonyms())
    if (hits.length < MOST_HITS && one.found.test(query) && !hits.some(({ name }) => name.includes(one.name)))
      hits.push(one)
  return hits.flatMap(({ found, others }) => others.slice(0, MOST).map((other) => query.replace(found, () => other)))
}
