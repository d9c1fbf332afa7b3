/** One receipt as a till wrote it, in the shop's own time. */
export interface PlantedReceipt {
  readonly key: string
  readonly store: string
  readonly date: string
  readonly time: string
  readonly type: 'sale' | 'return' | 'post_void' | 'suspend'
  readonly reverses?: string
  readonly returns?: string
  readonly lines: readonly PlantedLine[]
}

interface PlantedLine {
  readonly sku: 'MILK' | 'STRAW' | 'COLA' | 'OLD'
  readonly qty: number
  readonly net: number
  readonly cost: number | null
  readonly type?: 'sale' | 'return' | 'void'
}

let made = 0
/** A plain sale of one line of cola, cost half of net. */
const cola = (store: string, date: string, time: string, net: number): PlantedReceipt => ({
  key: `plain-${++made}`,
  store,
  date,
  time,
  type: 'sale',
  lines: [{ sku: 'COLA', qty: 1, net, cost: net / 2 }],
})

/** Cola sales at 15:00 on the given days, for the comparison bases. */
const days = (store: string, nets: Readonly<Record<string, number>>) =>
  Object.entries(nets).map(([date, net]) => cola(store, date, '15:00', net))

/**
 * Monday 20 July 2026, seen from 09:00 on the 21st:
 *
 *         net sales  transactions  units  costed net  cost   footfall
 *   S01   39.00      3             7      30.00       17.50  12
 *   S02   43.00      2             5      43.00       25.50  8
 *   S07   25.00      1             1      25.00       15.00  -
 *   all   107.00     6             13     98.00       58.00  20
 *
 * By product: MILK 50 (S01 10, S02 40), STRAW 42 (17 + 25), COLA 15 (12 + 3). By hour: 8h 37, 9h 9, 11h 40, 12h 25,
 * 18h -10, 19h 3, 23h 3.
 */
const MONDAY: readonly PlantedReceipt[] = [
  {
    key: 'r1',
    store: 'S01',
    date: '2026-07-20',
    time: '08:10',
    type: 'sale',
    lines: [
      { sku: 'MILK', qty: 2, net: 20, cost: 12 },
      { sku: 'STRAW', qty: 0.85, net: 17, cost: 10 },
    ],
  },
  {
    key: 'r2',
    store: 'S01',
    date: '2026-07-20',
    time: '09:20',
    type: 'sale',
    lines: [{ sku: 'COLA', qty: 3, net: 9, cost: null }],
  },
  {
    key: 'r3',
    store: 'S01',
    date: '2026-07-20',
    time: '10:05',
    type: 'sale',
    lines: [{ sku: 'MILK', qty: 1, net: 10, cost: 6 }],
  },
  {
    key: 'r4',
    store: 'S01',
    date: '2026-07-20',
    time: '10:07',
    type: 'post_void',
    reverses: 'r3',
    lines: [{ sku: 'MILK', qty: -1, net: -10, cost: -6 }],
  },
  {
    key: 'r5',
    store: 'S01',
    date: '2026-07-20',
    time: '18:30',
    type: 'return',
    returns: 'r1',
    lines: [{ sku: 'MILK', qty: -1, net: -10, cost: -6, type: 'return' }],
  },
  {
    key: 'r6',
    store: 'S01',
    date: '2026-07-20',
    time: '19:00',
    type: 'sale',
    lines: [
      { sku: 'COLA', qty: 1, net: 3, cost: 1.5 },
      { sku: 'MILK', qty: 1, net: 10, cost: 6, type: 'void' },
    ],
  },
  {
    key: 'r7',
    store: 'S01',
    date: '2026-07-20',
    time: '20:00',
    type: 'suspend',
    lines: [{ sku: 'COLA', qty: 9, net: 27, cost: 13 }],
  },
  {
    key: 'r10',
    store: 'S02',
    date: '2026-07-20',
    time: '11:00',
    type: 'sale',
    lines: [{ sku: 'MILK', qty: 4, net: 40, cost: 24 }],
  },
  cola('S02', '2026-07-20', '23:30', 3),
  {
    key: 'r20',
    store: 'S07',
    date: '2026-07-20',
    time: '12:00',
    type: 'sale',
    lines: [{ sku: 'STRAW', qty: 1.25, net: 25, cost: 15 }],
  },
]

/**
 * Mondays before. 22 June is a holiday, and S02 was closed on 6 July, so the four days of W4 are
 *   S01  13 Jul 30, 6 Jul 50, 29 Jun 20, 15 Jun 40   median 35
 *   S02  13 Jul 10, 29 Jun 30, 15 Jun 20, 8 Jun 35   median 25
 *   S07  13 Jul 5, 6 Jul 15, 29 Jun 25, 15 Jun 35    median 20
 *   R1   40, 50, 50, 60                              median 50
 *   all  45, 65, 75, 95                              median 70
 * Last year's Monday, 364 days earlier: S01 26 in two receipts, S07 20, S02 was not there yet.
 */
const MONDAYS_BEFORE: readonly PlantedReceipt[] = [
  ...days('S01', {
    '2026-07-13': 30,
    '2026-07-06': 50,
    '2026-06-29': 20,
    '2026-06-22': 500,
    '2026-06-15': 40,
    '2026-06-08': 60,
  }),
  ...days('S02', { '2026-07-13': 10, '2026-06-29': 30, '2026-06-22': 500, '2026-06-15': 20, '2026-06-08': 35 }),
  ...days('S07', {
    '2026-07-13': 5,
    '2026-07-06': 15,
    '2026-06-29': 25,
    '2026-06-22': 500,
    '2026-06-15': 35,
    '2026-06-08': 45,
  }),
  ...days('S01', { '2025-07-21': 20 }),
  cola('S01', '2025-07-21', '16:00', 6),
  ...days('S07', { '2025-07-21': 20 }),
]

/**
 * Tuesday 21 July, running. At 09:00 S01 has sold 3 + 7 (the 7 is reversed at 09:10); at 10:00 it has sold 3 + 100.
 * The Tuesdays before had 2, 4, 6 and 8 by 08:00 and 100 more at noon: cut at 09:00, W4 is 5.
 */
const TUESDAYS: readonly PlantedReceipt[] = [
  cola('S01', '2026-07-21', '08:20', 3),
  { ...cola('S01', '2026-07-21', '08:40', 7), key: 't1' },
  {
    key: 't2',
    store: 'S01',
    date: '2026-07-21',
    time: '09:10',
    type: 'post_void',
    reverses: 't1',
    lines: [{ sku: 'COLA', qty: -1, net: -7, cost: -3.5 }],
  },
  cola('S01', '2026-07-21', '09:30', 100),
  ...['2026-07-14', '2026-07-07', '2026-06-30', '2026-06-23'].flatMap((date, n) => [
    cola('S01', date, '08:00', 2 * (n + 1)),
    cola('S01', date, '12:00', 100),
  ]),
]

/** Sunday 19 July: S01 13, S07 9; the 9 is reversed on the 21st at 09:15, so 09:00 still counts it and 10:00 does not. */
const SUNDAY: readonly PlantedReceipt[] = [
  cola('S01', '2026-07-19', '10:00', 13),
  { ...cola('S07', '2026-07-19', '22:00', 9), key: 's1' },
  {
    key: 's2',
    store: 'S07',
    date: '2026-07-21',
    time: '09:15',
    type: 'post_void',
    reverses: 's1',
    lines: [{ sku: 'COLA', qty: -1, net: -9, cost: -4.5 }],
  },
]

export const PLANTED_RECEIPTS: readonly PlantedReceipt[] = [...MONDAY, ...MONDAYS_BEFORE, ...TUESDAYS, ...SUNDAY]
