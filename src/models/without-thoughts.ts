const OPEN = /<\s*(think|thinking|thought|reasoning)\s*>/i
const CLOSE = /<\s*\/\s*(think|thinking|thought|reasoning)\s*>/gi

/** The words after a model's thoughts; null when they never end, for then none of it is an answer (reliability 2.2). */
export const withoutThoughts = (text: string): string | null => {
  const last = [...text.matchAll(CLOSE)].at(-1)
  const rest = last ? text.slice(last.index + last[0].length) : text
  return OPEN.test(rest) ? null : rest.trim()
}
