import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largestFile } from '@/lib/message/attachment'
import { listen } from '@/lib/server/listen'
import { route } from '@/lib/server/route'
import { config, proxy } from '@/proxy'

let door: Awaited<ReturnType<typeof listen>>
let url = ''
/** Bytes of the latest that came in; undefined before. */
let came: number | undefined

beforeAll(async () => {
  // behind the door: whoever takes everything
  const server = createServer((request, response) =>
    route(request, response, async () => {
      came = 0
      for await (const part of request) came += (part as Buffer).length
      response.end('came in')
    }),
  )
  door = await listen(server, 0, '127.0.0.1')
  url = `http://127.0.0.1:${door.port}`
  process.env.PUBLIC_URL = url
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/none'
})
afterAll(() => door.close())

const files = '/api/messages/files'

/** Says how long it is (or that nobody knows), and sends nothing of it. What the door says until it hangs up. */
function ask(path: string, length: number | null, more = ''): Promise<string> {
  const { host, hostname, port } = new URL(url)
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(Number(port), hostname)
    socket.on('data', (bytes) => {
      said += bytes
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
    const size = length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
    socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\n${size}\r\n${more}\r\n`)
  })
}

describe('A55: the door', () => {
  it('lets the largest file in where files come in', async () => {
    const answer = await fetch(url + files, {
      method: 'POST',
      headers: { origin: url },
      body: new Uint8Array(largestFile),
    })
    expect([answer.status, came]).toEqual([200, largestFile])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('refuses a byte more before it is sent, in words that the page knows', async () => {
    const answer = await ask(files, largestFile + 1)
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toContain('{"error":"file_too_large"}')
  })

  it.each([
    ['every other place', '/api/presence/lease', ''],
    ['what lies beside it', `${files}/x`, ''],
    ['another spelling', `${files}/`, ''],
    ['an action there', files, 'Next-Action: x\r\nContent-Type: text/plain\r\n'],
  ])('keeps its limit for %s', async (_, path, more) => {
    expect(await ask(path, 1024 * 1024 + 1, more)).toMatch(/^HTTP\/1.1 413 /)
  })

  it('wants to know how much comes', async () => {
    expect(await ask(files, null)).toMatch(/^HTTP\/1.1 411 /)
  })

  it('does not wait for a slow line when the process ends', async () => {
    came = undefined
    const cut = ask(files, largestFile)
    await expect.poll(() => came).toBe(0)
    const began = performance.now()
    await door.close()
    expect(performance.now() - began).toBeLessThan(7_000)
    expect(await cut).not.toContain('came in')
  })
})

describe('proxy.ts', () => {
  const [matcher = ''] = config.matcher
  const passes = (path: string) => new RegExp(`^${matcher}$`).test(path)
  const policyOf = (path: string) => proxy(new NextRequest(url + path)).headers.get('content-security-policy')

  it('does not hold a file in memory that comes in; everything else of ours passes', () => {
    expect(passes('/api/messages/files')).toBe(false)
    for (const path of ['/api/messages/files/x', '/api/messages', '/customer/messages', '/api/ready'])
      expect(passes(path), path).toBe(true)
  })

  it('leaves a file its own policy, and gives every other page ours', () => {
    for (const path of [`/api/messages/files/${randomUUID()}`, '/replay']) expect(policyOf(path)).toBeNull()
    for (const path of ['/customer', '/replay/script', '/api/messages/files/x/y', '/api/messages/files/'])
      expect(policyOf(path), path).toContain("default-src 'self'")
  })
})
