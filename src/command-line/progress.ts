/** A step of which nothing new is heard for so long is said again, with the seconds that it has taken: one big file is one step. */
const SILENT_MS = 5000

/** Tells on standard error what is being done: one line that moves on a terminal, a line a second elsewhere. Call `end`. */
export const progressTo = (stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>) => {
  // Nothing is said of what takes less than a second.
  let last = Date.now()
  let wrote = false
  let step = { text: '', since: last }
  const write = (text: string, now: number) => {
    stream.write(stream.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
    last = now
    wrote = true
  }
  const stillAtIt = setInterval(() => {
    const now = Date.now()
    const quiet = stream.isTTY ? now - step.since : now - last
    if (step.text !== '' && quiet >= SILENT_MS) write(`${step.text}, ${Math.floor((now - step.since) / 1000)} s`, now)
  }, 1000)
  // a process that has nothing else to do is not kept for this
  stillAtIt.unref()
  return {
    say(text: string) {
      const now = Date.now()
      step = { text, since: now }
      if (now - last >= (stream.isTTY && wrote ? 100 : 1000)) write(text, now)
    },
    end(text?: string) {
      clearInterval(stillAtIt)
      if (stream.isTTY && wrote) stream.write('\r\x1b[K')
      if (text) stream.write(`${text}\n`)
    },
  }
}
