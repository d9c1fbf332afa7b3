import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { csv, SMALL_CHAIN, scratch } from '../support/small-chain.ts'
import { workbook } from '../support/workbook.ts'

const root = scratch()
const STORES = { 'dim_store.csv': SMALL_CHAIN['dim_store.csv'] ?? '' }
const SHIFTS = `select emp_id, role, business_date::varchar as day, planned_start::varchar as start, planned_end::varchar as stop
  from fact_shift order by emp_id, planned_start`
const DAYS = ['2026-11-23', '11月24日 周二', '11/25 Wed']
const roster = (first: string) => ({
  '排班-2026年11月第4周.xlsx': workbook({
    排班: [
      ['河滨店排班表', null, null, null, null, null, null],
      ['工号', '姓名', '门店编号', '岗位', ...DAYS],
      ['E1', '王芳', 'S01', '收银', first, '休', '9-17'],
      ['E2', '李雷', 'S01', '理货', '早', '22:00-次日06:00', '9-13,17:30-21'],
      ['E3', '韩梅', 'S01', '收银', '晚', '神班', 'OFF'],
      [null, null, null, null, null, null, null],
      ['班次：晚=14点至22点', null, null, null, null, null, null],
    ],
  }),
})

describe('a roster of employees by days', () => {
  const data = join(root, 'across')
  test('becomes shifts by the spans in its cells and by the codes that it explains; what it does not explain is rejected', async () => {
    const report = await importFiles(data, [], {}, { ...STORES, ...roster('早班 8:00-16:00') })
    expect(counted(report).slice(1)).toEqual([{ file: '排班-2026年11月第4周.xlsx', read: 8, accepted: 7, rejected: 1 }])
    expect(rejected(report)).toEqual(['排班-2026年11月第4周.xlsx 5 planned_start: not a date and time'])
    expect(await rowsOf(data, SHIFTS)).toEqual([
      { emp_id: 'E1', role: '收银', day: '2026-11-23', start: '2026-11-23 08:00:00', stop: '2026-11-23 16:00:00' },
      { emp_id: 'E1', role: '收银', day: '2026-11-25', start: '2026-11-25 09:00:00', stop: '2026-11-25 17:00:00' },
      { emp_id: 'E2', role: '理货', day: '2026-11-23', start: '2026-11-23 08:00:00', stop: '2026-11-23 16:00:00' },
      { emp_id: 'E2', role: '理货', day: '2026-11-24', start: '2026-11-24 22:00:00', stop: '2026-11-25 06:00:00' },
      { emp_id: 'E2', role: '理货', day: '2026-11-25', start: '2026-11-25 09:00:00', stop: '2026-11-25 13:00:00' },
      { emp_id: 'E2', role: '理货', day: '2026-11-25', start: '2026-11-25 17:30:00', stop: '2026-11-25 21:00:00' },
      { emp_id: 'E3', role: '收银', day: '2026-11-23', start: '2026-11-23 14:00:00', stop: '2026-11-23 22:00:00' },
    ])
  })

  test('that comes again changes nothing, and written anew takes the older one’s place', async () => {
    expect((await importFiles(data, [], {}, roster('早班 8:00-16:00'))).changed).toBe(false)
    await importFiles(data, [], {}, roster('早班 7:30-16:00'))
    const shifts = await rowsOf(data, SHIFTS)
    expect(shifts).toHaveLength(7)
    expect(shifts[0]).toMatchObject({ start: '2026-11-23 07:30:00' })
  })
})

test('a list of shifts has its times on its days, and a night shift ends the next morning', async () => {
  const data = join(root, 'list')
  const report = await importFiles(
    data,
    [],
    {},
    {
      ...STORES,
      'shifts.csv': csv(
        'Employee ID,Name,Store,Position,Date,Shift start,Shift end,Clock in,Clock out,Break',
        'E1,Ann,S02,Cashier,2026-11-23,9:00,17:00,2026-11-23 08:58,2026-11-23 17:10,30',
        'E1,Ann,S02,Cashier,2026-11-23,18:00,20:00,,,',
        'E2,Bob,S02,Stock,2026-11-23,22:00,6:00,,,',
        'E3,Cy,S02,Stock,2026-11-23,soon,6:00,,,',
      ),
    },
  )
  expect(rejected(report)).toEqual(['shifts.csv 5 planned_start: not a date and time'])
  expect(
    await rowsOf(
      data,
      'select shift_id, planned_start::varchar as start, planned_end::varchar as stop, actual_end::varchar as done, break_min from fact_shift order by 1',
    ),
  ).toEqual([
    {
      shift_id: 'S02/E1/2026-11-23/1',
      start: '2026-11-23 09:00:00',
      stop: '2026-11-23 17:00:00',
      done: '2026-11-23 17:10:00',
      break_min: 30,
    },
    {
      shift_id: 'S02/E1/2026-11-23/2',
      start: '2026-11-23 18:00:00',
      stop: '2026-11-23 20:00:00',
      done: null,
      break_min: null,
    },
    {
      shift_id: 'S02/E2/2026-11-23/1',
      start: '2026-11-23 22:00:00',
      stop: '2026-11-24 06:00:00',
      done: null,
      break_min: null,
    },
  ])
})
