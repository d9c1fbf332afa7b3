import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'

/** An answer as it arrives; ending the iteration early closes the connection, which is how Ollama is told to stop. */
export interface Arriving {
  readonly status: number
  readonly body: AsyncIterable<Uint8Array>
}

export class ConnectFailed extends Error {}

/**
 * One POST on a connection of its own. Not the global fetch: that cannot tell "not connected" from "no headers yet", and
 * gives up by itself after 300 s without headers, while Ollama sends headers with the first token.
 */
export const postStream = (url: string, body: string, connectMs: number, signal: AbortSignal): Promise<Arriving> =>
  new Promise((resolve, reject) => {
    const secure = url.startsWith('https:')
    const send = secure ? tlsRequest : plainRequest
    const outgoing = send(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    let connected = false
    const late = setTimeout(() => outgoing.destroy(new ConnectFailed('no connection in time')), connectMs)
    const onConnect = () => {
      connected = true
      clearTimeout(late)
    }
    outgoing.on('socket', (socket) => {
      socket.setNoDelay(true)
      socket.once(secure ? 'secureConnect' : 'connect', onConnect)
    })
    outgoing.on('error', (error) => {
      clearTimeout(late)
      reject(connected || signal.aborted ? error : new ConnectFailed(error.message))
    })
    outgoing.on('response', (incoming) => resolve({ status: incoming.statusCode ?? 0, body: incoming }))
    outgoing.end(body)
  })
