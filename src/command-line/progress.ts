/** Tells on standard error what is being done: one line that moves on a terminal, a line a second elsewhere. */
export const progressTo = (stream: NodeJS.WriteStream) => {
  // Nothing is said of what takes less than a second.
  let last = Date.now()
  let wrote = false
  return {
    say(text: string) {
      const now = Date.now()
      if (now - last < (stream.isTTY && wrote ? 100 : 1000)) return
      stream.write(stream.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
      last = now
      wrote = true
    },
    end(text?: string) {
      if (stream.isTTY && wrote) stream.write('\r\x1b[K')
      if (text) stream.write(`${text}\n`)
    },
  }
}
