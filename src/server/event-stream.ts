import type { RunEvent } from '../core/run-event.ts'
import type { EndReason, Listener } from './live-run.ts'

const text = new TextEncoder()

/** One event of a stream; its id lets a tablet that lost the network go on from there. */
export const eventLine = (event: RunEvent): string => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`

/** The last line of every stream: whether all was said. Without it, the stream was lost on the way. */
export const endLine = (reason: EndReason): string => `event: end\ndata: ${JSON.stringify({ reason })}\n\n`

/**
 * A server-sent event stream of what `follow` tells. A comment now and then keeps proxies and tablets from hanging up;
 * a client that goes away is unfollowed at once.
 */
export const eventStream = (
  follow: (listener: Listener) => () => void,
  options: { heartbeatMs: number; gone: AbortSignal },
): Response => {
  let heartbeat: NodeJS.Timeout | undefined
  let unfollow: () => void = () => undefined
  let open = true
  const close = () => {
    if (!open) return
    open = false
    clearInterval(heartbeat)
    unfollow()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: string) => {
        if (open) controller.enqueue(text.encode(line))
      }
      heartbeat = setInterval(() => send(': still here\n\n'), options.heartbeatMs)
      heartbeat.unref()
      const leave = follow({
        event: (event) => send(eventLine(event)),
        end(reason) {
          send(endLine(reason))
          if (open) controller.close()
          close()
        },
      })
      if (open) unfollow = leave
      options.gone.addEventListener('abort', close, { once: true })
    },
    cancel: close,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}
