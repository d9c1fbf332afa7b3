import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { causeCommand } from '../../src/command-line/cause-command.ts'
import { BadUse, type Finish, OK } from '../../src/command-line/exit.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-cause-odd-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

/** Runs the command in this process; what it writes is caught. */
const run = async (text: string, words: string): Promise<{ code: number; out: string; err: string }> => {
  const file = join(folder, 'odd.csv')
  writeFileSync(file, text)
  const said = { out: '', err: '' }
  for (const [stream, way] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const)
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said[way] += chunk
      return true
    })
  const finish: Finish = { code: OK }
  const program = new Command().exitOverride().addCommand(causeCommand({} as never, finish))
  try {
    await program.parseAsync(['cause', '--file', file, ...words.split(' ')], { from: 'user' })
  } catch (error) {
    if (!(error instanceof BadUse)) throw error
    return { code: 2, out: said.out, err: error.message }
  } finally {
    vi.restoreAllMocks()
  }
  return { code: finish.code, ...said }
}

const STORES = ['北京', '上海', '广州', '深圳', '杭州']
const LINES = STORES.flatMap((store) => ['肉', '菜', '奶', '酒'].map((category) => ({ store, category })))
/** The table in which 上海 sells 40 % of what was expected, its rows written by `row`. */
const table = (head: string, row: (store: string, category: string, v: number, f: number, n: number) => string) =>
  [
    head,
    ...LINES.map(({ store, category }, n) => {
      const f = 100 + 7 * n
      return row(store, category, f * (store === '上海' ? 0.4 : 1) + ((n % 5) - 2) / 2, f, n)
    }),
  ].join('\n')

const ASK = '--dims 店,类 --actual v --expected f --json'
const SHANGHAI = [{ 店: '上海' }]
const plain = table('店,类,v,f', (s, c, v, f) => `${s},${c},${v},${f}`)

describe('cause on an odd file', () => {
  it.each<[string, string, string, unknown]>([
    [
      'semicolons, decimal commas, a byte order mark',
      `\ufeff${table('店;类;v;f', (s, c, v, f) => `${s};${c};${v};${f}`.replaceAll('.', ','))}`,
      ASK,
      SHANGHAI,
    ],
    [
      'thousands and currency signs',
      table(
        '店,类,v,f',
        (s, c, v, f) => `${s},${c},"¥${(v * 1000).toLocaleString('en-US')}","¥${(f * 1000).toLocaleString('en-US')}"`,
      ),
      ASK,
      SHANGHAI,
    ],
    ['percent signs', table('店,类,v,f', (s, c, v, f) => `${s},${c},${v / 10}%,${f / 10}%`), ASK, SHANGHAI],
    ['negative amounts', table('店,类,v,f', (s, c, v, f) => `${s},${c},${-v},(${f})`), ASK, SHANGHAI],
    ['quotes and commas in a value', plain.replaceAll('上海', '"上海, ""东"""'), ASK, [{ 店: '上海, "东"' }]],
    ['an empty value', plain.replaceAll('上海', ''), ASK, [{ 店: '' }]],
    [
      'blanks around values',
      table('店,类,v,f', (s, c, v, f, n) => `${n % 2 ? s : ` ${s}　`},${c},${v},${f}`),
      ASK,
      SHANGHAI,
    ],
    ['the same leaves many times', `${plain}\n${plain.split('\n').slice(1).join('\n')}`, ASK, SHANGHAI],
    ['a row of totals', `${plain}\n合计,,2600,3330\n总计,,2600,3330\n`, ASK, SHANGHAI],
    ['NaN and inf among the numbers', `${plain}\n北京,蛋,NaN,5\n北京,糖,inf,7\n北京,盐,,7`, ASK, SHANGHAI],
    [
      'a column of ids',
      table('单,店,类,v,f', (s, c, v, f, n) => `n${n},${s},${c},${v},${f}`),
      ASK.replace('店', '单,店'),
      SHANGHAI,
    ],
    [
      'a dimension of one value',
      table('国,店,类,v,f', (s, c, v, f) => `中国,${s},${c},${v},${f}`),
      ASK.replace('店', '国,店'),
      SHANGHAI,
    ],
    [
      'nothing below the line in some rows',
      table('店,类,v,f,n', (s, c, v, f, n) => (n % 7 === 0 ? `${s},${c},0,0,0` : `${s},${c},${v},${f},999`)),
      `${ASK} --over n`,
      SHANGHAI,
    ],
    ['full-width commas between dimensions', plain, ASK.replace(',', '，'), SHANGHAI],
    ['all as expected', table('店,类,v,f', (s, c, _, f) => `${s},${c},${f},${f}`), ASK, []],
    ['all zeros', table('店,类,v,f', (s, c) => `${s},${c},0,0`), ASK, []],
    ['one row', '店,类,v,f\na,b,3,10', ASK, []],
  ])('finds what is there: %s', async (_, text, words, where) => {
    const { code, out, err } = await run(text, words)
    expect(code, err).toBe(0)
    expect(out).not.toMatch(/NaN|Infinity/)
    expect(JSON.parse(out).causes.map((cause: { where: unknown }) => cause.where)).toEqual(where)
  })

  it.each<[string, string, string, number, RegExp]>([
    ['no numbers', plain.replace(/[\d.]+,/g, 'x,'), ASK, 1, /^No row of odd\.csv has a usable number in each of v, f/m],
    ['a header alone', '店,类,v,f\n', ASK, 1, /odd\.csv has a header but no rows below it/],
    [
      'no numbers, in Chinese',
      plain.replace(/[\d.]+,/g, 'x,'),
      `${ASK} --lang zh`,
      1,
      /^odd\.csv 没有一行在 v, f 各列都有可用的数字/m,
    ],
    ['a header alone, in Chinese', '店,类,v,f\n', `${ASK} --lang zh`, 1, /odd\.csv 只有表头/],
    ['nothing at all', '', ASK, 1, /it is empty/],
    [
      'nothing below the line',
      table('店,类,v,f,n', (s, c, v, f) => `${s},${c},${v},${f},0`),
      `${ASK} --over n`,
      1,
      /n is 0 in every row/,
    ],
    ['a column that is not there', plain, ASK.replace('类', '货'), 1, /no column 货; its columns are 店, 类, v, f/],
    ['one column for two things', plain, '--dims 店 --actual v --expected v', 2, /columns of their own/],
    ['a measure among the dimensions', plain, '--dims 店,v --actual v --expected f', 2, /columns of their own/],
  ])('says what is wrong: %s', async (_, text, words, code, sentence) => {
    const ran = await run(text, words)
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toMatch(sentence)
  })

  it('says in the reader’s language what it left out, and how it read numbers that can be read two ways', async () => {
    const dirty = await run(`${plain}\n北京,蛋,许多,5\n合计,,2600,3330`, `${ASK} --lang zh`)
    expect(dirty.err).toBe(
      '列 v:1 个单元格不是数字(第一个是“许多”),0 个是空的;这些行已略去。\n1 行是其他行的合计,已略去。\n',
    )
    const points = table('店;类;v;f', (s, c, v, f) => `${s};${c};1.${Math.round(v) + 300};1.${f + 300}`)
    expect((await run(points, `${ASK} --lang en`)).err).toMatch(
      /Column v: values such as 1\.\d{3} were read as decimals/,
    )
    expect((await run(points, `${ASK} --decimal comma`)).err).toBe('')
  })

  it('is told in the reader’s language, and what moved alike apart from the causes', async () => {
    const down = table('店,类,v,f', (s, c, v, f) => `${s},${c},${(v * 0.8).toFixed(3)},${f}`)
    const wide =
      down +
      down
        .split('\n')
        .slice(1)
        .map((line) => `\n二${line}`)
        .join('')
    const words = '--dims 店,类 --actual v --expected f'
    const zh = await run(wide, `${words} --lang zh`)
    expect(zh.out).toMatch(/^实际 .*,预期 .*。\n组合 +实际 +预期 +解释占比\n店=/)
    expect(zh.out).toMatch(/合起来解释了变化的 .* %。\n其余部分与预期相比一律为 -(19|20)\.\d %/)
    const en = await run(wide, `${words} --lang en`)
    expect(en.out).toMatch(/Everything else is -(19|20)\.\d % against what was expected, alike/)
    expect((await run(plain, `${words} --lang zh`)).out).toContain('店=上海')
    expect((await run('店,类,v,f\na,b,3,10', `${words} --lang zh`)).out).toContain('没有突出的组合')
  })
})
