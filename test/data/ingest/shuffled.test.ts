import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DIMENSIONS } from '../../../src/core/dimension.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { measure } from '../../../src/data/measure.ts'
import { METRICS } from '../../../src/data/metrics/index.ts'
import { days, frameOf } from '../../support/frames.ts'
import { scopeOf } from '../../support/planted-chain.ts'
import { type Chance, chanceFrom } from '../../support/seeded.ts'
import { sound, withWarehouse } from '../support/opened.ts'
import { csv, scratch } from '../support/small-chain.ts'

const root = scratch()
const STORES = ['S01', 'S02', 'S03']
const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']
const HEADER = '单号,门店编号,款台,销售时间,商品编码,品名,大类,数量,单价,实收金额,成本金额,支付方式'

/** A header and its rows: what may be shuffled. */
type Table = readonly [header: string, rows: readonly string[]]

/** A till export of four days in two overlapping files, and the chain's own shops, doors and stock. */
const filesOf = (chance: Chance): Record<string, Table> => {
  const sales = DAYS.flatMap((day) =>
    STORES.flatMap((store) =>
      Array.from({ length: 25 }, (_, n) => {
        const at = `${day} ${String(8 + chance.below(13)).padStart(2, '0')}:${String(chance.below(60)).padStart(2, '0')}`
        const back = chance.below(12) === 0
        return Array.from({ length: 1 + chance.below(4) }, () => {
          const sku = 1 + chance.below(9)
          const qty = (1 + chance.below(3)) * (back ? -1 : 1)
          return `${n + 1},${store},1,${at},K${sku},商品${sku},${sku < 5 ? '饮料' : '乳品'},${qty},${sku * 3}.50,${(qty * sku * 3.5).toFixed(2)},${(qty * sku * 2).toFixed(2)},${chance.pick(['现金', '微信'])}`
        })
      }).flat(),
    ),
  )
  return {
    'dim_store.csv': [
      'store_id,region_id,name_zh,tz,currency,sqm',
      STORES.map((store, n) => `${store},R${n % 2},店${n},Asia/Shanghai,CNY,${80 + n}`),
    ],
    'dim_region.csv': ['region_id,name_zh', ['R0,东区', 'R1,西区']],
    'sales-1.csv': [HEADER, sales.filter((line) => !line.includes(DAYS[3] ?? ''))],
    'sales-2.csv': [HEADER, sales.filter((line) => !line.includes(DAYS[0] ?? ''))],
    'fact_footfall.csv': [
      'store_id,door_id,ts_local,in_cnt,staff_cnt',
      DAYS.flatMap((day) =>
        STORES.flatMap((store) =>
          ['09', '12', '17'].map((hour) => `${store},1,${day} ${hour}:00:00,${40 + chance.below(60)},2`),
        ),
      ),
    ],
    'fact_stock_day.csv': [
      'store_id,sku_id,date,opening,qty_in,qty_out,waste,closing',
      DAYS.flatMap((day) =>
        STORES.flatMap((store) =>
          Array.from({ length: 9 }, (_, n) => `${store},K${n + 1},${day},20,5,4,1,${chance.below(30)}`),
        ),
      ),
    ],
  }
}

const shuffled = <T>(items: readonly T[], chance: Chance): T[] => {
  const all = [...items]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1)
    const [one, two] = [all[at] as T, all[other] as T]
    all[at] = two
    all[other] = one
  }
  return all
}

/** Imports file by file, in this order; returns every metric, cut every way, compared with the day before. */
const answers = async (name: string, order: readonly string[], files: Record<string, Table>) => {
  const from = join(root, name)
  const data = join(root, `${name}-data`)
  mkdirSync(from)
  for (const file of order) {
    const [header, rows] = files[file] ?? ['', []]
    writeFileSync(join(from, file), csv(header, ...rows))
    sound(
      await importSource(data, join(from, file), {
        tz: 'Asia/Shanghai',
        currency: 'CNY',
        taxRate: '0.13',
        mapping: { accept: true },
      }),
    )
  }
  return withWarehouse(data, async (warehouse) => {
    const all: Record<string, unknown> = {}
    for (const metric of Object.keys(METRICS))
      for (const by of [null, ...DIMENSIONS]) {
        const frame = frameOf(metric, days('2026-11-18', '2026-11-19'), {
          by,
          base: { kind: 'period', period: days('2026-11-17') },
        })
        const found = await measure(warehouse, scopeOf(STORES), frame, { id: 'run.e1', at: '2026-11-21T04:00:00Z' })
        all[`${metric} by ${by}`] = 'rows' in found ? { rows: found.rows, flags: found.flags, asOf: found.asOf } : found
      }
    return all
  })
}

test('the same rows in another order, and the files in another order, give the same answers to every metric', async () => {
  const files = filesOf(chanceFrom(11))
  const chance = chanceFrom(12)
  const first = await answers('first', Object.keys(files), files)
  const mixed = Object.fromEntries(
    Object.entries(files).map(([name, [header, rows]]) => [name, [header, shuffled(rows, chance)] as Table]),
  )
  const second = await answers('second', shuffled(Object.keys(files), chance), mixed)
  expect(second).toEqual(first)
  const measured = Object.values(first).filter((one) => typeof one === 'object' && one !== null && 'rows' in one)
  expect(measured.length).toBeGreaterThan(40)
})
