import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Proxy {
  readonly url: string
  close(): void
}

/** Passes everything on to a real Ollama and loses the last record of every stream, as version 0.17.4 was seen to do. */
export const withoutLastRecord = async (target: string): Promise<Proxy> => {
  const server = createServer((incoming, outgoing) => {
    const forward = request(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? '' })
        let rest = ''
        answer.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString('utf8')).split('\n')
          rest = lines.pop() ?? ''
          for (const line of lines) if (!line.includes('"done":true')) outgoing.write(`${line}\n`)
        })
        answer.on('end', () => outgoing.end(rest.includes('"done":true') ? '' : rest))
      },
    )
    forward.on('error', () => outgoing.destroy())
    incoming.pipe(forward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
