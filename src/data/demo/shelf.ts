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

/** Of what is wanted, how much is lost on top, unseen; of fresh goods, how much is bruised, spilt or trimmed. */
const LOST_OF_SOLD = 0.011
const BRUISED = 0.038
/** How often a piece that keeps for long is broken, a day. */
const DAMAGED = 0.002

const isDue = (shelf: Shelf, day: number, { cover }: DayAhead): boolean =>
  (day + shelf.phase) % shelf.review === 0 && day < shelf.delistDay && cover > 0

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
  isDue(shelf, day.day, day) && !day.events.has('no-delivery')
    ? order(shelf, day, memory.closings[shelf.lead - 1] ?? memory.closings[0])
    : 0

/** What is under way in the evening of a day. An order that the supplier will not fill is not known to be none. */
const underway = (
  shelf: Shelf,
  evenings: readonly number[],
  day: number,
  known: readonly DayAhead[],
  tomorrow: number,
) => {
  let transit = 0
  let ordered = 0
  for (let k = 1; k <= shelf.lead; k += 1) {
    const then = known[tomorrow + k - 1]
    if (then === undefined || !isDue(shelf, day + k, then)) continue
    const quantity = order(shelf, then, evenings[shelf.lead - k] ?? 0)
    if (k === 1) transit = quantity
    else ordered += quantity
  }
  return { transit, ordered }
}

/** What is thrown away of what is left at closing, and whether for its date; `total` is all that was ever received. */
const wasted = (shelf: Shelf, { received }: ShelfMemory, day: ShelfDay, left: number, total: number) => {
  const damaged = (waste: number) => ({ waste: Math.min(left, waste), expired: false })
  // A weighed article that runs out leaves less than 100 g, which nobody buys.
  if (day.events.has('spoilt') || (shelf.weighed && left < 100)) return damaged(left)
  if (shelf.life > 30) return damaged(day.chance < DAMAGED ? 1000 : 0)
  // First in, first out: what had come by the day `life - 1` days ago is past its date tonight.
  const stale = Math.max(0, left - (total - (received[received.length - shelf.life] ?? 0)))
  const spoilt = shelf.life > 12 ? 0 : (BRUISED * day.wanted) / 1000
  const bruised = shelf.weighed ? Math.floor(spoilt * 10) * 100 : day.chance < spoilt ? 1000 : 0
  return stale >= bruised && stale > 0 ? { waste: stale, expired: true } : damaged(bruised)
}

/**
 * One day of a shelf: a delivery before opening, sales up to what is there, a loss, and what expires at closing.
 * opening + delivered - sold - lost - waste = closing, and nothing is ever negative. `memory` moves on by the day. From `tomorrow` on,
 * `known` are the days that follow, as many as an order takes.
 */
export const shelfDay = (
  shelf: Shelf,
  memory: ShelfMemory,
  day: ShelfDay,
  known: readonly DayAhead[] = [],
  tomorrow = 0,
): ShelfMoves => {
  const opening = memory.closings[0]
  const delivered = delivery(shelf, memory, day)
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
  const { waste, expired } = wasted(shelf, memory, day, rest - lost, total)
  const closing = rest - lost - waste
  memory.closings = [closing, memory.closings[0], memory.closings[1]]
  return {
    opening,
    delivered,
    sold,
    lost,
    waste,
    expired,
    closing,
    ...underway(shelf, memory.closings, day.day, known, tomorrow),
  }
}
