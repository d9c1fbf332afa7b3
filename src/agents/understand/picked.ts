import type { Catalogue } from '../../core/catalogue.ts'
import type { Frame } from '../../core/frame.ts'
import type { Turn } from '../../core/question.ts'
import { pickedFigure } from './figure-kinds.ts'
import { pickedKind } from './picked-kind.ts'

/** Words around the number that say nothing else. `号` is missing on purpose: 2号 may be a day. */
const CHINESE =
  /^(?:那|嗯|好|哦|就)*(?:我?(?:选|要|选择|点|按|看)(?:个)?)?(?:就|是)?(?:(?:第|选项)?([一二两三123])(?:个|条|项|种|吧|啊|呀|啦|那个|就行|就好|谢谢)*|((?:最后|末)(?:一个|一条|一项|那个)?)(?:吧|啊|呀|啦)*)$/
const ENGLISH =
  /^(?:ok |yes |yeah |i'll take |i'd take |take |pick |give me |i want |i meant? )*(?:the )?(?:(?:option|number|no|#) ?([123]|one|two|three)|([123]|one|two|three|first|second|third|1st|2nd|3rd|last)(?: (?:one|option|question))?)(?: please| thanks| thank you)?$/
/** Said to one question that was put back, it is taken; to several it says nothing. */
const AGREES =
  /^(?:对|对的|对啊|对呀|是|是的|是啊|嗯|嗯嗯|没错|不错|就是|就是这个|就这个|就它|可以|好|好的|行|要得|系|係|啱|yes|yep|yeah|yup|right|correct|that one|that's it|that's the one|exactly|sure|ok|okay)(?:的|啊|呀|吧|了)?(?: please)?$/

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, one: 1, two: 2, three: 3, first: 1, second: 2, third: 3 },
  ...{ '1': 1, '2': 2, '3': 3, '1st': 1, '2nd': 2, '3rd': 3 },
}

/**
 * "2", 第二个, "the second one" after questions that were put back: the one of that place. Null where nothing was offered, or where the turn
 * says anything more than a place among them.
 */
export const picked = (text: string, turn: Turn | undefined, catalogue: Catalogue): Frame | null => {
  const offered = turn?.offered ?? []
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,!?。,、!?~…"'“”]+$/u, '')
    .trim()
  if (offered.length === 0 || said.length > 40) return null
  if (AGREES.test(said)) return offered.length === 1 ? (offered[0] ?? null) : null
  const groups = CHINESE.exec(said.replaceAll(' ', '').replaceAll('個', '个')) ?? ENGLISH.exec(said)
  const word = groups?.slice(1).find((one) => one !== undefined)
  if (word === undefined) return pickedFigure(said, offered) ?? pickedKind(said, offered, catalogue)
  if (word === 'last' || /^[最末]/u.test(word)) return offered.at(-1) ?? null
  return offered[(NUMBERS[word] ?? 0) - 1] ?? null
}
