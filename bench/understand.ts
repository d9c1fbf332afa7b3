/**
 * `npm run bench:understand [ROUNDS]`: the time to read a question without a model, over the tests' questions and traps, in a
 * catalogue of 10,000 made-up products more; and over hostile texts of a thousand characters. Each question's time is the best
 * of its rounds: what the work costs, without what else the machine does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { understand } from '../src/agents/understand/understand.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { Turn } from '../src/core/question.ts'
import { question } from '../test/agents/understand/asking.ts'
import { demoCatalogue } from '../test/support/demo-catalogue.ts'
import { percentile } from './percentile.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const catalogue = demoCatalogue(10_000)

const texts = ['questions.en', 'questions.zh', 'traps.en', 'traps.zh'].flatMap((name) =>
  readFileSync(join(PACKAGE_ROOT, 'test/agents/understand', `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => (line.split(' => ')[0] ?? '').split(' // ')),
)
const hostile = ['last ', '1,', 'a', '三', '的', '昨天', '1/2/', "s's", '上上', 'top 3 ', 'zzzzz ', '客可'].map(
  (part) => part.repeat(1_000).slice(0, 1_000).trimEnd(),
)
const earlier: readonly Turn[] = []

const best = (text: string): number => {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = question(text, earlier)
    const began = performance.now()
    understand(asked, catalogue)
    least = Math.min(least, performance.now() - began)
  }
  return least
}

const began = performance.now()
understand(question('sales yesterday', earlier), catalogue)
console.log(
  `index of ${catalogue.products.length} products and the lexicon, once: ${(performance.now() - began).toFixed(0)} ms`,
)
for (const text of texts) best(text)
const show = (name: string, sample: readonly number[]) =>
  console.log(
    `${name.padEnd(36)} p50 ${percentile(sample, 0.5).toFixed(2)}  p95 ${percentile(sample, 0.95).toFixed(2)}  p99 ${percentile(sample, 0.99).toFixed(2)}  most ${Math.max(...sample).toFixed(2)} ms`,
  )
show(`${texts.length} questions, best of ${ROUNDS}`, texts.map(best))
show(`${hostile.length} hostile texts of 1,000 characters`, hostile.map(best))
