import { addDays, type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'
import type { Session } from '../duckdb.ts'
import { CATEGORIES } from './aisles.ts'
import { calendarDay } from './calendar.ts'
import { lastDay } from './demo-plan.ts'
import { employees } from './employees.ts'
import { fillTable, type Row } from './fill-table.ts'
import { caseSize, delistDay } from './lay-out.ts'
import { people } from './people.ts'
import { AREA, DISTRICTS, type Format, REGIONS } from './places.ts'
import { fillPlans } from './plans.ts'
import { allergensOf, attributesOf, substitutes } from './product-traits.ts'
import type { World } from './world.ts'

const refill = async (session: Session, table: string, columns: Record<string, string>, rows: readonly Row[]) => {
  await session.run(`delete from ${table}`)
  await fillTable(session, 'made_row', columns, rows)
  await session.run(`insert into ${table} by name select * from made_row`)
  await session.run('drop table made_row')
}
const text = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'VARCHAR']))

const CITY_CODES: Readonly<Record<string, string>> = { Jiangzhou: 'JZ', Haiyu: 'HY', Rongpu: 'RP' }
/** Whom a store is measured against: those whose weeks look alike. */
const PEERS: Record<Format, string> = {
  residential: 'neighbourhood',
  campus: 'neighbourhood',
  office: 'centre',
  station: 'centre',
  sights: 'centre',
}

/** ISO 8601: weeks from Monday, the first is that of 4 January. */
const weekOfYear = (date: BusinessDate): number => {
  const thursday = addDays(date, 4 - weekday(date))
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7)
}

/** Fills the dimensions, the plans, the people and the incidents begun by the plan's last day; whatever they held is replaced. */
export const fillDimensions = async (session: Session, { plan, ...it }: World): Promise<void> => {
  const place = text('name_zh', 'name_en')
  await refill(session, 'dim_area', { area_id: 'VARCHAR', ...place }, [
    { area_id: AREA.id, name_zh: AREA.zh, name_en: AREA.en },
  ])
  const regions = REGIONS.filter(({ id }) => it.stores.some(({ region }) => region === id))
  await refill(
    session,
    'dim_region',
    { region_id: 'VARCHAR', ...place, area_id: 'VARCHAR' },
    regions.map(({ id, zh, en, area }) => ({ region_id: id, name_zh: zh, name_en: en, area_id: area })),
  )
  const districts = DISTRICTS.filter(({ id }) => it.stores.some(({ district }) => district === id))
  await refill(
    session,
    'dim_district',
    { district_id: 'VARCHAR', ...place, region_id: 'VARCHAR' },
    districts.map(({ id, zh, en, region }) => ({ district_id: id, name_zh: zh, name_en: en, region_id: region })),
  )
  await refill(
    session,
    'dim_store',
    {
      ...text('store_id', 'name_zh', 'name_en', 'district_id', 'region_id', 'city', 'format', 'tz', 'currency'),
      price_incl_tax: 'BOOLEAN',
      day_cutoff: 'VARCHAR',
      open_date: 'DATE',
      sqm: 'DECIMAL(10,1)',
      ...text('code', 'peer_group'),
      refit_date: 'DATE',
      n_till: 'INTEGER',
      n_sco: 'INTEGER',
    },
    it.stores.map((store) => ({
      store_id: store.storeId,
      name_zh: store.zh,
      name_en: store.en,
      district_id: store.district,
      region_id: store.region,
      city: store.city,
      format: store.format,
      tz: 'Asia/Shanghai',
      currency: 'CNY',
      price_incl_tax: true,
      day_cutoff: '00:00',
      open_date: store.opened,
      sqm: store.sqm,
      code: `${CITY_CODES[store.city] ?? 'XX'}${String(store.storeNo).padStart(3, '0')}`,
      peer_group: PEERS[store.format],
      refit_date: store.storeNo % 12 === 6 ? '2023-05-18' : store.storeNo % 12 === 10 ? '2022-09-02' : null,
      n_till: store.tills,
      n_sco: store.scos,
    })),
  )
  const last = lastDay(plan)
  await refill(
    session,
    'dim_product',
    {
      ...text('sku_id', 'gtin', 'name_zh', 'name_en', 'brand', 'cat1_zh', 'cat1_en', 'cat2_zh', 'cat2_en'),
      by_weight: 'BOOLEAN',
      shelf_life_days: 'INTEGER',
      tax_rate: 'DECIMAL(6,4)',
      ...text('status', 'code', 'subst_group', 'uom', 'allergens', 'attributes'),
      pack: 'DECIMAL(14,3)',
    },
    it.products.map((product) => {
      const category = CATEGORIES[product.aisle.category]
      return {
        sku_id: product.skuId,
        gtin: product.gtin,
        name_zh: product.zh,
        name_en: product.en,
        brand: product.brand,
        cat1_zh: category?.zh ?? null,
        cat1_en: category?.en ?? null,
        cat2_zh: product.aisle.zh,
        cat2_en: product.aisle.en,
        by_weight: product.byWeight,
        shelf_life_days: product.aisle.lifeDays < 999 ? product.aisle.lifeDays : null,
        tax_rate: product.aisle.taxPercent / 100,
        status: delistDay(plan, product) <= last ? 'delisted' : 'active',
        code: String(100_000 + product.skuNo * 7),
        subst_group: substitutes(product),
        uom: product.byWeight ? 'kg' : 'ea',
        allergens: allergensOf(product),
        attributes: attributesOf(product),
        pack: caseSize(product) / 1000,
      }
    }),
  )
  await refill(
    session,
    'dim_date',
    {
      date: 'DATE',
      dow: 'INTEGER',
      day_type: 'VARCHAR',
      holiday_id: 'VARCHAR',
      holiday_offset: 'INTEGER',
      ly_dow: 'DATE',
      ly_holiday: 'DATE',
      fiscal_week: 'INTEGER',
    },
    Array.from({ length: last + 1 }, (_, day) => calendarDay(addDays(plan.from, day))).map((day) => ({
      date: day.date,
      dow: day.dow,
      day_type: day.dayType,
      holiday_id: day.holidayId,
      holiday_offset: day.holidayOffset,
      ly_dow: day.lyDow,
      ly_holiday: day.lyHoliday,
      fiscal_week: weekOfYear(day.date),
    })),
  )
  await refill(
    session,
    'dim_employee',
    {
      ...text('emp_id', 'store_id', 'name', 'role', 'hours_system'),
      hourly_cost: 'DECIMAL(14,4)',
      contract_hours: 'DECIMAL(6,2)',
    },
    employees(it.stores).map((one) => ({
      emp_id: one.empId,
      store_id: one.storeId,
      name: one.name,
      role: one.role,
      hours_system: one.system,
      hourly_cost: one.hourlyCost,
      contract_hours: one.contractHours,
    })),
  )
  await fillPlans(session, { plan, ...it })
  await refill(
    session,
    'people',
    text('person_id', 'name', 'role', 'node', 'pin'),
    people(it.stores).map(({ personId, ...person }) => ({ person_id: personId, ...person })),
  )
  await refill(
    session,
    'incident_truth',
    {
      ...text('incident_id', 'type', 'store_id', 'scope'),
      start_date: 'DATE',
      end_date: 'DATE',
      severity: 'DOUBLE',
      ...text('path', 'expected_delta', 'labels'),
    },
    it.incidents
      .filter(({ fromDay, stores }) => fromDay <= last && stores.length > 0)
      .map((incident) => ({
        incident_id: incident.id,
        type: incident.type.type,
        store_id: incident.region ? null : (incident.stores[0]?.storeId ?? null),
        scope: incident.scope,
        start_date: addDays(plan.from, incident.fromDay),
        end_date: addDays(plan.from, incident.toDay),
        severity: Math.abs(1 - incident.factor),
        path: incident.type.path,
        expected_delta: incident.type.expected,
        labels: incident.type.labels,
      })),
  )
}
