import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { progressTo } from '../../src/command-line/progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const written = (isTTY: boolean) => {
  const texts: string[] = []
  const stream = {
    isTTY,
    write: (text: unknown) => {
      texts.push(String(text))
      return true
    },
  }
  return { texts, progress: progressTo(stream as Parameters<typeof progressTo>[0]) }
}

describe('what a command says of its progress', () => {
  it('goes on while one step takes long, with the seconds that it has taken', () => {
    const { texts, progress } = written(true)
    vi.advanceTimersByTime(1500)
    progress.say('loading fact_line.csv')
    vi.advanceTimersByTime(6500)
    expect(texts).toEqual([
      '\r\x1b[Kloading fact_line.csv',
      '\r\x1b[Kloading fact_line.csv, 5 s',
      '\r\x1b[Kloading fact_line.csv, 6 s',
    ])
    progress.end()
    vi.advanceTimersByTime(60_000)
    expect(texts).toHaveLength(4)
  })

  it('is a line every five seconds where no terminal listens', () => {
    const { texts, progress } = written(false)
    progress.say('loading fact_line.csv')
    vi.advanceTimersByTime(11_000)
    progress.end('done')
    expect(texts).toEqual(['loading fact_line.csv, 5 s\n', 'loading fact_line.csv, 10 s\n', 'done\n'])
  })

  it('is nothing for what is over within a second', () => {
    const { texts, progress } = written(true)
    progress.say('reading')
    vi.advanceTimersByTime(900)
    progress.end()
    expect(texts).toEqual([])
  })
})
