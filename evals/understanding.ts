import { join } from 'node:path'
import { type OfferRanker, rankerOf, shippedRanker } from '../src/agents/understand/offer-ranker.ts'
import type { Catalogue } from '../src/core/catalogue.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { CorpusLine } from './corpus-schema.ts'
import { type Judged, judge } from './coverage.ts'
import { type ModelReading, readWithModel, seatParser } from './model-parser.ts'
import { offerExamples } from './offer-examples.ts'
import { readCorpus } from './read-corpus.ts'
import { coverageText } from './report/coverage-table.ts'
import { methodsText } from './report/methods-table.ts'
import { parserText, perfectText } from './report/parser-table.ts'
import { trainRanker } from './train-ranker.ts'
import { corpusCatalogue } from './worlds/corpus-catalogue.ts'

/**
 * Who ranks the offers of an author's lines: for the corpus, what was learnt from all other authors; for a folder of one's own,
 * what ships; nobody with `--without-ranker`.
 */
const rankersFor = (
  words: readonly string[],
  lines: readonly CorpusLine[],
  catalogue: Catalogue,
): ((author: string) => OfferRanker) => {
  if (words.includes('--without-ranker')) return () => () => 0
  if (words.some((word) => !word.startsWith('--') && !/^\d+$/.test(word))) return shippedRanker
  const examples = [...offerExamples(lines, catalogue)]
  const learnt = new Map(
    examples.map(([author]) => [
      author,
      rankerOf(trainRanker(examples.flatMap(([other, mine]) => (other === author ? [] : mine)))),
    ]),
  )
  return (author) => learnt.get(author) ?? (() => 0)
}

const numberAfter = (words: readonly string[], flag: string): number | null => {
  const at = words.indexOf(flag)
  const said = at < 0 ? Number.NaN : Number(words[at + 1])
  return Number.isInteger(said) && said > 0 ? said : null
}

/** The small model of a running Ollama, on the wordings that stay silent, spread evenly over the corpus. */
const readSilent = async (judged: readonly Judged[], catalogue: Catalogue, most: number): Promise<void> => {
  const seated = await seatParser(process.env.OLLAMA_HOST ?? '127.0.0.1:11434')
  if (typeof seated === 'string') return console.log(`\n${seated}`)
  const silent = judged.filter(({ understanding }) => understanding.kind === 'silent')
  const every = Math.max(1, Math.floor(silent.length / most))
  const readings: { readonly one: Judged; readonly reading: ModelReading }[] = []
  for (const one of silent.filter((_, i) => i % every === 0).slice(0, most)) {
    const reading = await readWithModel(one, catalogue, seated.roster)
    readings.push({ one, reading })
    // On a processor a model may take a minute each.
    console.error(JSON.stringify({ id: one.line.id, expects: one.line.expect.kind, ...reading }))
  }
  seated.roster.close()
  console.log(parserText(seated.model, readings))
}

/**
 * `npm run eval:understanding [--false] [--missed] [--without-ranker] [--perfect] [--methods] [--model [N]] [FOLDER]`: coverage of the
 * corpus, each author judged with a ranker that has not seen them; the first flags list what went wrong. `--perfect` bounds what
 * any small model could gain as a parser, `--methods` holds methods beyond the lexicon beside each other, `--model` asks the model
 * that runs (N silent wordings, 50 if not said).
 */
const main = async (words: readonly string[]): Promise<number> => {
  const folder =
    words.find((word) => !word.startsWith('--') && !/^\d+$/.test(word)) ?? join(PACKAGE_ROOT, 'evals/corpus')
  const { lines, bad } = readCorpus(folder)
  for (const one of bad) console.error(one)
  if (lines.length === 0) {
    console.error(`no wordings in ${folder}`)
    return 2
  }
  const catalogue = corpusCatalogue(lines)
  const rankers = rankersFor(words, lines, catalogue)
  const began = performance.now()
  const judged = lines.map((line) => judge(line, catalogue, rankers(line.author)))
  const each = (performance.now() - began) / lines.length
  console.log(coverageText(judged))
  const labels = judged.filter(({ judgement }) => judgement === 'bad-label')
  console.log(
    `\n${lines.length} wordings, ${each.toFixed(2)} ms each; ${bad.length} bad lines, ${labels.length} labels that name what the chain does not have, or expect what the role may not see`,
  )
  for (const wanted of ['false', 'missed'])
    if (words.includes(`--${wanted}`))
      for (const { line, judgement, understanding } of judged)
        if (wanted === 'false' ? judgement === 'false-claim' : judgement === 'silent')
          console.log(JSON.stringify({ judgement, id: line.id, turns: line.turns, expect: line.expect, understanding }))
  if (words.includes('--perfect')) console.log(perfectText(judged, catalogue))
  if (words.includes('--methods')) console.log(methodsText(lines, catalogue))
  if (words.includes('--model')) await readSilent(judged, catalogue, numberAfter(words, '--model') ?? 50)
  for (const { line } of labels) console.log(`label: ${line.id} ${JSON.stringify(line.expect)}`)
  return bad.length > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
