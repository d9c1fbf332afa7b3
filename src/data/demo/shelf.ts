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
  /** An even draw in [0, 1). */
  readonly chance: number
}

export interface ShelfMoves {
  readonly opening: number
  readonly delivered: number
  readonly sold: number
  readonly lost: number
  readonly waste: number
  /** It was thrown away for its date. */
  readonly expired: boolean
  readonly closing: number
  /** In the evening: what comes tomorrow, and what has been ordered for later. */
  readonly transit: number
  readonly ordered: number
}

/** What is known of a day to come when goods are ordered for it. */
export type DayAhead = Pick<ShelfDay, 'cover' | 'events'>
/** The day so many days later. */
export type After = (days: number) => DayAhead
const NOTHING_DUE: DayAhead = { cover: 0, events: new Set() }

/** Of what is wanted, how much is lost on top, unseen; of fresh goods, how much is bruised, spilt or trimmed. */
const LOST_OF_SOLD = 0.011
const BRUISED = 0.038
/** How often a piece that keeps for long is broken, a day. */
const DAMAGED = 0.002

/** A delivery may come before opening. */
export const isDue = (shelf: Shelf, day: number): boolean =>
  (day + shelf.phase) % shelf.review === 0 && day < shelf.delistDay

/** Ordered up to what the days until the next delivery may sell, in whole packs, by what was left when the order went out. */
const order = (shelf: Shelf, { cover, events }: DayAhead, left: number): number => {
  const expected = shelf.bias * cover
  // Of fresh goods that hardly move little is risked; those that do have to look plentiful.
  const z = shelf.life <= 12 ? shelf.z * (0.48 + 0.5 * Math.log1p(expected)) : shelf.z
  const upTo = shelf.display + shelf.unit * expected + z * shelf.unit * Math.sqrt(1.35 * expected)
  const short = Math.max(0, upTo * (events.has('over-order') ? 4 : 1) - left)
  // Too much of what expires is worse than too little: rounded, not up.
  return (shelf.life <= 12 ? Math.round(short / shelf.pack - 0.05) : Math.ceil(short / shelf.pack)) * shelf.pack
}

const delivery = (shelf: Shelf, memory: ShelfMemory, day: ShelfDay): number =>
  isDue(shelf, day.day) && day.cover > 0 && !day.events.has('no-delivery')
    ? order(shelf, day, memory.closings[shelf.lead - 1] ?? memory.closings[0])
    : 0

/**
 * What is under way in the evening of a day, for days `first` to `last` after it. An order that the supplier will not fill is
 * not known to be none.
 */
const underway = (shelf: Shelf, { closings }: ShelfMemory, day: number, after: After, first: number, last: number) => {
  let quantity = 0
  for (let k = first; k <= last; k += 1) {
    if (!isDue(shelf, day + k)) continue
    const then = after(k)
    if (then.cover > 0) quantity += order(shelf, then, closings[shelf.lead - k] ?? 0)
  }
  return quantity
}

/** Past its date tonight, of what is left at closing; `total` is all that was ever received. First in, first out. */
const stale = (shelf: Shelf, { received }: ShelfMemory, left: number, total: number): number =>
  // what had come by the day `life - 1` days ago
  shelf.life > 30 ? 0 : Math.max(0, left - (total - (received[received.length - shelf.life] ?? 0)))

/** No longer fit to be sold, whatever its date. */
const damaged = (shelf: Shelf, day: ShelfDay, left: number): number => {
  // A weighed article that runs out leaves less than 100 g, which nobody buys.
  if (day.events.has('spoilt') || (shelf.weighed && left < 100)) return left
  if (shelf.life > 12) return shelf.life > 30 && day.chance < DAMAGED ? Math.min(left, 1000) : 0
  const spoilt = (BRUISED * day.wanted) / 1000
  return Math.min(left, shelf.weighed ? Math.floor(spoilt * 10) * 100 : day.chance < spoilt ? 1000 : 0)
}

/** What a day does to a shelf, whoever ordered its delivery. */
export type ShelfSales = Omit<ShelfMoves, 'transit' | 'ordered'>

/**
 * One day of a shelf with what was delivered before opening: sales up to what is there, a loss, and what expires at closing.
 * opening + delivered - sold - lost - waste = closing, and nothing is ever negative. `memory` moves on by the day.
 */
export const sellDay = (shelf: Shelf, memory: ShelfMemory, day: ShelfDay, delivered: number): ShelfSales => {
  const opening = memory.closings[0]
  const total = (memory.received[memory.received.length - 1] ?? 0) + delivered
  memory.received.push(total)
  const there = opening + delivered
  const most = shelf.weighed ? there - (there % 100) : there
  const sold = day.events.has('phantom') ? 0 : day.wanted <= there ? day.wanted : most
  const rest = there - sold
  // What is stolen is what sells; where no detector watches the self-checkouts, it is more.
  const thieves = day.events.has('phantom') ? 0 : day.events.has('detector-down') ? 6 : 1
  const odds = (LOST_OF_SOLD * thieves * day.wanted) / 1000
  const lost = day.events.has('counted') ? rest : 1 - day.chance < odds ? Math.min(rest, 1000) : 0
  const old = stale(shelf, memory, rest - lost, total)
  const unfit = damaged(shelf, day, rest - lost)
  const expired = old > 0 && old >= unfit && !day.events.has('spoilt')
  const waste = Math.max(old, unfit)
  const closing = rest - lost - waste
  memory.closings = [closing, memory.closings[0], memory.closings[1]]
  return { opening, delivered, sold, lost, waste, expired, closing }
}

/** The same with what the chain's own planner orders. `after` tells of the days that follow, as many as an order takes. */
export const shelfDay = (
  shelf: Shelf,
  memory: ShelfMemory,
  day: ShelfDay,
  after: After = () => NOTHING_DUE,
): ShelfMoves => {
  const moves = sellDay(shelf, memory, day, delivery(shelf, memory, day))
  const transit = underway(shelf, memory, day.day, after, 1, 1)
  const ordered = underway(shelf, memory, day.day, after, 2, shelf.lead)
  return { ...moves, transit, ordered }
}
