import { chineseParadigm } from './chinese.ts'
import { chineseTurns } from './chinese-turns.ts'
import { englishParadigm } from './english.ts'
import { measure } from './measure.ts'

const [count = '20000', seed = '1'] = process.argv.slice(2)

/** `npm run eval:paradigm [COUNT] [SEED]`: made wordings of both languages, whole questions and later turns; how many are right at once, and which parts are missed. */
for (const [name, made] of [
  ['Chinese, whole questions', chineseParadigm(Number(count), Number(seed))],
  ['Chinese, later turns', chineseTurns(Math.ceil(Number(count) / 4), Number(seed))],
  ['English, whole questions', englishParadigm(Number(count), Number(seed))],
] as const) {
  const { counts, wrong, missed } = measure(made)
  console.log(`${name}: ${((100 * counts.right) / made.length).toFixed(1)} % of ${made.length} right at once`, counts)
  for (const text of wrong) console.log(`  wrong: ${text}`)
  for (const { part, missed: n, of } of missed) console.log(`  ${part}: ${n} of ${of} missed`)
}
