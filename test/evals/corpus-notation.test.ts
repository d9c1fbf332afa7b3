import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readNotation } from '../../evals/corpus-notation.ts'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

const head = '@author amy en a till supervisor\n@at 2026-11-22T09:30:00+08:00\n@as clerk S01\n'

describe('the short notation of a corpus author', () => {
  it('reads the example of the corpus README whole', () => {
    const readme = readFileSync(join(PACKAGE_ROOT, 'evals/corpus/README.md'), 'utf8')
    const example = /```\n(@author[^`]*)```/.exec(readme)?.[1] ?? ''
    const { lines, faults } = readNotation(example)
    expect(faults).toEqual([])
    expect(lines.map((line) => line.expect.kind)).toEqual(['answer', 'answer', 'clarify', 'silent'])
    expect(lines[1]).toMatchObject({
      id: 'amy-002',
      turns: ['top 3 fruit and veg this week so far?', 'as a table'],
      expect: {
        frame: { categories: ['Fruit & Vegetables'], rank: { order: 'highest', n: 3 }, by: 'product', wish: 'table' },
      },
    })
  })

  it('says the line and the reason of what it cannot read', () => {
    const { lines, faults } = readNotation(`${head}A net_sales 2026-11-21 colour=red = red sales\nnonsense\n`)
    expect(lines).toEqual([])
    expect(faults).toEqual([
      { line: 4, reason: 'colour=red is no part of a frame' },
      { line: 5, reason: 'not of the form "A frame = question"' },
    ])
  })

  it('refuses a date that is none', () => {
    expect(readNotation(`${head}A net_sales yesterday = sales yesterday`).faults).toHaveLength(1)
  })
})
