import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoPlan, demoPlan } from '../../../src/data/demo/demo-plan.ts'
import { generateChain, simulate } from '../../../src/data/demo/generate-chain.ts'
import { runFile } from '../../../src/data/demo/sql-file.ts'
import { dropBefore, FACT_DATES } from '../../../src/data/demo/write-tables.ts'
import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'

const FACTS = Object.entries({ ...FACT_DATES, latent_demand: 'date' })
const open: Session[] = []
const workshop = async () => {
  const session = await openWorkshop()
  open.push(session)
  return session
}
const made = async (plan: DemoPlan) => {
  const session = await workshop()
  await generateChain(plan, session)
  return session
}
/** Rows since a date as one number a table; with their order, or without. */
const prints = async (session: Session, since = '0001-01-01', order: 'nth' | '0' = '0') => {
  const all = []
  for (const [table, date] of FACTS) {
    const [row] = await session.rows(`select count(*)::varchar as n, sum(hash(t, ${order}))::varchar as print
      from (select t, row_number() over () as nth from ${table} t where ${date} >= date '${since}')`)
    all.push([table, row?.n, row?.print])
  }
  return all
}

// 120 days span the seams of simulated spans (105 days) and of weeks.
const plan = { ...demoPlan({ size: 'ci', until: '2026-04-30', days: 120, stores: 2, products: 60 }), traffic: 0.2 }
let whole: Session

beforeAll(async () => {
  whole = await made(plan)
})
afterAll(() => {
  for (const session of open) session.close()
})

describe('a plan makes the same chain again', () => {
  test('row for row and in the same order', async () => {
    expect(await prints(await made(plan), plan.from, 'nth')).toEqual(await prints(whole, plan.from, 'nth'))
  })

  test('and another seed makes another', async () => {
    const other = await made({ ...plan, seed: 2, until: '2026-01-20' })
    const [receipts] = await prints(other)
    expect(await prints(whole)).not.toContainEqual(receipts)
    expect(await other.rows('select sum(net_ex_tax)::varchar as n from fact_receipt')).not.toEqual(
      await whole.rows(
        `select sum(net_ex_tax)::varchar as n from fact_receipt where business_date <= date '2026-01-20'`,
      ),
    )
  })
})

test('days that are appended later are those that would have been made at first', async () => {
  const grown = await made({ ...plan, until: '2026-04-05' })
  await dropBefore(grown, '2026-03-05')
  await simulate(grown, { ...plan, until: '2026-04-07' }, 95, () => {})
  await simulate(grown, plan, 97, () => {})
  expect(await prints(grown, '2026-03-05')).toEqual(await prints(whole, '2026-03-05'))
  for (const table of ['incident_truth', 'fact_plan', 'promo_item', 'planogram', 'product_barcode']) {
    const rows = `select count(*)::varchar as n, sum(hash(t))::varchar as print from ${table} t`
    expect(await grown.rows(rows)).toEqual(await whole.rows(rows))
  }
})

test('a chain may begin with a few days and grow', async () => {
  const short = { ...plan, from: '2026-04-01', until: '2026-04-03' }
  const grown = await workshop()
  await runFile(grown, 'tables.sql')
  await simulate(grown, short, 0, () => {})
  await simulate(grown, { ...short, until: '2026-04-20' }, 3, () => {})
  expect(await prints(grown)).toEqual(await prints(await made({ ...short, until: '2026-04-20' })))
})
