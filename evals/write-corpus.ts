import { readFileSync, writeFileSync } from 'node:fs'
import { readNotation } from './corpus-notation.ts'

/** `node --import tsx evals/write-corpus.ts FILE.txt OUT.ndjson`: a file in the short notation as a corpus file. */
const [from, to] = process.argv.slice(2)
if (!from || !to) {
  process.stderr.write('Say the file in the short notation and the corpus file to write.\n')
  process.exitCode = 2
} else {
  const { lines, faults } = readNotation(readFileSync(from, 'utf8'))
  for (const { line, reason } of faults) process.stderr.write(`${from} line ${line}: ${reason}\n`)
  const twice = lines.filter(
    (one, at) => lines.findIndex((other) => other.turns.join('\n') === one.turns.join('\n')) < at,
  )
  for (const { id } of twice) process.stderr.write(`${id} asks what an earlier line asks\n`)
  if (faults.length === 0) writeFileSync(to, lines.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const count = (kind: string) => lines.filter((one) => one.expect.kind === kind).length
  process.stdout.write(
    `${lines.length} lines: ${count('answer')} to answer, ${count('clarify')} to ask back, ${count('silent')} to be silent on; ` +
      `${lines.filter((one) => one.turns.length > 1).length} conversations; ${faults.length} not readable\n`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}
