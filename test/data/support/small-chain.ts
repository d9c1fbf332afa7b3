import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of this test file's own, gone when its tests have run. */
export const scratch = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'floorwalker-data-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export type Files = Readonly<Record<string, string>>

export const csv = (...lines: string[]): string => `${lines.join('\n')}\n`

/**
 * Two stores in two zones, three goods, one day: a sale of two lines, a sale taken back by a post_void, a return, a sale
 * with a voided line, and a weighed line.
 */
export const SMALL_CHAIN: Files = {
  'dim_region.csv': csv('region_id,name_zh,name_en,area_id', 'R1,华东,East China,'),
  'dim_district.csv': csv('district_id,name_zh,name_en,region_id', 'D1,江北,North Bank,R1'),
  'dim_store.csv': csv(
    'store_id,name_zh,name_en,district_id,region_id,tz,currency,day_cutoff',
    'S01,河滨店,Riverside,D1,R1,Asia/Shanghai,CNY,00:00',
    'S02,夜店,Night Owl,D1,R1,Asia/Shanghai,CNY,06:00',
  ),
  'dim_product.csv': csv(
    'sku_id,name_en,cat1_en,by_weight',
    'K1,Fresh Milk 1L,Dairy & Eggs,false',
    'K2,Bananas,Fruit & Vegetables,true',
    'K3,Cola 330ml,Drinks,false',
  ),
  'fact_receipt.csv': csv(
    'receipt_key,store_id,till_id,receipt_no,ts_local,type,orig_key',
    'A1,S01,1,1,2026-11-20 09:15:00,sale,',
    'A2,S01,1,2,2026-11-20 09:40:00,sale,',
    'A3,S01,1,3,2026-11-20 11:05:00,post_void,A2',
    'A4,S01,1,4,2026-11-20 12:00:00,return,A1',
    'A5,S02,1,1,2026-11-21 02:30:00,sale,',
  ),
  'fact_line.csv': csv(
    'receipt_key,line_no,sku_id,qty,gross,discount,net_ex_tax,tax,cost,line_type',
    'A1,1,K1,2,20,0,20.00,2.60,12.00,sale',
    'A1,2,K2,1.350,8,1,7.00,0.91,,sale',
    'A2,1,K3,6,18,0,18.00,2.34,9.00,sale',
    'A3,1,K3,-6,-18,0,-18.00,-2.34,-9.00,sale',
    'A4,1,K1,-1,-10,0,-10.00,-1.30,-6.00,return',
    'A5,1,K3,3,9,0,9.00,1.17,4.50,sale',
    'A5,2,K1,1,10,0,10.00,1.30,6.00,void',
  ),
  'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-20,5', 'S01,K3,2026-11-20,-2'),
  'fact_footfall.csv': csv('store_id,door_id,ts_utc,in_cnt', 'S01,1,2026-11-20T01:00:00Z,40'),
}

export const writeFiles = (folder: string, files: Files): string => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
