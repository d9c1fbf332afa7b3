import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import { ask, briefly } from './asking.ts'

interface Conversation {
  readonly title: string
  readonly turns: readonly { readonly text: string; readonly meaning: string }[]
}

/** The transcripts of docs/conversations.md: a heading, then turns, each with what it is understood to mean. */
const conversations = (): readonly Conversation[] =>
  readFileSync(join(PACKAGE_ROOT, 'docs/conversations.md'), 'utf8')
    .split('\n## ')
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n')
      const said = lines.filter((line) => line.trim() !== '' && line !== '```')
      return {
        title,
        turns: said.flatMap((line, i) =>
          line.startsWith('    => ') ? [{ text: said[i - 1] ?? '', meaning: line.slice('    => '.length) }] : [],
        ),
      }
    })

const all = conversations()

describe('the conversations of docs/conversations.md', () => {
  it('are twenty and more, in both languages, none of one turn only', () => {
    expect(all.length).toBeGreaterThanOrEqual(20)
    expect(all.filter(({ turns }) => turns.some(({ text }) => /\p{Script=Han}/u.test(text))).length).toBeGreaterThan(5)
    expect(all.every(({ turns }) => turns.length > 1)).toBe(true)
  })

  it.each(all.map(({ title, turns }) => [title, turns] as const))('%s', (_, turns) => {
    const heard = turns.map((_turn, i) => briefly(ask(turns.slice(0, i + 1).map(({ text }) => text))))
    expect(heard).toEqual(turns.map(({ meaning }) => meaning))
  })
})
