import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floorwalker } from '../support/command-line.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADER = '小票号,门店编号,销售时间,商品编码,品名,数量,实收金额'
const write = (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`)
  return path
}
const SHOP = ['--tz', 'Asia/Shanghai', '--currency', 'CNY', '--tax-rate', '0.13']

describe('import of a till export whose headers are new', () => {
  it('shows what it looks like with values, tells how to confirm, and takes nothing', async () => {
    const data = join(folder, 'asked')
    const file = write('a.csv', '1,S01,2026-11-20 09:15,K1,鲜牛奶,2,22.60')
    const ran = await floorwalker(['import', file, ...SHOP], { data })
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/小票号 -> receipt_no {3}\(1\)/)
    expect(ran.err).toMatch(/品名 -> product_name {3}\(鲜牛奶\)/)
    expect(ran.err).toMatch(/--accept-mapping/)
    expect((await floorwalker(['ask', '昨天销售额'], { data })).code).not.toBe(0)
  })

  it('names what is missing, and takes it as a value for every row', async () => {
    const path = join(folder, 'b.csv')
    writeFileSync(path, '小票号,销售时间,品名,数量,实收金额\n1,2026-11-20 09:15,鲜牛奶,2,22.60\n')
    const data = join(folder, 'missing')
    const ran = await floorwalker(['import', path, ...SHOP], { data })
    expect(ran.err).toMatch(/missing: store_id/)
    const set = await floorwalker(['import', path, ...SHOP.slice(0, 4), '--set', 'store_id=S01'], { data })
    expect(set.code, set.err).toBe(0)
    expect(set.out).toMatch(/b\.csv -> sale-lines: 1 rows read, 1 accepted, 0 rejected/)
    expect(set.out).toMatch(/does not tell the tax of 1 lines, so these sales may include it/)
  })

  it('tries it in a dry run: rows, rejects, sums and days; then keeps it; then shows which served day a later file changes', async () => {
    const data = join(folder, 'kept')
    const file = write(
      'c.csv',
      '1,S01,2026-11-20 09:15,K1,鲜牛奶,2,22.60',
      '2,S01,2026-11-20 19:15,K1,鲜牛奶,many,22.60',
    )
    const tried = await floorwalker(['import', file, ...SHOP, '--dry-run'], { data })
    expect(tried.code, tried.err).toBe(0)
    expect(tried.err).toMatch(/c\.csv looks like sale-lines/)
    expect(tried.out).toMatch(/row 3, qty: not a number in range/)
    expect(tried.out).toMatch(/New days: 1, from 2026-11-20 to 2026-11-20\./)
    expect(tried.out).toMatch(/Sum of line_net: 20\.00/)
    expect(tried.out).toMatch(/nothing was kept/)
    const kept = await floorwalker(['import', file, ...SHOP, '--accept-mapping'], { data })
    expect(kept.out).toMatch(/published as chain-v1/)
    const later = write('d.csv', '1,S01,2026-11-20 09:15,K1,鲜牛奶,1,11.30')
    const changed = await floorwalker(['import', later, '--dry-run'], { data })
    expect(changed.out).toMatch(
      /d\.csv -> sale-lines: 1 rows read, 1 accepted, 0 rejected; replaces 1 rows of earlier files/,
    )
    expect(changed.out).toMatch(/Changes 2026-11-20 of S01: 1 rows of fact_line, 20\.00 becomes 10\.00\./)
    expect(changed.err).not.toMatch(/looks like/)
  })

  it('asks which of 03/04 is the month, and takes the word for it', async () => {
    const data = join(folder, 'dates')
    const file = write('e.csv', '1,S01,03/04/2026 09:15,K1,鲜牛奶,2,22.60')
    const asked = await floorwalker(['import', file, ...SHOP, '--accept-mapping'], { data })
    expect(asked.code).toBe(1)
    expect(asked.err).toMatch(/--date-order dmy when the day comes first/)
    const said = await floorwalker(['import', file, ...SHOP, '--accept-mapping', '--date-order', 'dmy'], { data })
    expect(said.out).toMatch(/from 2026-04-03 to 2026-04-03/)
  })
})

describe('watch', () => {
  it('puts a file of new headers aside with what to run; once that was run, the next one passes with what was said', async () => {
    const data = join(folder, 'watched')
    const inbox = join(folder, 'inbox')
    mkdirSync(join(inbox, 'older'), { recursive: true })
    writeFileSync(join(inbox, '~$b.xlsx'), 'x')
    const deliver = (name: string, sale: string) => writeFileSync(join(inbox, name), `${HEADER}\n${sale}\n`)
    deliver('b.csv', '1,S01,2026-11-20 09:15,K1,鲜牛奶,2,22.60')
    const watch = (...words: string[]) => floorwalker(['watch', inbox, '--once', '--settle', '0', ...words], { data })
    const aside = await watch('--tax-rate', '0.13', '--date-order', 'dmy', '--decimal', 'point')
    expect(aside.out).toMatch(/b\.csv: put into failed\..*floorwalker import b\.csv --accept-mapping/)
    expect(aside.out).toMatch(/older: a folder, not read/)
    expect(readFileSync(join(inbox, 'failed', 'b.csv.reason.txt'), 'utf8')).toMatch(
      /表头是第一次见[\s\S]*headers of b\.csv are new/,
    )
    const confirmed = await floorwalker(['import', join(inbox, 'failed', 'b.csv'), '--accept-mapping', ...SHOP], {
      data,
    })
    expect(confirmed.code, confirmed.err).toBe(0)
    deliver('c.csv', '2,S01,2026-11-21 09:15,K1,鲜牛奶,1,11.30')
    const passed = await watch()
    expect(passed.out).toMatch(
      /c\.csv -> sale-lines: 1 rows read, 1 accepted, 0 rejected; as said before: --tz Asia\/Shanghai --currency CNY --tax-rate 0\.13/,
    )
    expect(passed.out).toMatch(/Sum of line_net: 30\.00/)
    expect(readdirSync(inbox).sort()).toEqual(['done', 'failed', 'older', 'working', '~$b.xlsx'])
  })
})
