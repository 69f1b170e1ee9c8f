import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A line between the app and a server of its, which seems to hang when the line does. */
export type Line = {
  /** what the app takes for its server */
  url: string
  /** nothing goes through any more, either way */
  freeze: () => void
  /** this goes through to the server, and nothing after it */
  freezeAfter: (text: string) => void
  /** what was held goes through, and everything from now on */
  thaw: () => void
  stop: () => void
}

/** Passes everything on to the server at `url`, until it is frozen. */
export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const held: (() => void)[] = []
  let frozen = false
  let last: string | undefined
  const pass = (work: () => void) => void (frozen ? held.push(work) : work())

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.on('data', (bytes) => {
      pass(() => far.write(bytes))
      frozen ||= last !== undefined && bytes.includes(last)
    })
    near.on('close', () => pass(() => far.end()))
    far.on('data', (bytes) => pass(() => near.write(bytes)))
    far.on('close', () => pass(() => near.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = new URL(url)
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    freeze: () => {
      frozen = true
    },
    freezeAfter: (text) => {
      last = text
    },
    thaw: () => {
      frozen = false
      last = undefined
      for (const work of held.splice(0)) work()
    },
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
