import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '../duckdb.ts'
import type { DemoPlan } from './demo-plan.ts'
import { toGbk } from './gbk.ts'
import { drawn } from './hash.ts'
import { stores } from './places.ts'
import { runFile } from './sql-file.ts'
import { csvTo } from './write-tables.ts'

const TILL_EXPORT = `select store_id as "门店编号", store as "门店名称", till_id as "款台号", receipt_key as "小票号",
  strftime(ts_local, '%Y/%m/%d %H:%M:%S') as "销售时间", sku_id as "商品编码", product as "商品名称", qty as "数量",
  gross as "原价金额", discount as "折扣金额", paid as "实收金额", cost as "成本金额" from till_export`
const COMMA_EXPORT = `select receipt_key as "Receipt No", store_id as "Store", strftime(ts_local, '%d.%m.%Y') as "Date",
  strftime(ts_local, '%H:%M:%S') as "Time", sku_id as "Item No", replace(qty::varchar, '.', ',') as "Qty",
  replace(gross::varchar, '.', ',') as "Gross", replace(discount::varchar, '.', ',') as "Discount",
  replace(paid::varchar, '.', ',') as "Amount", replace(cost::varchar, '.', ',') as "Cost" from till_export`
const COUNTER_EXPORT = `select store_id as "门店编号", door_id as "门号", strftime(ts_local, '%Y-%m-%d %H:%M') as "统计时间",
  in_cnt as "进店人数", out_cnt as "出店人数", staff_cnt as "员工人数" from counter_export`

/** Plants what goes wrong on the way in the tables of a session, before they are written. */
export const plantDirt = async (session: Session, plan: DemoPlan): Promise<void> => {
  const all = stores(plan.stores)
  const store = drawn(all, plan.seed, 401).storeId
  const other = drawn(
    all.filter(({ storeId }) => storeId !== store || all.length === 1),
    plan.seed,
    402,
  ).storeId
  await session.run(`set variable seed = ${plan.seed}; set variable last = date '${plan.until}';
    set variable store = '${store}'; set variable other = '${other}'`)
  await runFile(session, 'dirt.sql')
}

/**
 * Writes beside a chain's files what came late (`late`), twice (`again`) and in other words (`variants`), and `dirt.csv`, which
 * says what was planted where.
 */
export const writeDirt = async (session: Session, folder: string): Promise<void> => {
  const [late, again, variants] = ['late', 'again', 'variants'].map((name) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    return path
  }) as [string, string, string]
  for (const table of ['receipt', 'line', 'tender'])
    await csvTo(session, `from late_${table}`, join(late, `fact_${table}.csv`))
  copyFileSync(join(folder, 'fact_footfall.csv'), join(again, 'fact_footfall.csv'))
  await session.run(`insert into dirt select 'duplicate-file', 'again/fact_footfall.csv', null, min(business_date),
    max(business_date), count(*), 'fact_footfall.csv once more' from fact_footfall`)

  const till = join(variants, '销售明细.csv')
  await csvTo(session, TILL_EXPORT, till)
  writeFileSync(till, toGbk(readFileSync(till, 'utf8')))
  await csvTo(session, COMMA_EXPORT, join(variants, 'sales-decimal-comma.csv'), ';')
  const counter = join(variants, '客流统计.csv')
  await csvTo(session, COUNTER_EXPORT, counter, ';')
  writeFileSync(counter, `\uFEFF${readFileSync(counter, 'utf8')}`)
  await csvTo(session, 'from dirt', join(folder, 'dirt.csv'))
}
