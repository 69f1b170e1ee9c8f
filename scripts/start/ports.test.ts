import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { freePort, freeUdpPort, isFree, servingPort } from './ports.mjs'

const taken: Server[] = []
afterEach(() => {
  for (const server of taken.splice(0)) server.close()
})

async function take(port: number, host = '127.0.0.1'): Promise<void> {
  const server = createServer()
  taken.push(server)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
}

const host = '127.0.0.1'

describe('the port to serve on', () => {
  test('is the wanted one when it is free', async () => {
    const wanted = await freePort()
    expect(await servingPort({ wanted, explicit: true, host })).toBe(wanted)
  })

  test('asked for and taken: refused in words, with the name of the variable', async () => {
    const wanted = await freePort()
    await take(wanted)
    await expect(servingPort({ wanted, explicit: true, host })).rejects.toThrow(`PORT ${wanted} is taken`)
  })

  test('the default steps to the next free one', async () => {
    const wanted = await freePort()
    await take(wanted)
    const port = await servingPort({ wanted, explicit: false, host })
    expect(port).toBeGreaterThan(wanted)
    expect(await isFree(port)).toBe(true)
  })

  test('0 means any', async () => {
    expect(await servingPort({ wanted: 0, explicit: true, host })).toBeGreaterThan(0)
  })
})

test('an address this machine does not have cannot be taken by anybody', async () => {
  expect(await isFree(await freePort(), '192.0.2.1')).toBe(true)
})

test('a free UDP port', async () => {
  expect(await freeUdpPort()).toBeGreaterThan(0)
})
