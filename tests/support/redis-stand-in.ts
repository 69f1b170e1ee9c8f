import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** As much of Redis as a bus needs: HELLO, CLIENT, PING, SUBSCRIBE and PUBLISH, in RESP3. */
export type RedisStandIn = {
  url: string
  /** how many listen */
  listeners: () => number
  /** everybody is cut off, and nobody gets in */
  stop: () => Promise<void>
  /** again, on the same port */
  start: () => Promise<void>
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`
const push = (...parts: string[]) => `>${parts.length}\r\n${parts.join('')}`

/** A stand-in, started. */
export async function redisStandIn(): Promise<RedisStandIn> {
  const sockets = new Set<Socket>()
  const channels = new Map<Socket, string>()
  let port = 0
  let server: Server

  const answers: Record<string, (socket: Socket, args: string[]) => string> = {
    HELLO: () => `%1\r\n${bulk('server')}${bulk('redis')}`,
    CLIENT: () => '+OK\r\n',
    PING: () => '+PONG\r\n',
    SUBSCRIBE: (socket, [channel = '']) => {
      channels.set(socket, channel)
      return push(bulk('subscribe'), bulk(channel), ':1\r\n')
    },
    PUBLISH: (_, [channel = '', message = '']) => {
      const heard = [...channels].filter(([, listened]) => listened === channel)
      for (const [socket] of heard) socket.write(push(bulk('message'), bulk(channel), bulk(message)))
      return `:${heard.length}\r\n`
    },
  }

  const accept = (socket: Socket) => {
    sockets.add(socket)
    let rest = ''
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      channels.delete(socket)
    })
    socket.on('data', (bytes) => {
      const [commands, left] = readCommands(rest + bytes.toString('latin1'))
      rest = left
      for (const [name = '', ...args] of commands)
        socket.write(answers[name.toUpperCase()]?.(socket, args) ?? '-ERR unknown command\r\n')
    })
  }
  const start = async () => {
    server = createServer(accept)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    listeners: () => channels.size,
    start,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The whole commands in what has come, and the beginning of the next. */
function readCommands(text: string): [string[][], string] {
  const commands: string[][] = []
  for (let at = 0; ; ) {
    const head = /^\*(\d+)\r\n/.exec(text.slice(at))
    if (!head) return [commands, text.slice(at)]
    let next = at + head[0].length
    const parts: string[] = []
    for (let i = 0; i < Number(head[1]); i += 1) {
      const length = /^\$(\d+)\r\n/.exec(text.slice(next))
      if (!length) return [commands, text.slice(at)]
      const from = next + length[0].length
      next = from + Number(length[1]) + 2
      if (next > text.length) return [commands, text.slice(at)]
      parts.push(Buffer.from(text.slice(from, next - 2), 'latin1').toString())
    }
    commands.push(parts)
    at = next
  }
}
