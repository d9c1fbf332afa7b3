import { describe, expect, test } from 'vitest'
import { fillPrompt, loadPrompt, parsePrompt } from '../../src/agents/prompt-file.ts'

const none = (file: string): never => {
  throw new Error(`no ${file}`)
}
const of = (front: string, text: string) => parsePrompt('planted.md', `---\n${front}\n---\n${text}`, none)

describe('the prompt loader is unforgiving', () => {
  test('about an unknown key', () => expect(() => of('purpose: p\nvarables: [a]', 'x')).toThrow(/varables/))
  test('about a missing front matter', () => expect(() => parsePrompt('planted.md', 'x', none)).toThrow(/front matter/))
  test('about a variable that is not declared', () => expect(() => of('purpose: p', '[[today]]')).toThrow(/today/))
  test('about a variable that is not used', () =>
    expect(() => of('purpose: p\nvariables: [today]', 'x')).toThrow(/today/))
  test('about a value that is missing', () =>
    expect(() => fillPrompt(of('purpose: p\nvariables: [today]', '[[today]]'), {})).toThrow(/today/))
  test('about a value that nobody asked for', () =>
    expect(() => fillPrompt(of('purpose: p', 'x'), { today: '1' })).toThrow(/today/))
})

test('a value is put in as it is and not searched again', () => {
  const prompt = of('purpose: p\nvariables: [a, b]', '[[a]] [[b]]')
  expect(fillPrompt(prompt, { a: '[[b]]', b: '$& {{e1.r1.x}}' })).toBe('[[b]] $& {{e1.r1.x}}')
})

test('a tier prompt ends with the rules for all', () => {
  expect(loadPrompt('clerk.md').text).toContain('How to answer:')
})
