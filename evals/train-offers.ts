import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RANKER_PATH } from '../src/agents/understand/offer-ranker.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { offerExamples } from './offer-examples.ts'
import { readCorpus } from './read-corpus.ts'
import { trainRanker } from './train-ranker.ts'
import { corpusCatalogue } from './worlds/corpus-catalogue.ts'

/** `npm run train:offers`: learns the ranker of offers from the whole corpus and writes its weights, one byte each. */
const { lines } = readCorpus(join(PACKAGE_ROOT, 'evals/corpus'))
const examples = [...offerExamples(lines, corpusCatalogue(lines)).values()].flat()
const weights = trainRanker(examples)
const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale))
writeFileSync(RANKER_PATH, `${JSON.stringify({ scale, weights: Buffer.from(bytes.buffer).toString('base64') })}\n`)
console.log(
  `${examples.length} candidates, ${examples.filter(({ meant }) => meant).length} of them meant, from ${lines.length} wordings`,
)
