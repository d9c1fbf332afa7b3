/** How one store keeps one article. Quantities are thousandths of a piece or of a kilogram. */
export interface Shelf {
  /** Days from order to delivery, between deliveries, and which of them this shelf's are. */
  readonly lead: number
  readonly review: number
  readonly phase: number
  readonly pack: number
  /** Days until it expires; above 30 never within the simulation. */
  readonly life: number
  readonly weighed: boolean
  readonly delistDay: number
  /** Mean quantity of a line, a planner's lasting error, deviations of safety, and what is kept for the shelf's looks. */
  readonly unit: number
  readonly bias: number
  readonly z: number
  readonly display: number
}

/** What a shelf remembers: its last three closings, newest first, and all that it had received by the end of each day. */
export interface ShelfMemory {
  closings: readonly [number, number, number]
  readonly received: number[]
}

export interface ShelfDay {
  readonly day: number
  readonly wanted: number
  /** Expected lines of this article until the next delivery; 0 on a day without deliveries. */
  readonly cover: number
  /** Incidents: see `Effect`; `counted` is the day when a phantom's record is put right. */
  readonly events: ReadonlySet<string>
  /** An even number below 512. */
  readonly chance: number
}

export interface ShelfMoves {
  readonly opening: number
  readonly delivered: number
  readonly sold: number
  readonly lost: number
  readonly waste: number
  readonly closing: number
}

/** Ordered up to what the days until the next delivery may sell, in whole packs, by what was left when the order went out. */
const delivery = (shelf: Shelf, memory: ShelfMemory, { day, cover, events }: ShelfDay): number => {
  const due = (day + shelf.phase) % shelf.review === 0 && day < shelf.delistDay && cover > 0
  if (!due || events.has('no-delivery')) return 0
  const expected = shelf.bias * cover
  const upTo = shelf.display + shelf.unit * expected + shelf.z * shelf.unit * Math.sqrt(1.35 * expected)
  const left = memory.closings[shelf.lead - 1] ?? memory.closings[0]
  const short = Math.max(0, upTo * (events.has('over-order') ? 4 : 1) - left)
  // Too much of what expires is worse than too little: rounded, not up.
  return (shelf.life <= 12 ? Math.round(short / shelf.pack) : Math.ceil(short / shelf.pack)) * shelf.pack
}

/** What is thrown away of what is left at closing; `total` is all that was ever received. */
const wasted = (shelf: Shelf, { received }: ShelfMemory, day: ShelfDay, left: number, total: number): number => {
  // A weighed article that runs out leaves less than 100 g, which nobody buys.
  if (day.events.has('spoilt') || (shelf.weighed && left < 100)) return left
  if (shelf.life > 30) return day.chance === 2 ? Math.min(left, 1000) : 0
  // First in, first out: what had come by the day `life - 1` days ago is past its date tonight.
  return Math.max(0, left - (total - (received[received.length - shelf.life] ?? 0)))
}

/**
 * One day of a shelf: a delivery before opening, sales up to what is there, a loss, and what expires at closing.
 * opening + delivered - sold - lost - waste = closing, and nothing is ever negative. `memory.received` grows by the day.
 */
export const shelfDay = (shelf: Shelf, memory: ShelfMemory, day: ShelfDay): ShelfMoves => {
  const opening = memory.closings[0]
  const delivered = delivery(shelf, memory, day)
  const total = (memory.received[memory.received.length - 1] ?? 0) + delivered
  memory.received.push(total)
  const there = opening + delivered
  const most = shelf.weighed ? there - (there % 100) : there
  const sold = day.events.has('phantom') ? 0 : day.wanted <= there ? day.wanted : most
  const rest = there - sold
  const lost = day.events.has('counted') ? rest : day.chance < 2 ? Math.min(rest, 1000) : 0
  const waste = wasted(shelf, memory, day, rest - lost, total)
  return { opening, delivered, sold, lost, waste, closing: rest - lost - waste }
}
