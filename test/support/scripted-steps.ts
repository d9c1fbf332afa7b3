import type { ChatBody, Reply, Step } from './scripted-ollama.ts'

const content = (text: string) => ({ message: { role: 'assistant', content: text }, done: false })
const pieces = (text: string) => text.match(/\s*\S+/g) ?? []
const stream = (reply: Reply, text: string) => {
  for (const piece of pieces(text)) reply.line(content(piece))
}

/** A proper answer, a word a record. */
export const says =
  (text: string | ((body: ChatBody) => string), more: Readonly<Record<string, unknown>> = {}): Step =>
  (body, reply) => {
    stream(reply, typeof text === 'string' ? text : text(body))
    reply.done(more)
  }

/** A proper answer that takes its time. */
export const saysSlowly =
  (text: string, gapMs: number): Step =>
  async (_, reply) => {
    for (const piece of pieces(text)) {
      reply.line(content(piece))
      await Promise.race([new Promise((resolve) => setTimeout(resolve, gapMs)), reply.left])
    }
    reply.done()
  }

type Call = readonly [name: string, input: unknown]

/** Proper tool calls, all in one record. */
export const calls =
  (...wanted: readonly Call[]): Step =>
  (_, reply) => {
    const tool_calls = wanted.map(([name, input]) => ({ function: { name, arguments: input } }))
    reply.line({ message: { role: 'assistant', content: '', tool_calls }, done: false })
    reply.done()
  }

/** Nothing, ever: not even headers. */
export const hang: Step = (_, reply) => reply.left
export const hangAfterHeaders: Step = async (_, reply) => {
  reply.raw('')
  reply.response.flushHeaders()
  await reply.left
}
export const stallMid: Step = async (_, reply) => {
  stream(reply, 'Net sales were')
  await reply.left
}
export const resetMid: Step = (_, reply) => {
  stream(reply, 'Net sales were 120')
  setTimeout(() => reply.socket.resetAndDestroy(), 20)
}
/** Status 200 and a stream that just ends, as 0.17.4 did with a grammar. */
export const noDone: Step = (_, reply) => {
  stream(reply, 'Net sales were 120.')
  reply.line({ message: { role: 'assistant', content: '' }, done: false })
  reply.response.end()
}
export const badJsonLine: Step = (_, reply) => {
  reply.line(content('Sales were 1'))
  reply.raw('{"message":{"role":"assistant","content":"20\n')
  reply.line(content('4 units.'))
  reply.done()
}
export const errorLine: Step = (_, reply) => {
  stream(reply, 'Net sales')
  reply.line({ error: 'llama runner process has terminated: /opt/secret/path' })
  reply.response.end()
}
export const status =
  (code: number, error: string): Step =>
  (_, reply) => {
    reply.response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  }
export const outOfMemory = status(500, 'model requires more system memory (41.2 GiB) than is available (7.4 GiB)')
export const queueFull = status(503, 'server busy, please try again. maximum pending requests exceeded')
export const tooLong = status(400, 'the input length exceeds the context length')
export const empty: Step = says('')
export const onlyLoaded: Step = says('', { done_reason: 'load' })
export const cutByLength: Step = says('Net sales were', { done_reason: 'length' })
export const thinkLeak: Step = says('<think>The user wants 999999 sales, I guess.</think>Hello there.')
export const thinkStray: Step = says('I guess they sold 999999 pieces. </think>Hello there.')
export const thinkOpen: Step = says('<think>I guess they sold 999999 pieces, or more')
export const thinkOnly: Step = (_, reply) => {
  reply.line({ message: { role: 'assistant', content: '', thinking: 'Let me think about 999999.' }, done: false })
  reply.done()
}
export const toolAsText = ([name, input]: Call): Step =>
  says(`<tool_call>\n${JSON.stringify({ name, arguments: input })}\n</tool_call>`)
export const toolAsJson = ([name, input]: Call): Step => says(JSON.stringify({ name, parameters: input }))
export const toolBroken: Step = says('<tool_call>\n{"name": "measure", "arguments": {"metric": "net_sa')
export const toolStringArguments = ([name, input]: Call): Step => calls([name, JSON.stringify(input)])
/** Round and round with a period of so many words, until somebody hangs up. */
export const repeats =
  (period: number): Step =>
  async (_, reply) => {
    const words = Array.from(
      { length: period },
      (_unused, index) => ` word${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${'x'.repeat(index / 26)}`,
    )
    let gone = false
    void reply.left.then(() => {
      gone = true
    })
    for (let at = 0; !gone && at < 50_000; at += 1) {
      reply.line(content(words[at % period] ?? ''))
      if (at % 20 === 19) await new Promise((resolve) => setImmediate(resolve))
    }
  }
/** A front cut off the prompt, with status 200: only the count tells. */
export const promptCut = (counted: number): Step => says('All is well.', { prompt_eval_count: counted })
