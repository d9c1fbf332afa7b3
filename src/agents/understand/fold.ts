import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../core/package-root.ts'

const readPairs = (): ReadonlyMap<string, string> => {
  const pairs = new Map<string, string>()
  const lines = readFileSync(join(PACKAGE_ROOT, 'lexicon', 'traditional.txt'), 'utf8').split('\n')
  for (const line of lines) {
    if (line.startsWith('#')) continue
    for (const pair of line.trim().split(/\s+/)) {
      const [from, to] = [...pair]
      if (from !== undefined && to !== undefined) pairs.set(from, to)
    }
  }
  return pairs
}

const SIMPLIFIED = readPairs()

export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text`, where it came from in the text as written. */
  readonly origin: readonly number[]
}

const simplified = (char: string): string => {
  const folded = (SIMPLIFIED.get(char) ?? char).normalize('NFKC').toLowerCase().replace(/[’‘´]/g, "'")
  return [...folded].map((one) => SIMPLIFIED.get(one) ?? one).join('')
}

/** One form for all spellings: NFKC, lower case, simplified characters, straight apostrophes. Character by character, so places are kept. */
export const fold = (written: string): Folded => {
  let text = ''
  const origin: number[] = []
  let place = 0
  for (const char of written) {
    const simple = char <= '\x7f' ? char.toLowerCase() : simplified(char)
    text += simple
    for (let k = 0; k < simple.length; k++) origin.push(place + Math.min(k, char.length - 1))
    place += char.length
  }
  return { text, origin }
}
