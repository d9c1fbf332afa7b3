/** A place at a model; given back exactly once, further calls do nothing. */
export interface Ticket {
  release(): void
}

export interface Admission {
  /** Answers at once. */
  readonly slots: number
  /** A ticket; `full` when too many wait; `cancelled` when the signal aborts first. `onPosition` says 1 for the next in line. */
  enter(
    party: string,
    signal: AbortSignal,
    onPosition: (position: number) => void,
  ): Promise<Ticket | 'full' | 'cancelled'>
}

const AWAKE_MS = 60_000

interface Waiting {
  readonly party: string
  readonly admit: (ticket: Ticket) => void
  readonly onPosition: (position: number) => void
}

/**
 * Our own bounded queue before a model: Ollama's does not limit a model that is loaded (ollama#7758). Parties take
 * turns, so one busy store cannot keep the others out.
 */
export const makeAdmission = (slots: number, longest: number): Admission => {
  let taken = 0
  let queue: Waiting[] = []
  const turns: string[] = []

  const ticket = (): Ticket => {
    let given = false
    return {
      release() {
        if (given) return
        given = true
        taken -= 1
        next()
      },
    }
  }
  /** The longest waiting of the party whose last turn is longest ago. */
  const next = () => {
    const parties = new Set(queue.map((one) => one.party))
    const first = [...parties].sort((a, b) => turns.lastIndexOf(a) - turns.lastIndexOf(b))[0]
    const chosen = queue.find((one) => one.party === first)
    if (!chosen || taken >= slots) return
    queue = queue.filter((one) => one !== chosen)
    take(chosen.party)
    chosen.admit(ticket())
    for (const [index, one] of queue.entries()) one.onPosition(index + 1)
  }
  const take = (party: string) => {
    taken += 1
    const earlier = turns.indexOf(party)
    if (earlier >= 0) turns.splice(earlier, 1)
    turns.push(party)
    if (turns.length > 500) turns.shift()
  }
  return {
    slots,
    async enter(party, signal, onPosition) {
      if (signal.aborted) return 'cancelled'
      if (taken < slots && queue.length === 0) {
        take(party)
        return ticket()
      }
      if (queue.length >= longest) return 'full'
      return new Promise((resolve) => {
        // A slot may come back by a timer that keeps nobody up; who waits for it must not fall asleep with the process.
        const awake = setInterval(() => undefined, AWAKE_MS)
        const leave = () => {
          clearInterval(awake)
          queue = queue.filter((one) => one !== mine)
          resolve('cancelled')
        }
        const mine: Waiting = {
          party,
          onPosition,
          admit: (given) => {
            clearInterval(awake)
            signal.removeEventListener('abort', leave)
            resolve(given)
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        queue.push(mine)
        onPosition(queue.length)
      })
    },
  }
}
