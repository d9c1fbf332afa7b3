import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CorpusLine, corpusLine } from './corpus-schema.ts'

export interface Corpus {
  readonly lines: readonly CorpusLine[]
  /** `file:line: what is wrong`, for lines that are not counted. */
  readonly bad: readonly string[]
}

/** All `*.ndjson` of a folder; a line that does not fit the schema, or repeats an id, is told and left out. */
export const readCorpus = (folder: string): Corpus => {
  const lines: CorpusLine[] = []
  const bad: string[] = []
  const ids = new Set<string>()
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort())
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .forEach((text, index) => {
        if (text.trim() === '') return
        const where = `${file}:${index + 1}`
        const parsed = corpusLine.safeParse(json(text))
        if (!parsed.success) {
          const [issue] = parsed.error.issues
          bad.push(`${where}: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'does not fit the schema'}`)
        } else if (ids.has(parsed.data.id)) bad.push(`${where}: the id ${parsed.data.id} is taken`)
        else {
          ids.add(parsed.data.id)
          lines.push(parsed.data)
        }
      })
  return { lines, bad }
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
