// Makes a clone ready to run: installs what package-lock.json names, builds what has changed, and nothing twice.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => process.stderr.write(`${line}\n`)

export const fail = (line, code = 1) => {
  say(line)
  process.exit(code)
}

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(
      `Floorwalker needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
      2,
    )
}

const run = (what, command, args) => {
  const started = Date.now()
  say(`${what} ...`)
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (done.status !== 0) {
    say(done.stdout ?? '')
    say(done.stderr ?? '')
    fail(`${what} failed (${command} ${args.join(' ')}); the lines above say why.`)
  }
  say(`${what}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex')
const readIf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Installs with `npm ci` when node_modules does not stem from this package-lock.json. */
export const ensureInstalled = () => {
  checkNode()
  const stamp = join(root, 'node_modules', '.floorwalker-lock')
  const wanted = hashOf(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  if (readIf(stamp) === wanted) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  run('Installing packages (once, about half a minute)', npm, ['ci', '--ignore-scripts', '--no-fund', '--no-audit'])
  writeFileSync(stamp, wanted)
}

const sources = ['bin', 'src', 'evals', 'web', 'package-lock.json']
const listing = (path) => {
  const info = statSync(path)
  if (!info.isDirectory()) return [`${path}:${info.size}:${info.mtimeMs}`]
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => listing(join(path, name)))
}

const build = (what, config, to) =>
  run(what, process.execPath, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    ...['build', '--config', config, '--outDir', to, '--logLevel', 'warn'],
  ])

/** Builds service and pages into dist/ when a source is newer than the last build; swapped in whole, never half. */
export const ensureBuilt = () => {
  const stamp = join(root, 'dist', '.built')
  const wanted = hashOf(sources.flatMap((name) => listing(join(root, name))).join('\n'))
  if (readIf(stamp) === wanted) return
  const fresh = join(root, `dist.${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh)
  build('Building the service', 'bin/service.vite.config.mjs', join(fresh, 'src'))
  build('Building the pages', 'web/vite.config.ts', join(fresh, 'web'))
  writeFileSync(join(fresh, '.built'), wanted)
  const old = join(root, `dist.old.${process.pid}`)
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old)
  renameSync(fresh, join(root, 'dist'))
  rmSync(old, { recursive: true, force: true })
}
