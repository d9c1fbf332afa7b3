import type { Session } from '../duckdb.ts'
import { lastDay } from './demo-plan.ts'
import { layOut } from './lay-out.ts'
import { layOutDays } from './lay-out-days.ts'
import { runFile } from './sql-file.ts'
import type { World } from './world.ts'

/** Days past the last one that are planned by then; plan-facts.sql counts on it. */
const PLANNED_DAYS = 45

/** Fills plans, offers, places and codes for the whole chain, from its first day to six weeks past its last. */
export const fillPlans = async (session: Session, it: World): Promise<void> => {
  for (const table of ['fact_plan', 'dim_promo', 'promo_item', 'product_barcode', 'planogram'])
    await session.run(`delete from ${table}`)
  await layOut(session, it)
  await layOutDays(session, it, 0, lastDay(it.plan) + PLANNED_DAYS)
  for (const file of ['promotions.sql', 'base-picks.sql', 'plan-facts.sql']) await runFile(session, file)
  await session.run('drop schema sim cascade')
}
