import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { csv, scratch } from '../support/small-chain.ts'
import { workbook } from '../support/workbook.ts'

const root = scratch()
const STORES = {
  'dim_store.csv': csv('store_id,name_zh,tz,currency', 'S01,河滨店,Asia/Shanghai,CNY', 'S02,新店,Asia/Shanghai,CNY'),
}

/** Eight weeks of S01, the last of them ending with October: 100 on a weekday, 200 on a day of the weekend. */
const SALES = (() => {
  const days = Array.from({ length: 56 }, (_, n) => new Date(Date.UTC(2026, 8, 6 + n)))
  const rows = days.map((day, n) => ({
    key: `R${n}`,
    at: `${day.toISOString().slice(0, 10)} 12:00:00`,
    net: day.getUTCDay() % 6 === 0 ? '200.00' : '100.00',
  }))
  return {
    'dim_product.csv': csv('sku_id,name_zh', 'K1,鲜牛奶'),
    'fact_receipt.csv': csv(
      'receipt_key,store_id,ts_local,type',
      ...rows.map(({ key, at }) => `${key},S01,${at},sale`),
    ),
    'fact_line.csv': csv(
      'receipt_key,line_no,sku_id,qty,net_ex_tax',
      ...rows.map(({ key, net }) => `${key},1,K1,1,${net}`),
    ),
  }
})()

const PLANNED = `select store_id, count(*)::integer as days, sum(net_sales)::varchar as net, sum(footfall)::integer as people, sum(hours)::varchar as hours
  from fact_plan group by 1 order by 1`
const DAY = (day: string) =>
  `select net_sales::varchar as net, footfall, hours::varchar as hours from fact_plan where store_id = 'S01' and business_date = '${day}'`

describe('plans by month', () => {
  const data = join(root, 'list')
  const PLAN = csv(
    '门店编号,月份,销售目标,客流目标,计划工时',
    // five Sundays and four Saturdays at 2, five Mondays and sixteen other days at 1: 39 parts
    'S01,2026-11,"￥39,000.00","3,900",390',
    'S02,2026年11月,"10,000.01",,',
    'S77,2026-11,100,,',
    'S02,冬天,100,,',
  )

  test('are split to days by how the shop’s weekdays sell, a new shop’s by the chain’s, and sum to the month', async () => {
    const report = await importFiles(data, [], {}, { ...STORES, ...SALES, '月度计划.csv': PLAN })
    expect(counted(report).filter(({ file }) => file === '月度计划.csv')).toEqual([
      { file: '月度计划.csv', read: 91, accepted: 60, rejected: 31 },
    ])
    expect(rejected(report).filter((_, n) => n < 1 || n > 18)).toEqual([
      '月度计划.csv 4 store_id: not in dim_store',
      '月度计划.csv 4 store_id: not in dim_store',
    ])
    expect(
      await rowsOf(data, "select row_no::integer as row, reason from rejected_row where column_name = 'month'"),
    ).toEqual([{ row: 5, reason: 'not a date' }])
    expect(await rowsOf(data, PLANNED)).toEqual([
      { store_id: 'S01', days: 30, net: '39000.00', people: 3900, hours: '390.00' },
      { store_id: 'S02', days: 30, net: '10000.01', people: null, hours: null },
    ])
    expect(await rowsOf(data, DAY('2026-11-02'))).toEqual([{ net: '1000.00', footfall: 100, hours: '10.00' }])
    expect(await rowsOf(data, DAY('2026-11-07'))).toEqual([{ net: '2000.00', footfall: 200, hours: '20.00' }])
    expect(
      await rowsOf(
        data,
        "select min(net_sales)::varchar as low, max(net_sales)::varchar as high from fact_plan where store_id = 'S02'",
      ),
    ).toEqual([{ low: '256.41', high: '512.83' }])
  })

  test('that come again change nothing; a month that is planned anew takes the older one’s place', async () => {
    expect((await importFiles(data, [], {}, { '月度计划.csv': PLAN })).changed).toBe(false)
    await importFiles(data, [], {}, { '月度计划2.csv': csv('门店编号,月份,销售目标', 'S01,202611,78000') })
    expect(await rowsOf(data, DAY('2026-11-02'))).toEqual([{ net: '2000.00', footfall: null, hours: null }])
  })
})

test('a sheet of months across, in ten thousands, without any sales is split evenly', async () => {
  const data = join(root, 'across')
  const report = await importFiles(
    data,
    [],
    {},
    {
      ...STORES,
      '销售目标2026.xlsx': workbook({
        目标: [
          ['2026年销售目标（万元）', null, null, null],
          ['门店编号', '2月（万元）', '3月（万元）', '4月（万元）'],
          ['S01', 2.8, 3.1, null],
          ['S02', null, null, null],
        ],
      }),
    },
  )
  expect(rejected(report)).toEqual(['销售目标2026.xlsx 4 net_sales / footfall / hours: missing'])
  expect(
    await rowsOf(
      data,
      'select month(business_date)::integer as month, count(*)::integer as days, min(net_sales)::varchar as low, max(net_sales)::varchar as high from fact_plan group by 1 order by 1',
    ),
  ).toEqual([
    { month: 2, days: 28, low: '1000.00', high: '1000.00' },
    { month: 3, days: 31, low: '1000.00', high: '1000.00' },
  ])
})
