import { expect, inject, test } from 'vitest'
import { demoPlan } from '../../../src/data/demo/demo-plan.ts'
import { measureGates } from '../../../src/data/demo/gates.ts'
import { generateChain } from '../../../src/data/demo/generate-chain.ts'
import { runFile } from '../../../src/data/demo/sql-file.ts'
import { openWorkshop } from '../../../src/data/duckdb.ts'
import { floorwalker } from '../../support/command-line.ts'

test('a chain without a day passes no gate', async () => {
  const session = await openWorkshop()
  await runFile(session, 'tables.sql')
  for (const { value, passed } of await measureGates(session)) expect([value, passed]).toEqual([Number.NaN, false])
  session.close()
})

test('a chain that throws nothing away, loses nothing and has no week does not pass', async () => {
  const session = await openWorkshop()
  await generateChain(
    { ...demoPlan({ size: 'ci', until: '2026-06-30', days: 70, stores: 2, products: 40 }), traffic: 0.3 },
    session,
  )
  await session.run(`update fact_stock_day set waste = 0;
    delete from fact_stock_move where reason = 'unknown_loss';
    update fact_footfall set in_cnt = staff_cnt + 10 + (hash(business_date) % 50)::integer`)
  const failed = (await measureGates(session)).filter(({ passed }) => !passed).map(({ name }) => name)
  expect(failed).toEqual(expect.arrayContaining(['weekly-rhythm', 'fresh-waste', 'shrink']))
  session.close()
})

test('the chain that all tests share passes every gate, and its table is printed', async () => {
  const { code, out } = await floorwalker(['demo', '--gates'], { data: inject('ciChain') })
  // the one test that prints: the figures of the simulator belong into the record of every run
  process.stdout.write(out)
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, 22).trimEnd()),
  ).toEqual(
    ['weekly-rhythm', 'zipf-slope', 'overdispersion', 'out-of-stock', 'fresh-waste', 'shrink'].map(
      (gate) => `pass  ${gate}`,
    ),
  )
  expect(code).toBe(0)
})
