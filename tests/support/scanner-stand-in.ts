import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'

/** What a stand-in does with what it is sent. */
export type Says =
  /** answers this when the file has come to its end, the NUL included */
  | { answer: string }
  /** takes everything and never answers */
  | 'nothing'
  /** hangs up after the first piece */
  | 'goodbye'
  /** hangs up in the middle of its answer */
  | { half: string }

/** As much of clamd as a file needs: zINSTREAM, pieces with their lengths, an answer. */
export type ScannerStandIn = {
  /** tcp://host:port */
  url: string
  says: Says
  /** the files it was sent whole */
  files: Buffer[]
  /** in how many pieces the last one came */
  pieces: () => number
  stop: () => Promise<void>
}

/** A stand-in that finds everything clean, until it is told otherwise. */
export async function scannerStandIn(): Promise<ScannerStandIn> {
  const sockets = new Set<Socket>()
  let pieces = 0
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    let all = Buffer.alloc(0)
    let heard = false
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    socket.on('data', (bytes) => {
      all = Buffer.concat([all, bytes])
      if (heard) return
      if (standIn.says === 'goodbye') return void socket.destroy()
      const file = readFile(all)
      if (!file) return
      heard = true
      pieces = file.length
      standIn.files.push(Buffer.concat(file))
      reply(socket, standIn.says)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const standIn: ScannerStandIn = {
    url: `tcp://127.0.0.1:${port}`,
    says: { answer: 'stream: OK\0' },
    files: [],
    pieces: () => pieces,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
  return standIn
}

function reply(socket: Socket, says: Exclude<Says, 'goodbye'>): void {
  if (says === 'nothing') return
  if ('answer' in says) socket.end(says.answer)
  else socket.write(says.half, () => socket.destroy())
}

/** The pieces of a file that has come whole; undefined while something is missing. */
function readFile(bytes: Buffer): Buffer[] | undefined {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length) return undefined
  if (bytes.toString('latin1', 0, command.length) !== command) throw new Error('not what clamd understands')
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return pieces
    const end = at + 4 + length
    if (end > bytes.length) return undefined
    pieces.push(bytes.subarray(at + 4, end))
    at = end
  }
  return undefined
}
