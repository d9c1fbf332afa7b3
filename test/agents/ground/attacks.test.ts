import { expect, test } from 'vitest'
import { ground } from '../../../src/agents/ground/ground.ts'
import { textOf } from '../../../src/core/answer.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import { LANGUAGES } from '../../../src/language/index.ts'
import { attackDesk } from '../../support/attack-desk.ts'
import { CHINESE_LIES } from '../../support/attacks-chinese.ts'
import { ENGLISH_LIES } from '../../support/attacks-english.ts'
import { CHINESE_TRUTHS, ENGLISH_TRUTHS } from '../../support/backed-sentences.ts'
import { context } from '../../support/evidence-fixtures.ts'

const on = (code: LanguageCode) => ({ evidence: attackDesk, question: '', language: LANGUAGES[code], context })
const shown = (drafts: readonly string[], code: LanguageCode) =>
  drafts.flatMap((draft) =>
    ground([draft], on(code)).flatMap((result) =>
      result.kind === 'passed' ? [`${draft} => ${textOf(result.sentence)}`] : [],
    ),
  )
const refused = (drafts: readonly string[], code: LanguageCode) =>
  drafts.flatMap((draft) =>
    ground([draft], on(code)).flatMap((result) =>
      result.kind === 'refused' ? [`${draft} => ${result.refusal}: ${result.detail}`] : [],
    ),
  )

test('no English attack gets through', () => expect(shown(ENGLISH_LIES, 'en')).toEqual([]))
test('no Chinese attack gets through', () => expect(shown(CHINESE_LIES, 'zh')).toEqual([]))
test('an attack does not get through in an answer of the other language', () => {
  expect(shown(ENGLISH_LIES, 'zh')).toEqual([])
  expect(shown(CHINESE_LIES, 'en')).toEqual([])
})
test('what the desk backs is said in English', () => expect(refused(ENGLISH_TRUTHS, 'en')).toEqual([]))
test('what the desk backs is said in Chinese', () => expect(refused(CHINESE_TRUTHS, 'zh')).toEqual([]))
