import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()
const CHINA = { tz: 'Asia/Shanghai', currency: 'CNY', taxRate: '0.13' }

describe('flat exports of Chinese tills', () => {
  const data = join(root, 'tills')
  const FILES = ['销售流水.csv', 'pos流水明细.csv', '销售单据明细.csv']

  test('are known in three spellings, GBK or not; sums below the table and empty rows are no sales', async () => {
    const report = await importFiles(data, FILES, CHINA)
    expect(counted(report)).toEqual([
      { file: 'pos流水明细.csv', read: 5, accepted: 4, rejected: 1 },
      { file: '销售单据明细.csv', read: 2, accepted: 2, rejected: 0 },
      { file: '销售流水.csv', read: 6, accepted: 4, rejected: 2 },
    ])
    expect(rejected(report)).toEqual([
      'pos流水明细.csv 6 流水号: a line of totals',
      '销售流水.csv 6 receipt_no: missing',
      '销售流水.csv 7 小票号: a line of totals',
    ])
  })

  test('come to the money that was taken, by shop and by way of paying', async () => {
    expect(
      await rowsOf(
        data,
        `select r.store_id, sum(l.net_ex_tax + l.tax)::varchar as taken, sum(l.discount)::varchar as off from fact_line l join fact_receipt r using (receipt_key)
         where r.type in ('sale', 'return') group by 1 order by 1`,
      ),
    ).toEqual([
      // 16.00 + 8.50 - 3.00; what was undone is kept and counts nothing
      { store_id: 'S02', taken: '21.50', off: '2.00' },
      { store_id: '城北店', taken: '9.00', off: '0.00' },
      { store_id: '河滨店', taken: '1151.30', off: '0.80' },
    ])
    expect(
      await rowsOf(data, 'select type, sum(amount)::varchar as amount from fact_tender group by 1 order by 1'),
    ).toEqual([
      { type: 'alipay', amount: '24.50' },
      { type: 'cash', amount: '1136.00' },
      { type: 'wechat', amount: '21.30' },
    ])
    expect(await rowsOf(data, 'select type, count(*)::integer as n from fact_receipt group by 1 order by 1')).toEqual([
      { type: 'cancel', n: 1 },
      { type: 'return', n: 3 },
      { type: 'sale', n: 4 },
    ])
  })

  test('change nothing when they come again', async () => {
    expect((await importFiles(data, FILES, CHINA)).changed).toBe(false)
  })
})

describe('a till export that went through a spreadsheet', () => {
  test('has its sums, repeated headers, cut-off codes and impossible years refused by name', async () => {
    const data = join(root, 'dirty')
    const header = '小票号,门店编号,收银时间,商品编码,商品名称,数量,单价,实收'
    const report = await importFiles(data, [], CHINA, {
      '销售.csv': [
        // a line break within a cell is one row of the sheet all the same
        header.replace('数量', '"数量\n(件)"'),
        '1,S01,2026年11月20日 星期五 下午2:05,K1,鲜牛奶,２,"￥1,130.00","人民币2,260.00元"',
        header,
        '2,S01,2026-11-20 15:00,6.90123E+12,面包,1,5.00,5.00',
        '3,S01,0026-11-20 15:00,K1,鲜牛奶,1,5.00,5.00',
        '4,河滨店合计,2026-11-20 23:59,K1,全部,3,,2265.00',
        '合 计（元）：,,,,,3,,2265.00',
        '',
      ].join('\n'),
    })
    expect(rejected(report).map((one) => one.replace('销售.csv ', ''))).toEqual([
      '3 ts_local: not a date and time',
      '4 sku_id: a number that a spreadsheet cut short: export it as text',
      '5 ts_local: a year that cannot be',
      '6 receipt_no: a line of totals',
      '7 小票号: a line of totals',
    ])
    expect(report.sums).toMatchObject({ net_sales: '2000.00', line_qty: '2.000' })
  })
})

describe('orders of delivery platforms', () => {
  const data = join(root, 'platforms')
  const FILES = ['美团订单.csv', '饿了么订单.csv', '京东到家订单.csv']

  test('are a channel of the shops, with what the platform takes left out and cancelled orders kept apart', async () => {
    const report = await importFiles(data, FILES, CHINA)
    expect(counted(report)).toEqual([
      { file: '京东到家订单.csv', read: 1, accepted: 1, rejected: 0 },
      // four lines of goods, two parts of what was paid back, one order that lists nothing, and the cancelled one
      { file: '美团订单.csv', read: 8, accepted: 7, rejected: 1 },
      { file: '饿了么订单.csv', read: 2, accepted: 2, rejected: 0 },
    ])
    expect(rejected(report)).toEqual(['美团订单.csv 5 sku_id / gtin / product_name: missing'])
    expect(
      await rowsOf(
        data,
        `select r.receipt_key, r.store_id, r.channel, r.type, t.type as tender, t.amount::varchar as paid
         from fact_receipt r left join fact_tender t using (receipt_key) order by 1`,
      ),
    ).toEqual([
      {
        receipt_key: 'eleme/8021001',
        store_id: 'E02',
        channel: 'online',
        type: 'sale',
        tender: 'eleme',
        paid: '18.00',
      },
      {
        receipt_key: 'jddj/20261120001',
        store_id: 'J03',
        channel: 'online',
        type: 'sale',
        tender: 'jddj',
        paid: '13.50',
      },
      {
        receipt_key: 'meituan/3300112233445566',
        store_id: 'M01',
        channel: 'online',
        type: 'sale',
        tender: 'meituan',
        paid: '45.00',
      },
      {
        receipt_key: 'meituan/3300112233445567',
        store_id: 'M01',
        channel: 'online',
        type: 'cancel',
        tender: null,
        paid: null,
      },
      {
        receipt_key: 'meituan/3300112233445568',
        store_id: 'M01',
        channel: 'online',
        type: 'sale',
        tender: 'meituan',
        paid: '20.00',
      },
      {
        receipt_key: 'meituan/3300112233445568/refund',
        store_id: 'M01',
        channel: 'online',
        type: 'return',
        tender: 'meituan',
        paid: '-4.00',
      },
    ])
  })

  test('have their goods one by one, with the order’s money by price where the list has prices, and say that it was spread', async () => {
    expect(
      await rowsOf(
        data,
        `select sku_id, qty::varchar as qty, gross::varchar as gross, (net_ex_tax + tax)::varchar as paid from fact_line
         where receipt_key not like '%7' order by receipt_key, line_no`,
      ),
    ).toEqual([
      { sku_id: '鲜牛奶1L', qty: '1.000', gross: '10.00', paid: '9.00' },
      { sku_id: '可乐330ml', qty: '2.000', gross: '10.00', paid: '9.00' },
      { sku_id: '方便面', qty: '3.000', gross: '13.50', paid: '13.50' },
      { sku_id: '鲜牛奶1L', qty: '2.000', gross: '32.00', paid: '30.00' },
      { sku_id: '草莓500g', qty: '1.000', gross: '16.00', paid: '15.00' },
      { sku_id: '奶茶(大杯,少糖)', qty: '1.000', gross: '10.00', paid: '10.00' },
      { sku_id: '纸巾', qty: '1.000', gross: '10.00', paid: '10.00' },
      { sku_id: '奶茶(大杯,少糖)', qty: '0.000', gross: '-2.00', paid: '-2.00' },
      { sku_id: '纸巾', qty: '0.000', gross: '-2.00', paid: '-2.00' },
    ])
    expect(await rowsOf(data, "select parameters from data_note where flag = 'money-spread'")).toEqual([
      { parameters: '{"lines":"8"}' },
    ])
  })

  test('change nothing when they come again', async () => {
    expect((await importFiles(data, FILES, CHINA)).changed).toBe(false)
  })
})
