import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportOptions } from '../../../src/data/import-options.ts'
import type { ImportReport } from '../../../src/data/import-report.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { fixture } from '../support/import-files.ts'
import { sound } from '../support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from '../support/small-chain.ts'

const root = scratch()

/** Names of files that hold something. */
const filesWithin = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).size > 0)
    .map(({ name }) => name)

/** What a report says of the rows; the snapshot is of the import only. */
const said = ({ snapshot: _, ...report }: ImportReport) => report

const OWN = readdirSync(fixture('.')).filter((name) => !/^(freshretail|sales_train|sell_prices|calendar)/.test(name))
const MADE = {
  '月度计划.csv': csv('门店编号,月份,销售目标', 'S01,2026-11,"￥39,000.00"', 'S77,2026-11,100'),
  '排班.csv': csv('工号,门店编号,2026-11-23,2026-11-24,2026-11-25', 'E1,S01,8:00-16:00,休,休', 'E2,S01,神班,9-17,休'),
  'pos.payment.csv': csv(
    'Date,Payment Method,Order,Amount',
    '2026-11-20 08:15:22,Cash,Shop/0001,30.00',
    ',Cash,X,1.00',
  ),
  '自家销售.csv': csv(
    '水单号,门店编号,销售时间,商品编码,件数,实收金额',
    '1,S01,2026-11-20 09:15,K1,2,22.60',
    '2,S01,2026-11-20 19:15,K1,many,22.60',
  ),
}

/** Every source's realistic files; those of a retailer's own systems come in together, as a folder full of exports does. */
const SOURCES: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, ImportOptions])[] = [
  [
    'the house’s own tables and exports of tills, platforms, shops, doors, checkouts, plans, rosters and a file of new headers',
    OWN,
    { ...SMALL_CHAIN, ...MADE },
    { tz: 'Asia/Shanghai', currency: 'CNY', taxRate: '0.13', mapping: { accept: true } },
  ],
  ['FreshRetailNet', ['freshretailnet-train.csv'], {}, {}],
  ['M5', ['sales_train_validation.csv', 'sell_prices.csv', 'calendar.csv'], {}, {}],
]

test.each(SOURCES)(
  'a dry run over %s says what the import then does, and changes nothing on the disk',
  async (name, files, made, options) => {
    const from = join(root, `${name.slice(0, 12)}-from`)
    mkdirSync(from)
    for (const file of files) cpSync(fixture(file), join(from, file))
    writeFiles(from, made)
    const data = join(root, `${name.slice(0, 12)}-data`)
    const dry = sound(await importSource(data, from, { ...options, dryRun: true }))
    expect(dry.snapshot).toBe(null)
    // a name of its own is all that a folder gets from being looked into
    expect(filesWithin(data)).toEqual(['node-id'])
    const real = sound(await importSource(data, from, options))
    expect(said(real)).toEqual(said(dry))
    const accepted = real.files.filter((file) => file.accepted > 0).map(({ file }) => file)
    expect(real.files.map(({ file }) => file).filter((file) => !accepted.includes(file))).toEqual([])
    expect(real.ignored).toEqual([])
  },
)
