import { describe, expect, test } from 'vitest'
import { type Shelf, type ShelfDay, type ShelfMemory, shelfDay } from '../../../src/data/demo/shelf.ts'

const shelf: Shelf = {
  lead: 1,
  review: 1,
  phase: 0,
  pack: 1000,
  life: 180,
  weighed: false,
  delistDay: 999,
  unit: 1000,
  bias: 1,
  z: 0,
  display: 0,
}
const memory = (left: number): ShelfMemory => ({ closings: [left, left, left], received: [...Array(31).fill(0), left] })
const day = (more: Partial<ShelfDay>): ShelfDay => ({
  day: 0,
  wanted: 0,
  cover: 0,
  events: new Set(),
  chance: 0.5,
  ...more,
})

describe('a day of a shelf', () => {
  test('sells no more than is there, and the day adds up', () => {
    const done = shelfDay(shelf, memory(2000), day({ wanted: 5000, cover: 3 }))
    expect(done).toMatchObject({ opening: 2000, delivered: 1000, sold: 3000, lost: 0, waste: 0, closing: 0 })
  })

  test('orders by what was left when the order went out, not by what is left now', () => {
    const late: ShelfMemory = { closings: [0, 0, 4000], received: [0] }
    expect(shelfDay({ ...shelf, lead: 3 }, late, day({ cover: 5 })).delivered).toBe(1000)
  })

  test('knows in the evening what comes tomorrow and what later, as it will come', () => {
    const slow = { ...shelf, lead: 3 }
    const kept: ShelfMemory = { closings: [1000, 2000, 4000], received: [0] }
    const next = { cover: 5, events: new Set<string>() }
    const evening = shelfDay(slow, kept, day({ cover: 0 }), (k) =>
      k < 3 ? next : { ...next, events: new Set(['no-delivery']) },
    )
    expect(evening).toMatchObject({ closing: 1000, transit: 3000, ordered: 8000 })
    expect(shelfDay(slow, kept, day({ day: 1, cover: 5 })).delivered).toBe(3000)
    expect(shelfDay(slow, kept, day({ day: 2, cover: 5 })).delivered).toBe(4000)
  })

  test('throws away in the evening what has lain for its shelf life, oldest sold first', () => {
    const fresh = { ...shelf, life: 2, review: 99 }
    const kept = memory(5000)
    expect(shelfDay(fresh, kept, day({ day: 1, wanted: 2000 })).waste).toBe(3000)
  })

  test('leaves no remainder of a weighed article that nobody would buy', () => {
    const weighed = { ...shelf, weighed: true, review: 99 }
    expect(shelfDay(weighed, memory(1250), day({ day: 1, wanted: 2000 }))).toMatchObject({
      sold: 1200,
      waste: 50,
      closing: 0,
    })
  })

  test('sells nothing of a phantom, and the count takes the phantom off the record', () => {
    const idle = { ...shelf, review: 99 }
    expect(shelfDay(idle, memory(4000), day({ day: 1, wanted: 1000, events: new Set(['phantom']) }))).toMatchObject({
      sold: 0,
      closing: 4000,
    })
    expect(shelfDay(idle, memory(4000), day({ day: 1, events: new Set(['counted']) }))).toMatchObject({
      lost: 4000,
      closing: 0,
    })
  })
})
