import { expect, test } from 'vitest'
import { ground } from '../../../src/agents/ground/ground.ts'
import { textOf } from '../../../src/core/answer.ts'
import { LANGUAGE_CODES } from '../../../src/core/language-code.ts'
import { LANGUAGES } from '../../../src/language/index.ts'
import { context } from '../../support/evidence-fixtures.ts'
import { LIES, tell } from '../../support/liar.ts'
import { worldOf } from '../../support/liar-world.ts'
import { chanceFrom } from '../../support/seeded.ts'

const ANSWERS = 10_000
const LIE_SHARE = 0.3
const MOST_FALSE_REFUSALS = 0.05

test('a model that lies in 30 % of its sentences gets no wrong number through in 10,000 answers', {
  timeout: 180_000,
}, () => {
  const through: string[] = []
  const refused: string[] = []
  const told = new Map<string, number>()
  let truths = 0
  for (let answer = 0; answer < ANSWERS; answer += 1) {
    const chance = chanceFrom(20_250_601 + answer)
    const code = LANGUAGE_CODES[answer % LANGUAGE_CODES.length] ?? 'zh'
    const world = worldOf(chance)
    const sentences = Array.from({ length: 1 + chance.below(2) }, () => tell(world, chance, code, LIE_SHARE))
    const results = ground(
      sentences.map(({ draft }) => draft),
      { evidence: world.evidence, question: '', language: LANGUAGES[code], context },
    )
    for (const [index, result] of results.entries()) {
      const { draft, lie } = sentences[index] ?? { draft: '', lie: null }
      if (lie !== null) told.set(lie, (told.get(lie) ?? 0) + 1)
      else truths += 1
      if (lie !== null && result.kind === 'passed') through.push(`${lie}: ${draft} => ${textOf(result.sentence)}`)
      if (lie === null && result.kind === 'refused') refused.push(`${result.refusal} ${result.detail}: ${draft}`)
    }
  }
  expect(through).toEqual([])
  // The script did what it says: every kind of lie was told, and often.
  expect([...told.keys()].sort()).toEqual([...LIES].sort())
  expect(Math.min(...told.values())).toBeGreaterThan(50)
  expect(refused.length / truths, refused.slice(0, 5).join('\n')).toBeLessThanOrEqual(MOST_FALSE_REFUSALS)
})
