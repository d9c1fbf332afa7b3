import type { ToolCall } from './chat-record.ts'

const TAGGED = /<(tool_call|function_call|tool)>([\s\S]*?)(?:<\/\1>|$)/gi
const FENCED = /```(?:json|tool_call|tool_code)?\s*([\s\S]*?)```/gi
/** Words of a call that no sentence to a person holds. */
const LOOKS_LIKE_CALL =
  /<\/?(tool_call|tool_response|function_call|tools?)\b|<function=|"(name|function|tool)"\s*:\s*"|"(arguments|parameters)"\s*:|\[TOOL_CALLS\]|<\|[a-z_]+\|>/i

export type TextCalls = 'none' | 'unreadable' | readonly ToolCall[]

/** Tool calls that a model wrote as text: read when every one names an offered tool, else the text is not to be shown. */
export const toolCallsInText = (text: string, offered: ReadonlySet<string>): TextCalls => {
  if (!LOOKS_LIKE_CALL.test(text)) return 'none'
  const pieces = [...text.matchAll(TAGGED)].map((match) => match[2] ?? '')
  const fenced = pieces.length > 0 ? pieces : [...text.matchAll(FENCED)].map((match) => match[1] ?? '')
  const calls = (fenced.length > 0 ? fenced : [text]).flatMap((piece) => readCalls(piece))
  if (calls.length === 0) return 'unreadable'
  const known = calls.filter((call): call is ToolCall => call !== null && offered.has(call.name))
  return known.length === calls.length ? known : 'unreadable'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readCalls = (piece: string): (ToolCall | null)[] => {
  const start = piece.search(/[[{]/)
  const end = Math.max(piece.lastIndexOf('}'), piece.lastIndexOf(']'))
  if (start < 0 || end <= start) return [null]
  const body = piece.slice(start, end + 1)
  // Several calls, one a line, are common too.
  const whole = parse(body)
  const values =
    whole === undefined
      ? body
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(parse)
      : Array.isArray(whole)
        ? whole
        : [whole]
  return values.map(asCall)
}

const asCall = (value: unknown): ToolCall | null => {
  if (!isRecord(value)) return null
  const inner = isRecord(value.function) ? value.function : value
  const name = inner.name ?? value.tool
  const given = inner.arguments ?? inner.parameters ?? {}
  const readable = typeof given === 'string' ? parse(given) : given
  return typeof name === 'string' && isRecord(readable) ? { name, arguments: readable } : null
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
