import type { Session } from '../duckdb.ts'
import { type DemoPlan, lastDay } from './demo-plan.ts'
import { fillDimensions } from './dimensions.ts'
import { layOut } from './lay-out.ts'
import { layOutDays } from './lay-out-days.ts'
import { openShelves, type Shelves } from './shelves.ts'
import { runFile } from './sql-file.ts'
import { takeStock } from './take-stock.ts'
import { type World, world } from './world.ts'

/** A line for whoever waits. */
export type Say = (text: string) => void

/** Days simulated at once: whole weeks, few enough that a big chain fits into memory. */
const spanOf = ({ stores }: World): number => (stores.length <= 6 ? 147 : stores.length <= 24 ? 105 : 28)

/** What happens, in order: what shoppers want, what the tables of every size hold, what a chain for benchmarks goes without. */
const DEMAND = [
  'promotions.sql',
  'base-picks.sql',
  'picks.sql',
  'traffic.sql',
  'posts.sql',
  'baskets.sql',
  'shelf-days.sql',
]
const CORE = ['prices.sql', 'facts.sql', 'returns.sql', 'stock-facts.sql', 'door-facts.sql']
const MORE = [
  'money-facts.sql',
  'staff-facts.sql',
  'floor-facts.sql',
  'checkout-facts.sql',
  'price-facts.sql',
  'move-facts.sql',
  'check-facts.sql',
]

/** What a chain is simulated for: to be published, or also to be held against the answers. */
export interface Purpose {
  /** Fills latent_demand. */
  readonly answers: boolean
}

/** What shoppers want on days `lo` to `hi` (sim.wanted), and what the shelves are in for (sim.cover, sim.shelf_event). */
export const layOutDemand = async (session: Session, it: World, lo: number, hi: number): Promise<void> => {
  await layOutDays(session, it, lo, hi)
  for (const file of DEMAND) await runFile(session, file)
}

/** Simulates days `lo` to `hi` (both inclusive) and adds their rows to the fact tables; `shelves` go on from where they are. */
const simulateDays = async (
  session: Session,
  it: World,
  shelves: Shelves | null,
  lo: number,
  hi: number,
  purpose: Purpose,
) => {
  await layOutDemand(session, it, lo, hi)
  const kept = shelves ?? (await openShelves(session, lo))
  await takeStock(session, kept, it.plan.seed, lo, hi)
  for (const file of [...CORE, ...(it.plan.size === 'bench' ? [] : MORE)]) await runFile(session, file)
  if (purpose.answers) await runFile(session, 'latent-demand.sql')
  return kept
}

/**
 * Adds days `fromDay` to the plan's last of the world's stores to a session whose fact tables hold at least the 31 days before
 * (or none, from day 0). `onSpan` is called after each span of days with its first and last day, so that rows can be written
 * out and dropped.
 */
export const simulateStores = async (
  session: Session,
  it: World,
  fromDay: number,
  say: Say,
  onSpan: (lo: number, hi: number) => Promise<void> = async () => {},
  purpose: Purpose = { answers: false },
): Promise<void> => {
  await layOut(session, it)
  const last = lastDay(it.plan)
  const span = spanOf(it)
  let shelves: Shelves | null = null
  for (let lo = fromDay; lo <= last; lo += span) {
    const hi = Math.min(last, lo + span - 1)
    shelves = await simulateDays(session, it, shelves, lo, hi, purpose)
    say(`simulated day ${hi + 1} of ${last + 1}`)
    await onSpan(lo, hi)
  }
  await session.run('drop schema sim cascade')
}

/** Adds days `fromDay` to the plan's last, and fills the dimensions. */
export const simulate = async (session: Session, plan: DemoPlan, fromDay: number, say: Say): Promise<void> => {
  const it = world(plan)
  await simulateStores(session, it, fromDay, say, undefined, { answers: true })
  await fillDimensions(session, it)
}

/** Fills an empty workshop with the tables of contracts 6, from the plan's first day to its last. */
export const generateChain = async (plan: DemoPlan, session: Session, onProgress: Say = () => {}): Promise<void> => {
  await runFile(session, 'tables.sql')
  await simulate(session, plan, 0, onProgress)
}
