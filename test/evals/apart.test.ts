import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAMILIES } from '../../evals/cases/index.ts'
import { sayIn } from '../../evals/cases/say.ts'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

const filesIn = (folder: string, ending: string) =>
  readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(PACKAGE_ROOT, folder, name), 'utf8') }))

const importsHouse = (text: string) => /from '[^']*src\//.test(text)

test('truth shares no code with what it checks', () => {
  const files = filesIn('evals/truth', '.ts')
  expect(files.length).toBeGreaterThanOrEqual(4)
  expect(files.filter(({ text }) => importsHouse(text)).map(({ name }) => name)).toEqual([])
  expect(importsHouse("import { metricOf } from '../../src/data/metrics/index.ts'")).toBe(true)
})

test('no prompt holds a question that the suite asks', () => {
  const world = {
    stores: [],
    regions: [],
    categories: [],
    products: [],
    dataFrom: '',
    dataTo: '2026-01-01',
    today: '2026-01-02',
    at: '',
  }
  const parameters = {
    store: '~',
    other: '~',
    day: '2026-01-01',
    category: '~',
    product: '~',
    region: '~',
    zh: '~',
    en: '~',
  }
  const wordings = FAMILIES.flatMap(({ ask }) =>
    ask.flatMap(({ language, turns }) => turns(parameters, sayIn(language, world)).flatMap((turn) => turn.split('~'))),
  ).filter((piece) => piece.replace(/\s/g, '').length >= 12)
  expect(wordings.length).toBeGreaterThan(10)
  const prompts = filesIn('prompts', '.md')
  const leaked = (text: string) => wordings.filter((wording) => text.includes(wording))
  expect(prompts.flatMap(({ text }) => leaked(text))).toEqual([])
  expect(leaked(`Example: ${wordings[0]}`)).toEqual([wordings[0]])
})
