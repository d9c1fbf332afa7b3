import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request to /api/chat as it came over the wire. */
export interface ChatBody {
  readonly model: string
  readonly messages: readonly {
    readonly role: string
    readonly content: string
    readonly tool_calls?: readonly unknown[]
  }[]
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[]
  readonly options: Readonly<Record<string, unknown>>
  readonly [key: string]: unknown
}

/** One expected call: writes what the server says to it. */
export type Step = (body: ChatBody, reply: Reply) => void | Promise<void>

export interface Reply {
  readonly response: ServerResponse
  readonly socket: Socket
  /** Sends the head on first use, then one NDJSON line. */
  line(record: unknown): void
  /** Bytes as they are, also broken ones. */
  raw(text: string | Uint8Array): void
  /** The last record, with the counts of an honest server. */
  done(more?: Readonly<Record<string, unknown>>): void
  /** Ends when the client has left. */
  readonly left: Promise<void>
}

export interface ScriptedModel {
  readonly name: string
  readonly capabilities?: readonly string[]
  readonly size?: number
}

export interface ScriptedOllama {
  readonly url: string
  readonly chats: readonly ChatBody[]
  /** Chats whose client went away before the end. */
  disconnects(): number
  /** Chats being answered now. */
  open(): number
  /** Next expected calls, in order. */
  script(...steps: readonly Step[]): void
  /** Answers every call that no step expects. */
  always(step: Step): void
  /** Throws when a call came that nobody expected, or a step was left over. */
  verify(): void
  close(): Promise<void>
}

/**
 * A loopback server that speaks Ollama's API and is strict about it: it answers only what the script expects, and says what
 * was not asked for. Everything that real servers were seen to do wrong is a step (scripted-steps.ts).
 */
export const startScriptedOllama = async (models: readonly ScriptedModel[]): Promise<ScriptedOllama> => {
  const steps: Step[] = []
  const chats: ChatBody[] = []
  const mistakes: string[] = []
  const sockets = new Set<Socket>()
  let fallback: Step | null = null
  let disconnects = 0
  let open = 0

  const chat = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await textOf(request)) as ChatBody
    chats.push(body)
    const step = steps.shift() ?? fallback
    if (!step) {
      mistakes.push(`call ${chats.length} was not expected: ${JSON.stringify(body.messages.at(-1)).slice(0, 200)}`)
      response.writeHead(500).end('{"error":"unexpected call"}')
      return
    }
    open += 1
    const left = new Promise<void>((resolve) => response.once('close', resolve))
    void left.then(() => {
      open -= 1
      if (!response.writableFinished) disconnects += 1
    })
    await step(body, replyOver(response, request.socket, left, body))
  }
  const json = (response: ServerResponse, value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    const answer = async () => {
      switch (request.url) {
        case '/api/version':
          return json(response, { version: '0.17.4' })
        case '/api/tags':
          return json(response, { models: models.map(({ name, size = 1000 }) => ({ name, digest: 'd', size })) })
        case '/api/ps':
          return json(response, { models: models.map(({ name }) => ({ name })) })
        case '/api/show': {
          const asked = JSON.parse(await textOf(request)) as { model: string }
          const model = models.find(({ name }) => name === asked.model)
          if (!model) return json(response, { error: 'not found' }, 404)
          const capabilities = model.capabilities ?? ['completion', 'tools']
          return json(response, { capabilities, model_info: { 'scripted.context_length': 32768 } })
        }
        case '/api/chat':
          return chat(request, response)
        default:
          mistakes.push(`no such door: ${request.url}`)
          return json(response, { error: 'no such door' }, 404)
      }
    }
    answer().catch((error: unknown) => mistakes.push(String(error)))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chats,
    disconnects: () => disconnects,
    open: () => open,
    script: (...more) => void steps.push(...more),
    always: (step) => {
      fallback = step
    },
    verify() {
      if (steps.length > 0) mistakes.push(`${steps.length} expected calls did not come`)
      if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const replyOver = (response: ServerResponse, socket: Socket, left: Promise<void>, body: ChatBody): Reply => {
  const head = () => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  }
  const reply: Reply = {
    response,
    socket,
    left,
    line(record) {
      head()
      response.write(`${JSON.stringify(record)}\n`)
    },
    raw(text) {
      head()
      response.write(text)
    },
    done(more = {}) {
      const prompt_eval_count = countTokens(JSON.stringify([body.messages, body.tools ?? []]))
      const counts = {
        prompt_eval_count,
        prompt_eval_duration: 1e8,
        eval_count: 10,
        eval_duration: 1e8,
        load_duration: 1e6,
      }
      reply.line({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', ...counts, ...more })
      response.end()
    },
  }
  return reply
}

/** About what a tokenizer counts; only the order of size matters here. */
export const countTokens = (text: string): number => {
  const cjk = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return Math.ceil(cjk * 0.7 + (text.length - cjk) / 4)
}
