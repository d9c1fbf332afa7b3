import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The shop's network between a tablet and the service: it can break in the middle of an answer, and come back. */
export const breakableNetwork = async (target: string) => {
  const { port: servicePort } = new URL(target)
  const open = new Set<Socket>()
  let broken = false
  const server = createServer((near) => {
    if (broken) return near.destroy()
    const far = connect(Number(servicePort), '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
    return near
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    break() {
      broken = true
      for (const socket of open) socket.destroy()
    },
    mend() {
      broken = false
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
