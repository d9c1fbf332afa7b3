import type { Session } from '../duckdb.ts'
import { type DemoPlan, lastDay } from './demo-plan.ts'
import { fillDimensions } from './dimensions.ts'
import { runFile } from './sql-file.ts'
import { STOCK_TABLE, stockWeek } from './stock-week.ts'
import { layOut, layOutDays, type World, world } from './world.ts'

/** A line for whoever waits. */
export type Say = (text: string) => void

/** Days simulated at once: whole weeks, few enough that a big chain fits into memory. */
export const spanOf = (plan: DemoPlan): number => (plan.stores <= 24 ? 91 : 28)

/** Simulates days `lo` to `hi` (both inclusive) and adds their rows to the fact tables. */
const simulateDays = async (session: Session, it: World, lo: number, hi: number): Promise<void> => {
  await layOutDays(session, it, lo, hi)
  for (const file of ['picks.sql', 'traffic.sql', 'baskets.sql', 'shelves.sql']) await runFile(session, file)
  await runFile(session, lo === 0 ? 'first-stock.sql' : 'resumed-stock.sql')
  await session.run(STOCK_TABLE)
  for (let day = lo; day <= hi; day += 7 - (day % 7)) {
    const week = Math.floor(day / 7)
    await session.run(stockWeek(week, day % 7, Math.min(6, hi - week * 7)))
  }
  for (const file of ['facts.sql', 'returns.sql', 'stock-facts.sql', 'door-facts.sql']) await runFile(session, file)
}

/**
 * Adds days `fromDay` to the plan's last to a session whose fact tables hold at least the 31 days before (or none, from
 * day 0). `onSpan` is called after each span of days with its first day, so that rows can be written out and dropped.
 */
export const simulate = async (
  session: Session,
  plan: DemoPlan,
  fromDay: number,
  say: Say,
  onSpan: (lo: number) => Promise<void> = async () => {},
): Promise<void> => {
  const it = world(plan)
  await layOut(session, it)
  const last = lastDay(plan)
  const span = spanOf(plan)
  for (let lo = fromDay; lo <= last; lo += span) {
    const hi = Math.min(last, lo + span - 1)
    await simulateDays(session, it, lo, hi)
    say(`simulated day ${hi + 1} of ${last + 1}`)
    await onSpan(lo)
  }
  await fillDimensions(session, it)
  await session.run('drop schema sim cascade')
}

/** Fills an empty workshop with the tables of contracts 6, from the plan's first day to its last. */
export const generateChain = async (plan: DemoPlan, session: Session, onProgress: Say = () => {}): Promise<void> => {
  await runFile(session, 'tables.sql')
  await simulate(session, plan, 0, onProgress)
}
