const LONGEST_PERIOD = 64
const BLOCK = 12
const REPEATS = 4
const WORDS = /\p{Script=Han}|[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{N}]/gu

/**
 * Says when a text has begun to go round in circles: a block of at least 12 words came 4 times in a row. For every
 * period it counts how long the tail has equalled itself one period earlier, so a word costs 64 comparisons.
 */
export const watchLoop = (): ((text: string) => boolean) => {
  const words: string[] = []
  const runs = new Array<number>(LONGEST_PERIOD + 1).fill(0)
  return (text) => {
    for (const [word] of text.matchAll(WORDS)) {
      words.push(word)
      const last = words.length - 1
      for (let period = 1; period <= LONGEST_PERIOD; period += 1) {
        runs[period] = words[last - period] === word ? (runs[period] ?? 0) + 1 : 0
        const block = Math.ceil(BLOCK / period) * period
        if ((runs[period] ?? 0) >= (REPEATS - 1) * block) return true
      }
    }
    return false
  }
}
