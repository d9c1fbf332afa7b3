import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import { writeDurably } from '../durable.ts'

export type DemoSize = 'ci' | 'demo' | 'bench'

/** What makes one synthetic chain: the same plan makes the same rows, and a later `until` only adds days at the end. */
export interface DemoPlan {
  readonly size: DemoSize
  readonly seed: number
  /** First business day; everything is counted from it. */
  readonly from: BusinessDate
  /** Last business day, inclusive. */
  readonly until: BusinessDate
  readonly stores: number
  readonly products: number
  /** Visitors against the stores' own base: a small chain for tests has fewer. */
  readonly traffic: number
}

const SIZES: Record<DemoSize, Pick<DemoPlan, 'stores' | 'products' | 'traffic'> & { readonly days: number }> = {
  ci: { stores: 4, products: 150, days: 400, traffic: 0.5 },
  demo: { stores: 12, products: 800, days: 731, traffic: 1 },
  // about 50 million lines; a small range, so that there are not twice as many days of stock as lines
  bench: { stores: 200, products: 200, days: 730, traffic: 0.75 },
}

interface DemoWish {
  readonly size: DemoSize
  readonly until: BusinessDate
  readonly seed?: number
  readonly stores?: number
  readonly products?: number
  readonly days?: number
}

/** The plan of a new chain that ends on `until`; bench may be made of another number of stores, goods and days. */
export const demoPlan = ({ size, until, seed = 1, ...wish }: DemoWish): DemoPlan => {
  const { stores, products, days, traffic } = { ...SIZES[size], ...wish }
  return { size, seed, from: addDays(until, 1 - days), until, stores, products, traffic }
}

/** Index of the plan's last day; its first is 0. */
export const lastDay = (plan: DemoPlan): number => daysBetween(plan.from, plan.until)

const planFile = (dataFolder: string) => join(dataFolder, 'demo-plan.json')

/** The plan of the demo chain in a data folder; null where the data are not the demo's. */
export const readDemoPlan = (dataFolder: string): DemoPlan | null =>
  existsSync(planFile(dataFolder)) ? (JSON.parse(readFileSync(planFile(dataFolder), 'utf8')) as DemoPlan) : null

export const saveDemoPlan = (dataFolder: string, plan: DemoPlan): void =>
  writeDurably(planFile(dataFolder), `${JSON.stringify(plan, null, 2)}\n`)
