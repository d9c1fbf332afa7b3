import type { Catalogue } from '../../src/core/catalogue.ts'
import { methodsOf } from '../beyond-lexicon.ts'
import type { CorpusLine } from '../corpus-schema.ts'
import { type Asked, askWithWays } from '../left-aside.ts'

interface Tally {
  right: number
  wrong: number
  traps: number
}

/** What each method beyond the lexicon would answer at once of wordings that the grammar does not, each author judged by the others. */
const tallies = (asked: readonly Asked[]): ReadonlyMap<string, ReadonlyMap<string, Tally>> => {
  const made = new Map<string, Map<string, Tally>>()
  for (const author of new Set(asked.map(({ line }) => line.author))) {
    const methods = methodsOf(asked.filter(({ line }) => line.author !== author))
    for (const { line, ways } of asked.filter(({ line }) => line.author === author)) {
      const mild = ways.filter((way) => way.mild)
      const [only] = mild
      // several ways are several questions: those are asked back
      if (only === undefined || mild.length > 1) continue
      for (const [name, trusts] of methods) {
        const rows = made.get(name) ?? new Map<string, Tally>()
        const tally = rows.get(line.lang) ?? { right: 0, wrong: 0, traps: 0 }
        if (trusts(only)) {
          tally[only.meant ? 'right' : 'wrong'] += 1
          if (line.expect.kind === 'silent') tally.traps += 1
        }
        made.set(name, rows.set(line.lang, tally))
      }
    }
  }
  return made
}

/** The methods beyond the lexicon beside each other: what they would answer more, rightly and wrongly, by language. */
export const methodsText = (lines: readonly CorpusLine[], catalogue: Catalogue): string => {
  const asked = lines.map((line) => askWithWays(line, catalogue))
  const languages = ['en', 'zh'] as const
  const answerable = languages.map(
    (language) => asked.filter(({ line }) => line.lang === language && line.expect.kind === 'answer').length,
  )
  const rows = [...tallies(asked)].map(([name, byLanguage]) => {
    const cells = languages.map((language) => {
      const { right, wrong, traps } = byLanguage.get(language) ?? { right: 0, wrong: 0, traps: 0 }
      return `+${right} right, ${wrong} wrong (${traps} traps)`
    })
    return `| ${name} | ${cells.join(' | ')} |`
  })
  return [
    '',
    'What methods beyond the lexicon would answer at once, each author judged by what the others taught:',
    `| method | en (of ${answerable[0]}) | zh (of ${answerable[1]}) |`,
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}
