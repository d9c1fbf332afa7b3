import type { Fault } from '../../core/fault.ts'
import { normalLoss } from '../normal.ts'
import { unusable } from '../unusable.ts'
import { type DailyDemand, demandOver } from './demand.ts'

/** Units expected to be short of over some days with a stock: sigma sqrt(days) times the normal loss at k = (stock - demand) / that. */
export const expectedShort = (demand: DailyDemand, days: number, stock: number): number | Fault => {
  const wrong = unusable('shortage', { days, sigma: demand.sigma }) ?? unusable('shortage', { stock }, -1e9)
  if (wrong !== null) return wrong
  const mean = demandOver(demand, days)
  const spread = demand.sigma * Math.sqrt(days)
  const short = spread === 0 ? Math.max(0, mean - stock) : spread * normalLoss((stock - mean) / spread)
  return Math.min(Math.max(short, 0), Math.max(mean, 0))
}
