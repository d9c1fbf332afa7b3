import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { LanguageCode } from '../../src/core/language-code.ts'
import type { World } from '../worlds/world.ts'
import { mask } from './mask.ts'
import { namesOf } from './names.ts'
import type { Failure } from './verdict.ts'

/** Answered in the question's language, names and units aside. */
export const language = (asked: LanguageCode, answer: AnswerJson, world: World): Failure | null => {
  const text = mask(answer.text.normalize('NFKC'), [...namesOf(world), 'CNY', 'GBP', 'USD', 'EUR', 'pp'])
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/[a-z]+/gi)?.length ?? 0
  if (chinese + latin === 0) return answer.text === '' ? { scorer: 'language', reason: 'says nothing' } : null
  const share = chinese / (chinese + latin)
  const fits = asked === 'zh' ? share >= 0.5 : share <= 0.1
  return fits && answer.language === asked
    ? null
    : { scorer: 'language', reason: `${Math.round(share * 100)} % Chinese` }
}
