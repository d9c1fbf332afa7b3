import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { PACKAGE_ROOT } from '../../core/package-root.ts'

/** A header without what tells nothing: case, blanks, punctuation, and a unit in brackets, `Qty.` and `金额（元）`. */
export const bareHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【].*?[)\]】]/g, (inside) => (/[\p{L}]{7,}/u.test(inside) ? inside : ''))
    .replace(/[^\p{L}\p{N}%#]+/gu, '')

const words = z.record(z.string(), z.array(z.string()).min(1))

let read: ReadonlyMap<string, readonly string[]> | null = null

/** Field -> headers that mean it, bare, most telling first (headers.yaml). A field's own name means it too. */
export const headerWords = (): ReadonlyMap<string, readonly string[]> => {
  if (read) return read
  const path = join(PACKAGE_ROOT, 'src', 'data', 'ingest', 'headers.yaml')
  const file = words.parse(parse(readFileSync(path, 'utf8')))
  read = new Map(Object.entries(file).map(([field, headers]) => [field, headers.map(bareHeader)]))
  return read
}

/** A field's own name and the headers that mean it, for descriptions that know no vendor by name. */
export const wordsFor = (...fields: readonly string[]): readonly string[] =>
  fields.flatMap((field) => [field, ...(headerWords().get(field) ?? [])])
