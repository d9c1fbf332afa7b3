import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { PACKAGE_ROOT } from '../core/package-root.ts'

const frontMatter = z.strictObject({
  /** What the text is for, one line; not sent. */
  purpose: z.string().min(1),
  /** Names that stand as `[[name]]` in the text. */
  variables: z.array(z.string().regex(/^[a-z_]+$/)).default([]),
  /** Other prompt files whose texts follow this one. */
  includes: z.array(z.string().endsWith('.md')).default([]),
})

const FRONT = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/
const VARIABLE = /\[\[\s*([a-z_]+)\s*\]\]/g

export interface Prompt {
  readonly file: string
  readonly variables: readonly string[]
  readonly text: string
}

/** Reads a prompt, or throws at start: an unknown key, a variable that is not declared, one that is declared and not used. */
export const parsePrompt = (file: string, source: string, include: (file: string) => Prompt): Prompt => {
  const match = FRONT.exec(source)
  if (!match) throw new Error(`prompts/${file}: no front matter`)
  const front = frontMatter.safeParse(parse(match[1] ?? ''))
  if (!front.success) throw new Error(`prompts/${file}: ${z.prettifyError(front.error)}`)
  const own = (match[2] ?? '').trim()
  const used = new Set([...own.matchAll(VARIABLE)].map((found) => found[1] ?? ''))
  const declared = new Set(front.data.variables)
  for (const name of used) if (!declared.has(name)) throw new Error(`prompts/${file}: variable ${name} is not declared`)
  for (const name of declared) if (!used.has(name)) throw new Error(`prompts/${file}: variable ${name} is not used`)
  const included = front.data.includes.map(include)
  return {
    file,
    variables: [...declared, ...included.flatMap((one) => one.variables)],
    text: [own, ...included.map((one) => one.text)].join('\n\n'),
  }
}

export const loadPrompt = (file: string): Prompt =>
  parsePrompt(file, readFileSync(join(PACKAGE_ROOT, 'prompts', file), 'utf8'), loadPrompt)

/** Puts values into a prompt; one too few or too many throws. Values are not searched again. */
export const fillPrompt = (prompt: Prompt, values: Readonly<Record<string, string>>): string => {
  for (const name of Object.keys(values))
    if (!prompt.variables.includes(name)) throw new Error(`prompts/${prompt.file}: no variable ${name}`)
  return prompt.text.replace(VARIABLE, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`prompts/${prompt.file}: variable ${name} is missing`)
    return value
  })
}
