import { join } from 'node:path'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { judge } from './coverage.ts'
import { readCorpus } from './read-corpus.ts'
import { coverageText } from './report/coverage-table.ts'
import { plus } from './truth/days.ts'
import { demoCatalogue } from './worlds/demo-catalogue.ts'

/** `npm run eval:understanding [--false] [--missed] [FOLDER]`: coverage of the corpus; the flags list what went wrong. */
const main = (words: readonly string[]): number => {
  const folder = words.find((word) => !word.startsWith('--')) ?? join(PACKAGE_ROOT, 'evals/corpus')
  const { lines, bad } = readCorpus(folder)
  for (const one of bad) console.error(one)
  const days = lines.map(({ at }) => at.slice(0, 10)).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) {
    console.error(`no wordings in ${folder}`)
    return 2
  }
  const catalogue = demoCatalogue(plus(first, -731), plus(last, -1))
  const began = performance.now()
  const judged = lines.map((line) => judge(line, catalogue))
  const each = (performance.now() - began) / lines.length
  console.log(coverageText(judged))
  const labels = judged.filter(({ judgement }) => judgement === 'bad-label')
  console.log(
    `\n${lines.length} wordings, ${each.toFixed(2)} ms each; ${bad.length} bad lines, ${labels.length} labels that name what the chain does not have`,
  )
  for (const wanted of ['false', 'missed'])
    if (words.includes(`--${wanted}`))
      for (const { line, judgement, understanding } of judged)
        if (wanted === 'false' ? judgement === 'false-claim' : judgement === 'silent')
          console.log(JSON.stringify({ judgement, id: line.id, turns: line.turns, expect: line.expect, understanding }))
  for (const { line } of labels) console.log(`label: ${line.id} ${JSON.stringify(line.expect)}`)
  return bad.length > 0 ? 1 : 0
}

process.exitCode = main(process.argv.slice(2))
