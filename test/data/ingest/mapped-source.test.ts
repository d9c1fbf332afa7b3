import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openWorkshop } from '../../../src/data/duckdb.ts'
import { readHead } from '../../../src/data/ingest/file-head.ts'
import { mappedSource } from '../../../src/data/ingest/mapped-source.ts'
import { addSaleLines } from '../../../src/data/ingest/sale-inputs.ts'
import { declareInputs, openStage } from '../../../src/data/ingest/stage.ts'
import { applySchema } from '../../../src/data/schema.ts'
import { csv, scratch } from '../support/small-chain.ts'

const root = scratch()
mkdirSync(join(root, 'text'))
const session = await openWorkshop()
afterAll(() => session.close())

/** A vendor's till: one date and one time, refunds by a word, the receipt's discount in its first line only. */
const tillmaker = mappedSource('tillmaker', {
  'sales detail': {
    knownBy: ['Ticket No.', 'PLU', 'Line total'],
    target: 'sale-lines',
    fields: {
      receipt_no: 'Ticket No.',
      ts_local: (column) => `${column('Date')} || ' ' || ${column('Time')}`,
      store_id: ['Branch', 'Shop'],
      type: (column) => `case when ${column('Kind')} = 'R' then 'refund' end`,
      sku_id: 'PLU',
      product_name: 'Article',
      qty: 'Qty',
      amount: 'Line total',
      order_discount: (column) => `max(${column('Ticket discount')}) over (partition by ${column('Ticket No.')})`,
      tender: 'Paid by',
      cost: 'Not there',
    },
  },
})

const FILE = csv(
  'TICKET NO,Date,Time,Shop,Kind,PLU,Article,Qty,Line total,Ticket discount,Paid by',
  '7,25/11/2026,9:05 PM,North,S,1,Milk,2,"$1,020.00",20.00,Cash',
  '7,25/11/2026,9:05 PM,North,S,2,Bread,1,$980.00,,Cash',
  '8,25/11/2026,9:20 PM,North,R,2,Bread,1,$9.00,,Visa',
)

describe('a vendor’s export described by its headers', () => {
  test('is known by them in any spelling, and says which field it lacks', async () => {
    writeFileSync(join(root, 'a.csv'), FILE)
    const head = await readHead(session, join(root, 'a.csv'), join(root, 'text'))
    expect(head && tillmaker.kindOf(head)).toBe('sales detail')
    expect(head && tillmaker.missingColumn(head, 'sales detail', {})).toBeNull()
    const less = head && { ...head, columns: head.columns.filter((column) => column !== 'Qty') }
    expect(less && tillmaker.missingColumn(less, 'sales detail', {})).toBe('qty')
    expect(less && tillmaker.kindOf({ ...less, columns: ['PLU'] })).toBeNull()
  })

  test('becomes receipts, lines and tenders', async () => {
    writeFileSync(join(root, 'b.csv'), FILE)
    const head = await readHead(session, join(root, 'b.csv'), join(root, 'text'))
    await applySchema(session)
    const stage = await openStage(session, join(root, 'stage.duckdb'), () => undefined)
    await tillmaker.load(
      stage,
      [
        {
          no: 1,
          kind: 'sales detail',
          name: 'b.csv',
          path: join(root, 'b.csv'),
          container: 'csv',
          text: head?.text ?? null,
          rows: 3,
          options: { tz: 'America/New_York', currency: 'USD' },
        },
      ],
      'Chain',
    )
    await addSaleLines(stage)
    await declareInputs(stage)
    expect(
      await session.rows(
        'select receipt_key, type, ts_local::varchar as at, order_discount::varchar as off from stage.in_fact_receipt order by 1',
      ),
    ).toEqual([
      { receipt_key: 'North/2026-11-25/7', type: 'sale', at: '2026-11-25 21:05:00', off: '20.00' },
      { receipt_key: 'North/2026-11-25/8', type: 'return', at: '2026-11-25 21:20:00', off: null },
    ])
    expect(
      await session.rows(
        'select sku_id, qty::varchar as qty, net_ex_tax::varchar as net from stage.in_fact_line order by receipt_key, line_no',
      ),
    ).toEqual([
      { sku_id: '1', qty: '2.000', net: '1020.00' },
      { sku_id: '2', qty: '1.000', net: '980.00' },
      { sku_id: '2', qty: '-1.000', net: '-9.00' },
    ])
    expect(
      await session.rows('select type, amount::varchar as amount from stage.in_fact_tender order by receipt_key'),
    ).toEqual([
      { type: 'cash', amount: '2000.00' },
      { type: 'card', amount: '-9.00' },
    ])
  })
})
