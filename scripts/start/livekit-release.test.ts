import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { archiveName, checksumFor, installFromRelease } from './livekit-release.mjs'
import { versionOf } from './livekit-version.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'radrum-release-'))
const files = new Map<string, Buffer>()
let server: Server

/** A stand-in for the place where LiveKit publishes its releases, with a program in it that says its version. */
beforeAll(async () => {
  const program = path.join(folder, 'livekit-server')
  writeFileSync(program, '#!/bin/sh\necho livekit-server version 1.13.5\n')
  chmodSync(program, 0o755)
  execFileSync('tar', ['-czf', path.join(folder, 'archive.tar.gz'), '-C', folder, 'livekit-server'])
  rmSync(program)
  server = createServer((request, response) => {
    const body = files.get(request.url ?? '')
    response.writeHead(body ? 200 : 404).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  process.env.RADRUM_LIVEKIT_RELEASES = `http://127.0.0.1:${port}/releases/`
})

afterEach(() => files.clear())
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const archive = () => readFileSync(path.join(folder, 'archive.tar.gz'))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function publish(checksum: string): void {
  files.set(`/releases/v1.13.5/${archiveName()}`, archive())
  files.set(
    '/releases/v1.13.5/checksums.txt',
    Buffer.from(`${'0'.repeat(64)}  other.tar.gz\n${checksum}  ${archiveName()}\n`),
  )
}

const install = () => installFromRelease(folder, 'livekit-server', () => {})
const installed = path.join(folder, 'livekit-server')

describe('the release archive', () => {
  test('is not used when it does not match the published checksum', async () => {
    publish('f'.repeat(64))
    await expect(install()).rejects.toThrow(/the checksum of .* not used/)
    expect(existsSync(installed)).toBe(false)
  })

  test('is not used when its checksum is not published', async () => {
    publish(sha256(archive()))
    files.set('/releases/v1.13.5/checksums.txt', Buffer.from('nothing here'))
    await expect(install()).rejects.toThrow('does not list')
    expect(existsSync(installed)).toBe(false)
  })

  test('that is not there is said with its address', async () => {
    await expect(install()).rejects.toThrow(/checksums.txt answered 404/)
  })

  test('is unpacked when it matches, and runs', async () => {
    publish(sha256(archive()))
    await install()
    expect(versionOf(installed)).toBe('1.13.5')
  })
})

test.each([
  ['linux', 'x64', 'livekit_1.13.5_linux_amd64.tar.gz'],
  ['linux', 'arm64', 'livekit_1.13.5_linux_arm64.tar.gz'],
  ['linux', 'arm', 'livekit_1.13.5_linux_armv7.tar.gz'],
  ['win32', 'x64', 'livekit_1.13.5_windows_amd64.zip'],
])('%s-%s: %s', (platform, arch, name) => {
  expect(archiveName(platform, arch)).toBe(name)
})

test('no release for a machine is said', () => {
  expect(() => archiveName('linux', 'mips')).toThrow('no LiveKit release')
})

test('a checksum is taken from the line of exactly that file', () => {
  const sums = `${'a'.repeat(64)}  x.tar.gz.sig\n${'b'.repeat(64)} *x.tar.gz\n`
  expect(checksumFor('x.tar.gz', sums)).toBe('b'.repeat(64))
  expect(() => checksumFor('x.tar.gz', 'short  x.tar.gz')).toThrow()
})
