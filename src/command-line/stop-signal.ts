/** A key pressed once reaches a process twice: from the terminal, and from the launcher. */
const SAME_KEY_MS = 500

export interface Stopping {
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal
  /** Gives the signals back to whoever comes next. */
  end(): void
}

/** Lets work end by itself at the first SIGINT or SIGTERM; a second one, later, ends the process at once. */
export const stopSignal = (onStop: () => void = () => undefined): Stopping => {
  const stop = new AbortController()
  let since = 0
  const hear = () => {
    if (!stop.signal.aborted) {
      since = Date.now()
      stop.abort()
      onStop()
    } else if (Date.now() - since > SAME_KEY_MS) process.exit(130)
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, hear)
  return {
    signal: stop.signal,
    end() {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, hear)
    },
  }
}
