import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { floorwalker } from './support/command-line.ts'

const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8')

/** Every line of every `sh` block, in the order a reader types them. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) => (block[1] ?? '').trim().split('\n'))

/** A shell's words, with double quotes. */
const words = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-readme-'))
  cpSync(inject('ciChain'), join(folder, '.floorwalker'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the commands of the README', () => {
  it('begin with npm start and npm test', () => {
    expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test'])
  })

  it.each(commands.filter((line) => line.startsWith('npx floorwalker')))(
    'work as written: %s',
    async (line) => {
      const typed = words(line)
        .slice(2)
        .map((word) => (word.startsWith('./') ? join(folder, word) : word))
      const ran = await floorwalker(typed, { data: join(folder, '.floorwalker') })
      expect(ran.code, `${line}\n${ran.out}\n${ran.err}`).toBe(0)
      expect(ran.out.trim()).not.toBe('')
    },
    120_000,
  )

  it('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...readme.matchAll(/`npm run ([\w:]+)`/g)].map((match) => match[1] ?? '')
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
