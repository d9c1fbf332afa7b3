import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { type Module, modulesUnder } from './support/imports.ts'

/** Floor -> floors it may import from besides its own (architecture.md, "Floors"). */
const FLOORS: Record<string, readonly string[]> = {
  'src/core': [],
  'src/methods': ['src/core'],
  'src/data': ['src/methods', 'src/core'],
  'src/models': ['src/core'],
  'src/language': ['src/core'],
  'src/analyses': ['src/data', 'src/methods', 'src/core'],
  'src/tools': ['src/analyses', 'src/data', 'src/methods', 'src/core'],
  'src/agents': ['src/tools', 'src/analyses', 'src/models', 'src/language', 'src/data', 'src/methods', 'src/core'],
  'src/briefings': ['src/agents', 'src/tools', 'src/analyses', 'src/language', 'src/data', 'src/methods', 'src/core'],
  'src/server': [
    'src/briefings',
    'src/agents',
    'src/analyses',
    'src/language',
    'src/data',
    'src/tools',
    'src/models',
    'src/core',
  ],
  web: ['src/core', 'src/server'],
}

/** Package (or its prefix) -> the only places that may import it. */
const PACKAGES: readonly [RegExp, readonly string[]][] = [
  [/^@duckdb\//, ['src/data/']],
  [/^@photostructure\/sqlite/, ['src/data/']],
  [/^(hono|@hono)(\/|$)/, ['src/server/', 'web/']],
  [/^(langchain|@langchain)(\/|$)/, ['src/agents/run-agent.ts', 'src/models/']],
  [/^ollama$/, ['src/models/']],
  [/^react/, ['web/']],
]

/** `core` stands on the schema library, big.js and Node alone. */
const CORE_PACKAGES = /^(zod|big\.js|node:)/

const floorOf = (path: string) => Object.keys(FLOORS).find((floor) => path.startsWith(`${floor}/`)) ?? null
const isFile = (name: string) => /^(src|web|evals|test)\//.test(name)

const violations = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ path, imports }) => {
    const floor = floorOf(path)
    return imports.flatMap((target) => {
      if (isFile(target)) {
        const other = floorOf(target)
        if (/^(evals|test)\//.test(target) && path.startsWith('src/') && !path.startsWith('src/command-line/'))
          return [`${path} imports ${target}: nothing but the command line knows the evals, and nothing the tests`]
        if (floor === null || other === floor || other === null) {
          if (floor !== null && other === null && target.startsWith('src/'))
            return [`${path} imports ${target}: a floor knows neither the composition root nor the command line`]
          return []
        }
        return FLOORS[floor]?.includes(other) ? [] : [`${path} (${floor}) imports ${target} (${other})`]
      }
      if (floor === 'src/core' && !CORE_PACKAGES.test(target)) return [`${path} imports the package ${target}`]
      return PACKAGES.flatMap(([name, places]) =>
        name.test(target) && path.startsWith('src/') && !places.some((place) => path.startsWith(place))
          ? [`${path} imports the package ${target}, which only ${places.join(', ')} may`]
          : [],
      )
    })
  })

const modules = modulesUnder('src', 'web/src', 'evals')

describe('the floors of the house', () => {
  it('are read from all of its modules', () => {
    expect(modules.length).toBeGreaterThan(150)
    expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(modules.length)
  })

  it('are kept: no module imports from a floor above, or a package that is not its floor’s', () => {
    expect(violations(modules)).toEqual([])
  })

  it.each([
    { path: 'src/core/planted.ts', imports: ['src/data/measure.ts'] },
    { path: 'src/core/planted.ts', imports: ['hono'] },
    { path: 'src/tools/planted.ts', imports: ['src/agents/index.ts'] },
    { path: 'src/language/planted.ts', imports: ['src/data/warehouse.ts'] },
    { path: 'src/server/planted.ts', imports: ['@duckdb/node-api'] },
    { path: 'src/agents/planted.ts', imports: ['@langchain/ollama'] },
    { path: 'src/agents/planted.ts', imports: ['src/main.ts'] },
    { path: 'src/data/planted.ts', imports: ['evals/run.ts'] },
    { path: 'web/src/planted.ts', imports: ['src/agents/index.ts'] },
  ])('bite when $path imports $imports', (planted) => {
    expect(violations([...modules, planted])).toHaveLength(1)
  })
})

describe('habits of the house', () => {
  const text = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8')

  it('hold no source file above 300 lines', () => {
    expect(modules.filter(({ path }) => text(path).split('\n').length > 301).map(({ path }) => path)).toEqual([])
  })

  it('name every file in kebab-case (React components may be in PascalCase)', () => {
    const name = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*|[A-Z][A-Za-z]+)\.tsx?$/
    expect(modules.map(({ path }) => path).filter((path) => !name.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })

  it('read the environment in the composition root alone', () => {
    const readers = modules.filter(({ path }) => path.startsWith('src/') && /process\.env/.test(text(path)))
    expect(readers.map(({ path }) => path)).toEqual(['src/main.ts'])
  })

  it('open DuckDB in one module alone', () => {
    const openers = modules.filter(({ path }) => /DuckDBInstance\.(create|fromCache)\(/.test(text(path)))
    expect(openers.map(({ path }) => path)).toEqual(['src/data/duckdb.ts'])
  })
})
