import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { answerJson } from '../agents/answer-json.ts'
import type { House } from '../agents/house.ts'
import { LANGUAGE_CODES } from '../core/language-code.ts'
import type { Scope } from '../core/scope.ts'
import { type Asking, askTurns } from './ask-turns.ts'
import { BadUse, type ExitCode, FAILED, OK } from './exit.ts'

const line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  turns: z.array(z.string()).min(1),
  as: z.string().optional(),
  lang: z.enum(LANGUAGE_CODES).optional(),
})

const opened = async (path: string): Promise<Readable> => {
  try {
    return (await open(path)).createReadStream()
  } catch {
    throw new BadUse(
      `There is no file ${path} that can be read; --batch takes one of NDJSON lines, or - for standard input.`,
    )
  }
}

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null

/**
 * `ask --batch`: one conversation a line in, the last turn's answer a line out, in order. A bad line yields
 * `{id, error}`, the run goes on, and the exit code is 1 at the end.
 */
export const askBatch = async (
  house: House,
  path: string,
  asking: Asking,
  scopeOfPerson: (person: string | undefined) => Scope,
  write: (text: string) => void,
): Promise<ExitCode> => {
  const input = path === '-' ? process.stdin : await opened(path)
  let code: ExitCode = OK
  const refuse = (id: string | null, errorCode: string, message: string) => {
    code = FAILED
    write(`${JSON.stringify({ id, error: { code: errorCode, message } })}\n`)
  }
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      refuse(null, 'bad-line', `Line ${number} is not JSON.`)
      continue
    }
    const parsed = line.safeParse(value)
    if (!parsed.success) {
      const first = parsed.error.issues[0]
      refuse(
        idOf(value),
        'bad-line',
        `Line ${number}: ${first?.path.join('.') || 'the line'}: ${first?.message ?? 'unreadable'}.`,
      )
      continue
    }
    try {
      const { id, turns, as, lang } = parsed.data
      const scope = as === undefined ? asking.scope : scopeOfPerson(as)
      const asked = { ...asking, scope, language: lang ?? asking.language }
      let last = ''
      for await (const turn of askTurns(house, turns, asked, () => {}, new AbortController().signal))
        last = JSON.stringify(answerJson(turn.answer, id, turn.ms))
      write(`${last}\n`)
    } catch (error) {
      if (error instanceof BadUse) refuse(parsed.data.id, 'bad-use', error.message)
      else refuse(parsed.data.id, 'internal', 'This conversation could not be answered; the others go on.')
    }
  }
  return code
}
