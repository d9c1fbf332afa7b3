// `npm test`: installs what it needs, checks form and types, builds, and runs every test. `--ollama` runs only the tests
// that need a real Ollama server. Ends with the plain line `N passed, N failed, N skipped`; further words go to vitest.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs'

const words = process.argv.slice(2)
const ollama = words.includes('--ollama')
const only = words.filter((word) => word !== '--ollama')

ensureInstalled()
ensureBuilt()

const script = (...parts) => join(root, 'node_modules', ...parts)
const node = (args, options = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', ...options }).status === 0

const checks = [
  ['form and habits (biome)', [script('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
  ['types', [script('typescript', 'bin', 'tsc'), '--noEmit']],
  ['types of the pages', [script('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'web/tsconfig.json']],
  ['nothing unused (knip)', [script('knip', 'bin', 'knip.js')]],
  ['nothing written twice (jscpd)', [script('jscpd', 'bin', 'jscpd'), '--silent', 'src', 'web/src', 'evals']],
]
const counts = { passed: 0, failed: 0, skipped: 0 }
if (!ollama && only.length === 0)
  for (const [name, args] of checks) {
    const good = node(args)
    counts[good ? 'passed' : 'failed'] += 1
    console.log(`${good ? 'ok' : 'FAILED'}  ${name}`)
  }

mkdirSync(join(root, '.cache'), { recursive: true })
const report = join(root, '.cache', ollama ? 'tests-ollama.json' : 'tests.json')
rmSync(report, { force: true })
const good = node(
  [
    script('vitest', 'vitest.mjs'),
    'run',
    ...(ollama ? ['--config', 'test/ollama/vitest.config.ts'] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ],
  { env: { ...process.env, UV_THREADPOOL_SIZE: '16' } },
)
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed += numPassedTests
  counts.failed += numFailedTests
  counts.skipped += numPendingTests
}
if (!good && counts.failed === 0) counts.failed = 1
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 ? 0 : 1)
