import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importSource } from '../../../src/data/import-source.ts'
import { rowsOf, sound } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'
import { workbook } from '../support/workbook.ts'

const root = scratch()

test('a workbook with a sheet a table is taken in whole, numbers and Excel’s dates as they are meant', async () => {
  const from = join(root, 'sheets')
  mkdirSync(from)
  writeFileSync(
    join(from, 'chain.xlsx'),
    workbook({
      dim_store: [
        ['store_id', 'name_zh', 'tz', 'currency'],
        ['S01', '河滨店', 'Asia/Shanghai', 'CNY'],
      ],
      dim_product: [
        ['sku_id', 'name_zh', 'gtin'],
        ['K1', '鲜牛奶', 6901234567892],
      ],
      fact_stock_day: [
        ['store_id', 'sku_id', 'date', 'closing'],
        // 46346 is 20 November 2026
        ['S01', 'K1', 46346, 12.5],
        ['S01', 'K1', 'soon', 12.5],
      ],
      Notes: [['made by hand'], ['for the audit']],
    }),
  )
  const report = sound(await importSource(join(root, 'data'), from))
  expect(report.files.map(({ table, accepted, rejected }) => ({ table, accepted, rejected }))).toEqual([
    { table: 'dim_store', accepted: 1, rejected: 0 },
    { table: 'dim_product', accepted: 1, rejected: 0 },
    { table: 'fact_stock_day', accepted: 1, rejected: 1 },
  ])
  expect(report.rejects).toMatchObject([{ file: 'chain.xlsx', row: 3, column: 'date', reason: 'not a date' }])
  expect(
    await rowsOf(join(root, 'data'), 'select date::varchar as date, closing::varchar as closing from fact_stock_day'),
  ).toEqual([{ date: '2026-11-20', closing: '12.500' }])
  expect(await rowsOf(join(root, 'data'), 'select gtin from dim_product')).toEqual([{ gtin: '6901234567892' }])
})

test('a roster under its title is found, proposed and taken', async () => {
  const file = join(root, '排班表.xlsx')
  writeFileSync(
    file,
    workbook({
      排班: [
        ['十一月排班表', null, null, null, null, null],
        ['班次编号', '工号', '门店编号', '岗位', '上班时间', '下班时间'],
        ['H1', 'E1', 'S01', '收银', '2026/11/20 8:00', '2026/11/20 16:00'],
        ['H2', 'E2', 'S01', '理货', 46346.5, 46346.75],
      ],
    }),
  )
  expect(sound(await importSource(join(root, 'data'), file, { mapping: { accept: true } })).rejects).toEqual([])
  expect(
    await rowsOf(
      join(root, 'data'),
      'select shift_id, role, business_date::varchar as day, planned_start::varchar as start, planned_end::varchar as stop from fact_shift order by 1',
    ),
  ).toEqual([
    { shift_id: 'H1', role: '收银', day: '2026-11-20', start: '2026-11-20 08:00:00', stop: '2026-11-20 16:00:00' },
    { shift_id: 'H2', role: '理货', day: '2026-11-20', start: '2026-11-20 12:00:00', stop: '2026-11-20 18:00:00' },
  ])
})

test('a file that is no workbook is refused before it is journaled', async () => {
  const file = join(root, 'fact_line.xlsx')
  writeFileSync(file, 'no workbook')
  expect(await importSource(join(root, 'none'), file)).toMatchObject({
    fault: 'file-unreadable',
    parameters: { file: 'fact_line.xlsx' },
  })
})
