import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

/** One source module: its path from the project's root, and what it imports (paths likewise, packages by name). */
export interface Module {
  readonly path: string
  readonly imports: readonly string[]
}

const FROM =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Static, type-only and dynamic imports of one file's text. */
export const importsIn = (path: string, text: string): string[] =>
  [...text.matchAll(FROM)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    return name.startsWith('.') ? relative('.', join(dirname(path), name)) : name
  })

/** Every TypeScript module under these folders. */
export const modulesUnder = (...folders: string[]): Module[] =>
  folders.flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => {
        const path = join(folder, name)
        return { path, imports: importsIn(path, readFileSync(join(PACKAGE_ROOT, path), 'utf8')) }
      }),
  )
