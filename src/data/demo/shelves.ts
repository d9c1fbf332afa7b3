import type { Session } from '../duckdb.ts'
import type { Shelf, ShelfMemory } from './shelf.ts'
import { runFile } from './sql-file.ts'

const numbers = (text: unknown): number[] => JSON.parse(String(text)) as number[]

/** One article in one store, from span to span of days. */
export interface KeptShelf {
  readonly series: number
  readonly shelf: Shelf
  readonly memory: ShelfMemory
  /** Keys of what is planned for it: store and policy, format and article. */
  readonly coverKey: string
  readonly shareKey: string
}
export type Shelves = readonly KeptShelf[]

/** All shelves in the order of their series, on the morning of day `lo`: freshly filled, or as their last rows say. */
export const openShelves = async (session: Session, lo: number): Promise<Shelves> => {
  await runFile(session, lo === 0 ? 'first-stock.sql' : 'resumed-stock.sql')
  const rows =
    await session.rows(`select s.*, c1, c2, c3, case when life <= 30 then arrivals::varchar else '[]' end as arrivals
    from sim.series s join sim.state using (series) order by series`)
  return rows.map((row) => {
    const number = (name: string) => Number(row[name])
    let total = 0
    return {
      series: number('series'),
      shelf: {
        lead: number('lead'),
        review: number('review'),
        phase: number('phase'),
        pack: number('pack'),
        life: number('life'),
        weighed: row.weighed === true,
        delistDay: number('delist_day'),
        unit: number('unit'),
        bias: number('bias'),
        z: number('z'),
        display: number('display'),
      },
      memory: {
        closings: [number('c1'), number('c2'), number('c3')],
        received: numbers(row.arrivals).map((arrived) => {
          total += arrived
          return total
        }),
      },
      coverKey: `${row.store_no}/${row.policy}`,
      shareKey: `${row.format_no}/${row.sku_no}`,
    }
  })
}
