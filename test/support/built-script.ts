import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type Rollup } from 'vite'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

/** Within the package, so that what is built finds its packages. */
const BUILT = join(PACKAGE_ROOT, '.cache', 'test-scripts')

/**
 * A TypeScript file of the tests, with what it imports, as one file of JavaScript; returns its path. For scripts that are started
 * often: one that is compiled when it starts spends more than a second on that, every time.
 */
export const builtScript = async (script: string): Promise<string> => {
  const built = (await build({
    configFile: false,
    root: PACKAGE_ROOT,
    logLevel: 'error',
    build: { ssr: script, write: false, minify: false, target: 'node20' },
  })) as Rollup.RollupOutput
  const [chunk, ...others] = built.output
  if (others.length > 0) throw new Error(`${script} became ${built.output.length} files`)
  const path = join(BUILT, `${basename(script, '.ts')}.js`)
  mkdirSync(BUILT, { recursive: true })
  // another run of the tests may be starting the one that is there
  writeFileSync(`${path}.${process.pid}`, chunk.code)
  renameSync(`${path}.${process.pid}`, path)
  return path
}
