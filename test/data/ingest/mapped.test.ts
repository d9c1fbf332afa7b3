import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ShownMapping } from '../../../src/data/choose-mapping.ts'
import { type ImportOptions, importSource } from '../../../src/data/import-source.ts'
import { rowsOf, sound } from '../support/opened.ts'
import { csv, scratch } from '../support/small-chain.ts'

const root = scratch()
let made = 0
const folders = () => {
  made += 1
  const from = join(root, `from-${made}`)
  mkdirSync(from)
  return { from, data: join(root, `data-${made}`) }
}
const CHINA: ImportOptions = { tz: 'Asia/Shanghai', currency: 'CNY', taxRate: '0.13' }
const ACCEPTED: ImportOptions = { ...CHINA, mapping: { accept: true } }

/** A till's detail export as such tills write it: a title, Chinese headers, totals at the end. */
const DETAIL = [
  '河滨便利店销售明细表',
  '打印时间：2026-11-21 08:00',
  '小票号,门店编号,门店名称,收银机号,销售日期,时间,商品编码,品名,大类,单位,数量,单价,折扣金额,实收金额,支付方式,收银员',
  '0001,S01,河滨店,1,2026年11月20日,上午9:15,="001",鲜牛奶1L,乳品,盒,2,"￥11.30",0.00,"￥22.60",微信,王芳',
  '0001,S01,河滨店,1,2026年11月20日,上午9:15,="002",香蕉,水果,公斤,1.350,8.00,0.80,10.00,微信,王芳',
  '0002,S01,河滨店,1,2026年11月20日,下午6:40,="003",电视机,家电,台,1,"1,130.00",0.00,"￥1,130.00",现金,李雷',
  '0003,S01,河滨店,1,2026年11月20日,下午7:05,="001",鲜牛奶1L,乳品,盒,-1,11.30,0.00,-11.30,微信,王芳',
  '0004,S01,河滨店,1,2026年11月20日,下午7:06,="001",鲜牛奶1L,乳品,盒,许多,11.30,0.00,11.30,微信,王芳',
  '合计,,,,,,,,,,3.35,,0.80,1151.30,,',
]
const LINES = `select receipt_key, line_no::integer as line, sku_id, qty::varchar as qty, gross::varchar as gross, discount::varchar as discount,
  net_ex_tax::varchar as net, tax::varchar as tax, line_type from fact_line order by 1, 2`
const FIGURES = [
  {
    receipt_key: 'S01/1/2026-11-20/0001',
    line: 1,
    sku_id: '001',
    qty: '2.000',
    gross: '22.60',
    discount: '0.00',
    net: '20.00',
    tax: '2.60',
    line_type: 'sale',
  },
  {
    receipt_key: 'S01/1/2026-11-20/0001',
    line: 2,
    sku_id: '002',
    qty: '1.350',
    gross: '10.80',
    discount: '0.80',
    net: '8.85',
    tax: '1.15',
    line_type: 'sale',
  },
  {
    receipt_key: 'S01/1/2026-11-20/0002',
    line: 1,
    sku_id: '003',
    qty: '1.000',
    gross: '1130.00',
    discount: '0.00',
    net: '1000.00',
    tax: '130.00',
    line_type: 'sale',
  },
  {
    receipt_key: 'S01/1/2026-11-20/0003',
    line: 1,
    sku_id: '001',
    qty: '-1.000',
    gross: '-11.30',
    discount: '0.00',
    net: '-10.00',
    tax: '-1.30',
    line_type: 'return',
  },
]

/** GBK as Windows tills write it, made by asking the decoder for every sign that the text needs. */
const gbk = (text: string): Buffer => {
  const wanted = new Set([...text].filter((sign) => sign > '\x7f'))
  const bytes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if (wanted.has(sign) && !bytes.has(sign)) bytes.set(sign, [lead, trail])
    }
  return Buffer.from([...text].flatMap((sign) => bytes.get(sign) ?? [sign.charCodeAt(0)]))
}

describe('a flat till export of unknown headers', () => {
  test('is proposed with samples and never taken unconfirmed', async () => {
    const { from, data } = folders()
    const file = join(from, '销售明细.csv')
    writeFileSync(file, csv(...DETAIL))
    const shown: ShownMapping[] = []
    expect(await importSource(data, file, CHINA, (one) => shown.push(one))).toEqual({
      fault: 'mapping-unconfirmed',
      parameters: { file: '销售明细.csv', target: 'sale-lines', missing: '' },
    })
    expect(shown[0]?.choice.mapping.columns).toMatchObject({
      receipt_no: ['小票号'],
      ts_local: ['销售日期', '时间'],
      store_id: ['门店编号'],
      sku_id: ['商品编码'],
      amount: ['实收金额'],
      tender: ['支付方式'],
    })
    expect(shown[0]?.choice.unused).toEqual([])
    expect(shown[0]?.samples.支付方式).toEqual(expect.arrayContaining(['微信', '现金']))
  })

  test('becomes receipts, lines, tenders, goods and shops when it is confirmed; totals and wrong values are rejected', async () => {
    const { from, data } = folders()
    const file = join(from, '销售明细.csv')
    writeFileSync(file, csv(...DETAIL))
    const report = sound(await importSource(data, file, ACCEPTED))
    expect(await rowsOf(data, LINES)).toEqual(FIGURES)
    expect(report.rejects.map(({ row, column, reason }) => ({ row, column, reason }))).toEqual([
      { row: 8, column: 'qty', reason: 'not a number in range' },
      { row: 9, column: '小票号', reason: 'a line of totals' },
    ])
    expect(JSON.parse(report.rejects[0]?.raw ?? '')).toMatchObject({ 小票号: '0004', 数量: '许多' })
    expect(
      await rowsOf(
        data,
        'select receipt_no, type, ts_local::varchar as at, hour, cashier_id, currency from fact_receipt order by 1',
      ),
    ).toEqual([
      { receipt_no: '0001', type: 'sale', at: '2026-11-20 09:15:00', hour: 9, cashier_id: '王芳', currency: 'CNY' },
      { receipt_no: '0002', type: 'sale', at: '2026-11-20 18:40:00', hour: 18, cashier_id: '李雷', currency: 'CNY' },
      { receipt_no: '0003', type: 'return', at: '2026-11-20 19:05:00', hour: 19, cashier_id: '王芳', currency: 'CNY' },
    ])
    expect(await rowsOf(data, 'select type, amount::varchar as amount from fact_tender order by receipt_key')).toEqual([
      { type: 'wechat', amount: '32.60' },
      { type: 'cash', amount: '1130.00' },
      { type: 'wechat', amount: '-11.30' },
    ])
    expect(await rowsOf(data, "select name_zh, cat1_zh, by_weight from dim_product where sku_id = '002'")).toEqual([
      { name_zh: '香蕉', cat1_zh: '水果', by_weight: true },
    ])
    expect(await rowsOf(data, 'select store_id, name_zh, tz from dim_store')).toEqual([
      { store_id: 'S01', name_zh: '河滨店', tz: 'Asia/Shanghai' },
    ])
  })

  test('is the same in GBK, UTF-16, with tabs, semicolons, Windows line ends, as a workbook’s text and in JSON', async () => {
    const tabbed = (line: string) =>
      line
        .replaceAll('"￥1,130.00"', '￥1130.00')
        .replaceAll('"1,130.00"', '1130')
        .replaceAll('="', '')
        .replaceAll('"', '')
        .replaceAll(',', '\t')
    const header = DETAIL[2]?.split(',') ?? []
    const plain = DETAIL.slice(3).map((line) => tabbed(line).split('\t'))
    const files: Record<string, Buffer | string> = {
      'gbk.csv': gbk(DETAIL.join('\r\n')),
      'utf16.csv': Buffer.from(`\uFEFF${DETAIL.join('\r\n')}\r\n`, 'utf16le'),
      'tabs.txt': DETAIL.map(tabbed).join('\n'),
      'semicolons.csv': `\uFEFF${DETAIL.map((line) => tabbed(line).replaceAll('\t', ';')).join('\n')}`,
      'rows.json': JSON.stringify(plain.map((row) => Object.fromEntries(row.map((value, at) => [header[at], value])))),
      'rows.ndjson': plain
        .map((row) => JSON.stringify(Object.fromEntries(row.map((value, at) => [header[at], value]))))
        .join('\n'),
    }
    for (const [name, content] of Object.entries(files)) {
      const { from, data } = folders()
      writeFileSync(join(from, name), content)
      sound(await importSource(data, join(from, name), ACCEPTED))
      expect({ name, lines: await rowsOf(data, LINES) }).toEqual({ name, lines: FIGURES })
    }
  })

  test('is taken silently the next time, by its header, and a rebuild needs the journal alone', async () => {
    const { from, data } = folders()
    writeFileSync(join(from, 'a.csv'), csv(...DETAIL))
    sound(await importSource(data, join(from, 'a.csv'), ACCEPTED))
    const next = DETAIL.map((line) => line.replaceAll('11月20日', '11月21日'))
    writeFileSync(join(from, 'b.csv'), csv(...next))
    const shown: ShownMapping[] = []
    const report = sound(await importSource(data, join(from, 'b.csv'), {}, (one) => shown.push(one)))
    expect(shown).toEqual([])
    expect(report.rows.fact_receipt).toBe(6)
    const ledger = readFileSync(join(data, 'journal', 'ledger.ndjson'), 'utf8')
    expect(JSON.parse(ledger.trim().split('\n').at(-1) ?? '').options).toMatchObject({
      tz: 'Asia/Shanghai',
      mapping: { target: 'sale-lines', columns: { receipt_no: ['小票号'] } },
    })
  })

  test('that comes again with an overlapping day replaces changed receipts whole and ignores equal ones', async () => {
    const { from, data } = folders()
    writeFileSync(join(from, 'a.csv'), csv(...DETAIL))
    sound(await importSource(data, join(from, 'a.csv'), ACCEPTED))
    const again = DETAIL.filter((line) => !line.includes('="002"')).map((line) => line.replace('0003,S01', '0009,S01'))
    writeFileSync(join(from, 'b.csv'), csv(...again))
    sound(await importSource(data, join(from, 'b.csv')))
    expect(await rowsOf(data, "select sku_id from fact_line where receipt_key like '%0001'")).toEqual([
      { sku_id: '001' },
    ])
    expect(
      await rowsOf(
        data,
        'select identical::integer as identical, superseded::integer as superseded from ingest_file order by file_no',
      ),
    ).toEqual([
      { identical: 1, superseded: 2 },
      { identical: 0, superseded: 0 },
    ])
    expect(await rowsOf(data, 'select key from superseded_row order by 1')).toHaveLength(2)
  })

  test('can have its columns named, and values given for all rows', async () => {
    const { from, data } = folders()
    const file = join(from, 'sales.csv')
    writeFileSync(
      file,
      csv(
        'bon;wann;artikel;menge;betrag',
        '1;20.11.2026 09:15;Milch;2;"1.022,60 €"',
        '2;20.11.2026 18:05;Brot;1,5;3,20',
      ),
    )
    expect(await importSource(data, file, { tz: 'Europe/Berlin', currency: 'EUR' })).toMatchObject({
      fault: 'source-unknown',
    })
    const mapping = {
      into: 'sale-lines',
      map: ['bon=receipt_no', 'wann=ts_local', 'artikel=product_name', 'menge=qty', 'betrag=amount'],
      set: ['store_id=B1'],
    }
    sound(await importSource(data, file, { tz: 'Europe/Berlin', currency: 'EUR', mapping }))
    expect(
      await rowsOf(
        data,
        'select store_id, sku_id, qty::varchar as qty, net_ex_tax::varchar as net, hour from fact_line order by 2',
      ),
    ).toEqual([
      { store_id: 'B1', sku_id: 'Brot', qty: '1.500', net: '3.20', hour: 18 },
      { store_id: 'B1', sku_id: 'Milch', qty: '2.000', net: '1022.60', hour: 9 },
    ])
    expect(await rowsOf(data, 'select flag, parameters from data_note')).toEqual([
      { flag: 'tax-not-split', parameters: '{"lines":"2"}' },
    ])
    expect(await importSource(data, file, { mapping: { map: ['bons=receipt_no'] } })).toMatchObject({
      fault: 'mapping-wrong',
    })
  })

  test('a dry run tries the proposal and keeps neither rows nor mapping', async () => {
    const { from, data } = folders()
    writeFileSync(join(from, 'a.csv'), csv(...DETAIL))
    const shown: ShownMapping[] = []
    const report = sound(await importSource(data, from, { ...CHINA, dryRun: true }, (one) => shown.push(one)))
    expect(report).toMatchObject({ snapshot: null, rows: { fact_line: 4, fact_receipt: 3 } })
    expect(shown).toHaveLength(1)
    expect(await importSource(data, from, CHINA)).toMatchObject({ fault: 'mapping-unconfirmed' })
  })
})

describe('a table of unknown headers', () => {
  test('is matched by its headers to the canonical table that it fits', async () => {
    const { from, data } = folders()
    writeFileSync(join(from, 'dim_store.csv'), csv('store_id,tz,currency', 'S01,Asia/Shanghai,CNY'))
    writeFileSync(join(from, '商品.csv'), csv('商品编码,商品名称,品牌,保质期天数', 'K1,鲜牛奶,河谷,7'))
    writeFileSync(
      join(from, '客流.csv'),
      csv('门店编号,设备编号,统计时间,进店人数,出店人数', 'S01,1,2026/11/20 9:00,40,38'),
    )
    writeFileSync(
      join(from, '库存.csv'),
      csv('门店编号,商品编码,库存日期,期末库存', 'S01,K1,20261120,"1,200"', 'S01,K1,20261121,12'),
    )
    // 1,200 may be twelve hundred or one and a fifth, and nothing in that file tells
    expect(await importSource(data, from, { mapping: { accept: true } })).toEqual({
      fault: 'number-ambiguous',
      parameters: { file: '库存.csv', column: 'closing' },
    })
    const report = sound(await importSource(data, from, { mapping: { accept: true }, decimal: 'point' }))
    expect(report.files.map(({ file, table }) => `${file} ${table}`).sort()).toEqual([
      'dim_store.csv dim_store',
      '商品.csv dim_product',
      '客流.csv fact_footfall',
      '库存.csv fact_stock_day',
    ])
    expect(
      await rowsOf(data, 'select date::varchar as date, closing::varchar as closing from fact_stock_day order by 1'),
    ).toEqual([
      { date: '2026-11-20', closing: '1200.000' },
      { date: '2026-11-21', closing: '12.000' },
    ])
    expect(await rowsOf(data, 'select in_cnt, hour from fact_footfall')).toEqual([{ in_cnt: 40, hour: 9 }])
  })
})
