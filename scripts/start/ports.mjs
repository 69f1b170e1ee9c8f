import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/**
 * Whether a TCP port can be listened on at that address.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve('code' in error && error.code === 'EADDRNOTAVAIL'))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * A TCP port on loopback that is free now, chosen by the system.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/**
 * A UDP port on loopback that is free now.
 * @returns {Promise<number>}
 */
export function freeUdpPort() {
  return new Promise((resolve, reject) => {
    const probe = createSocket('udp4')
    probe.once('error', reject)
    probe.bind(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/**
 * `localhost` may mean ::1 as well, so a port counts as taken when either is.
 * @param {number} port
 * @param {string} host
 */
export async function isServable(port, host) {
  return (await isFree(port, host)) && (await isFree(port, '::1'))
}

/**
 * The port to serve on. A port somebody asked for is taken as it is or refused in words; the default steps on.
 * @param {{ wanted: number, explicit: boolean, host: string }} ask
 * @returns {Promise<number>}
 */
export async function servingPort({ wanted, explicit, host }) {
  if (wanted === 0) return freePort()
  const last = explicit ? wanted : wanted + 100
  for (let port = wanted; port <= last; port++) {
    if (await isServable(port, host)) return port
  }
  throw new Error(
    explicit
      ? `PORT ${wanted} is taken by another program. Stop that program, or set PORT to a free port.`
      : `None of the ports ${wanted} to ${last} is free. Set PORT to a free port.`,
  )
}
