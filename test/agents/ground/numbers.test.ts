import { describe, expect, test } from 'vitest'
import { normalise } from '../../../src/agents/ground/normal-text.ts'
import type { NumberLiteral } from '../../../src/agents/ground/number-literal.ts'
import { readNumber } from '../../../src/agents/ground/numbers-digits.ts'
import { chineseOf, englishOf } from '../../support/liar-numbers.ts'
import { chanceFrom } from '../../support/seeded.ts'

/** `written = value / worth of its last place`, one a line. */
const EXACT = `
0=0/1 7=7/1 42=42/1 1204=1204/1 45,612=45612/1 1,234,567=1234567/1 45 612=45612/1 1 234 567=1234567/1
45612.3=45612.3/0.1 45,612.30=45612.3/0.01 0.42=0.42/0.01 58.3=58.3/0.1 100.00=100/0.01
45.6k=45600/100 45.61k=45610/10 4k=4000/1000 1.2m=1200000/100000 2.5 m=2500000/100000 1.25bn=1250000000/10000000 3 mn=3000000/1000000
45.6 thousand=45600/100 12 hundred=1200/100 1.2 million=1200000/100000 3-thousand=3000/1000 2 dozen=24/12
4.56万=45600/100 4.561万=45610/10 4.5612万=45612/1 4.40万=44000/100 45万=450000/10000 1.2亿=120000000/10000000 1亿2千万=120000000/10000000
4万5千=45000/1000 4万5612=45612/1 4万5=45000/1000 3千=3000/1000 12万=120000/10000 5百=500/100 2千万=20000000/10000000
零=0/1 〇=0/1 一=1/1 两=2/1 九=9/1 十=10/10 十一=11/1 十二=12/1 二十=20/10 二十一=21/1 九十九=99/1
一百=100/100 一百零一=101/1 一百零二=102/1 一百一十=110/10 一百一十二=112/1 一百二=120/10 两百五=250/10 两百五十=250/10 三百六十五=365/1 九百九十九=999/1
一千=1000/1000 两千=2000/1000 三千六=3600/100 七千零五=7005/1 七千零五十=7050/10 一千零一=1001/1 八千八百=8800/100 九千九百九十九=9999/1
一万=10000/10000 一万二=12000/1000 四万五=45000/1000 四万五千=45000/1000 四万五千六百一十二=45612/1 四万零五百=40500/100 十万=100000/100000 十二万=120000/10000
二十三万四千=234000/1000 一百万=1000000/1000000 四百五十六万七千八百九十=4567890/10 三千万=30000000/10000000 一亿=100000000/100000000 一亿零三百=100000300/100 两亿五千万=250000000/10000000
四万五千六百=45600/100 五万零三十=50030/10 六万零七=60007/1 一千二百万=12000000/1000000
四点五=4.5/0.1 三点一四=3.14/0.01 四点五六万=45600/100 零点四二=0.42/0.01 十二点三=12.3/0.1
二〇二五=2025/1 一二三=123/1 四五六一二=45612/1
壹万贰仟=12000/1000 肆万伍仟陆佰壹拾贰=45612/1 叁佰=300/100 貳佰=200/100 兩千=2000/1000 五萬=50000/10000 三億=300000000/100000000
４５，６１２=45612/1 ４.５６万=45600/100 １２=12/1 ５８.３=58.3/0.1
zero=0/1 one=1/1 two=2/1 nine=9/1 ten=10/1 eleven=11/1 twelve=12/1 nineteen=19/1 twenty=20/1 twenty-one=21/1 forty two=42/1 ninety-nine=99/1
one hundred=100/100 a hundred=100/100 a hundred and one=101/1 two hundred fifty=250/1 three hundred and sixty-five=365/1 nine hundred and ninety-nine=999/1
a thousand=1000/1000 one thousand=1000/1000 twelve hundred=1200/100 two thousand and five=2005/1 five thousand six hundred=5600/100
forty-five thousand=45000/1000 forty-five thousand six hundred and twelve=45612/1 one hundred thousand=100000/1000 a million=1000000/1000000
two million three hundred thousand=2300000/1000 one billion=1000000000/1000000000 a dozen=12/12 two dozen=24/12
two point five=2.5/0.1 fifty-eight point three=58.3/0.1 one point two million=1200000/100000 zero point four two=0.42/0.01
5=5/1 10=10/1 999,999=999999/1 0.5=0.5/0.1 1,000.5=1000.5/0.1 10.05=10.05/0.01 12345678=12345678/1 七=7/1 十九=19/1 八十=80/10 六百六=660/10 五千零一十=5010/10 两万两千=22000/1000 sixteen=16/1 sixty=60/1
`
const PERCENT = `百分之五=5/1 百分之五十八点三=58.3/0.1 百分之58.3=58.3/0.1 百分之百=null 五成=50/10 三成二=32/1 五成半=55/1 九成=90/10 7成=70/10 千分之三=null`
const MULTIPLE = '3倍 两倍 八折 7.5折 三分之一 一番 2分之1 五十多倍'

const split = (table: string) =>
  [...table.matchAll(/\s*([^=\n]+?)=(\S+)/g)].map(([, written = '', expected = '']) => [written, expected] as const)
const read = (written: string): NumberLiteral | null => readNumber(normalise(written).text, 0)
const asText = (written: string) => {
  const literal = read(written)
  if (literal === null || literal.end !== normalise(written).text.length) return `stops at ${literal?.end}`
  return literal.value === null ? 'null' : `${literal.value.toFixed()}/${literal.place?.toFixed()}`
}

describe('numbers that can be read', () => {
  const examples = split(EXACT)
  test('there are enough examples to mean something', () => expect(examples.length).toBeGreaterThanOrEqual(150))
  test.each(examples)('%s is %s', (written, expected) => expect(asText(written)).toBe(expected))
  test.each(split(PERCENT))('%s of a hundred is %s', (written, expected) => {
    expect(asText(written)).toBe(expected)
    expect(read(written)?.kind).toBe('percent')
  })
})

describe('numbers that no cell can be', () => {
  test.each(MULTIPLE.split(' '))('%s is a multiple of something', (written) => {
    expect(asText(written)).toBe('null')
    expect(read(written)?.kind).toBe('multiple')
  })
  test.each([
    '十几',
    '几十',
    '几百',
    '二十几',
    '三百多',
    '五万余',
    '十来',
    '两个半',
    '三四百',
    '一万两万',
    '百万',
    '千万',
  ])('%s is a number, but not one', (written) => expect(asText(written)).toBe('null'))
  test.each([
    '1.2e4',
    '1e5',
    '4,56',
    '45,6123',
    "45'612",
    '12_000',
    '5x',
    '3rd',
    '12.34.56',
    'one two',
    'twenty thirty',
    'six thousand seven thousand',
  ])('%s is a number, but not one', (written) => expect(asText(written)).toBe('null'))
  test.each(['store', '店', 'k', '元', 'onerous', 'tent', 'attention', '百分点'.slice(2), ''])(
    '%s is no number',
    (written) => expect(read(written)).toBeNull(),
  )
})

test('what is written in any form is read back, over 3,000 random numbers and all forms', () => {
  const chance = chanceFrom(7)
  const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  for (let n = 0; n < 3000; n += 1) {
    const whole = chance.below(10 ** (1 + chance.below(6)))
    const forms = [
      String(whole),
      whole.toLocaleString('en-US'),
      wide(whole.toLocaleString('en-US')),
      chineseOf(whole),
      englishOf(whole),
    ]
    expect(forms.map((form) => read(form)?.value?.toFixed())).toEqual(forms.map(() => String(whole)))
    const scaled = (whole / 10_000).toFixed(4)
    expect(read(`${scaled}万`)?.value?.toFixed()).toBe(String(whole))
    expect(
      read((whole / 100).toFixed(2))
        ?.value?.times(100)
        .toFixed(),
    ).toBe(String(whole))
  }
})
