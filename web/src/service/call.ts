import type { ProblemBody } from '../../../src/server/problem.ts'
import type { Trouble } from './trouble.ts'

export class CallTrouble extends Error {
  override readonly name = 'CallTrouble'
  readonly trouble: Trouble
  readonly reference: string | null
  constructor(trouble: Trouble, reference: string | null = null) {
    super(trouble)
    this.trouble = trouble
    this.reference = reference
  }
}

export const troubleOf = (error: unknown): Trouble => (error instanceof CallTrouble ? error.trouble : 'offline')

/** The refusal in a response that is not OK. */
export const refusalIn = async (response: Response): Promise<CallTrouble> => {
  try {
    const { error } = (await response.json()) as ProblemBody
    return new CallTrouble(error.code, error.reference ?? null)
  } catch {
    return new CallTrouble('internal')
  }
}

const send = async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(signal ? { signal } : {}),
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    throw new CallTrouble('offline')
  }
  if (!response.ok) throw await refusalIn(response)
  return response
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await (await send('GET', path, undefined, signal)).json()) as T

export const post = async <T>(path: string, body: unknown): Promise<T> =>
  (await (await send('POST', path, body)).json()) as T

export const remove = async (path: string): Promise<void> => {
  await send('DELETE', path)
}
