import { expect, it } from 'vitest'
import { ask } from './asking.ts'

/** What each asks for that no figure says. */
const ASKED: readonly (readonly [string, string])[] = [
  ['下周预计卖多少', 'forecast'],
  ['明天客流多少', 'forecast'],
  ['下个月销售额会有多少', 'forecast'],
  ['how many visitors tomorrow', 'forecast'],
  ['what will we take next week', 'forecast'],
  ['昨天销售额为什么下降', 'cause'],
  ['客流和天气的关系', 'cause'],
  ['why did sales fall yesterday', 'cause'],
  ['如果不下雨昨天客流多少', 'condition'],
  ['sales yesterday without snacks', 'exception'],
  ['昨天销售额超过一万的门店', 'threshold'],
  ['昨天会员的销售额', 'slice'],
  ['sales to members yesterday', 'slice'],
  ['昨天美团的销售额', 'slice'],
  ['上周日均销售额', 'average'],
  ['离目标还差多少', 'target'],
  ['上个月按周的销售额', 'cut'],
]

it.each(ASKED)('%s is not answered, because it asks for this: %s', (text, kind) => {
  const read = ask(text)
  expect(read.kind).toBe('silent')
  if (read.kind === 'silent') expect(read.reason).toMatchObject({ fault: 'not-a-figure', parameters: { kind } })
})
