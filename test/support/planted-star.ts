import { id, type StoreId } from '../../src/core/ids.ts'
import type { Role } from '../../src/core/role.ts'
import type { Scope } from '../../src/core/scope.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'
import { applySchema } from '../../src/data/schema.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'

/**
 * The whole star, empty but for three shops, four products and a calendar; each test plants the rows that it counts by
 * hand. Tuesday 2026-07-21, 09:00 in the shops: yesterday is Monday the 20th, today is running.
 */
export const NOW = '2026-07-21T01:00:00.000Z'

export const scopeOf = (stores: readonly string[] = ['S01', 'S02', 'S07'], role: Role = 'regional-manager'): Scope => ({
  person: id('P900'),
  role,
  stores: stores.map((store) => id<StoreId>(store)),
})

const PLACES = `
  insert into dim_area values ('A1', '全国', 'National');
  insert into dim_region values ('R1', '华东', 'East China', 'A1'), ('R2', '华南', 'South China', 'A1');
  insert into dim_district values ('D1', '江北', 'North Bank', 'R1'), ('D3', '湾区', 'Bay Area', 'R2');
  insert into dim_store (store_id, name_zh, name_en, district_id, region_id, tz, currency, price_incl_tax, day_cutoff, peer_group) values
    ('S01', '河滨店', 'Riverside', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00', 'A'),
    ('S02', '北门店', 'Northgate', 'D1', 'R1', 'Asia/Shanghai', 'CNY', true, '00:00', 'A'),
    ('S07', '海湾店', 'Harbour Bay', 'D3', 'R2', 'Asia/Shanghai', 'CNY', true, '00:00', 'A');
  insert into dim_product (sku_id, gtin, name_zh, name_en, cat1_zh, cat1_en, cat2_zh, cat2_en, by_weight, shelf_life_days, tax_rate, status, pack) values
    ('MILK', '6901234567892', '鲜牛奶1L', 'Fresh Milk 1L', '乳品蛋类', 'Dairy & Eggs', '牛奶', 'Milk', false, 7, 0.09, 'active', 12),
    ('STRAW', null, '草莓', 'Strawberries', '果蔬', 'Fruit & Vegetables', '浆果', 'Berries', true, 3, 0.09, 'active', 5),
    ('COLA', '6909876543219', '可乐330ml', 'Cola 330ml', '饮料', 'Drinks', '碳酸饮料', 'Soft Drinks', false, 270, 0.13, 'active', 24),
    ('OLD', null, '旧款果汁', 'Old Juice', '饮料', 'Drinks', '果汁', 'Juice', false, 180, 0.13, 'delisted', 6);
  insert into dim_date (date, dow, day_type)
  select d::date, isodow(d), case when isodow(d) > 5 then 'weekend' else 'work' end
  from range(date '2026-01-01', date '2026-09-01', interval 1 day) as t(d)`

/** `plant` is SQL that adds the test's own rows. */
export const plantedStar = async (plant = ''): Promise<Session> => {
  const session = await openWorkshop()
  await applySchema(session)
  await session.run(PLACES)
  if (plant !== '') await session.run(plant)
  return session
}

export const starWarehouse = async (plant = ''): Promise<Warehouse> =>
  warehouseOver(await plantedStar(plant), 'planted')
