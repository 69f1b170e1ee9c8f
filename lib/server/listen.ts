import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** So long a request that is under way may take when we stop. Longer takes only a file on a slow line: it is cut off. */
const patienceMs = 5_000

/** Listens, and closes well: no new connections, idle ones at once, busy ones when they are done. */
export async function listen(server: Server, port: number, host: string) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // browsers keep connections open; those that have become idle are closed as soon as they are
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearTimeout(cut)
      clearInterval(sweep)
    },
  }
}
