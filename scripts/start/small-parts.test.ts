import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { pruneBuilds } from './builds.mjs'
import { secretsOf } from './data-folder.mjs'
import { withLock } from './file-lock.mjs'
import { mayReach } from './os-user.mjs'
import { commandOf, pause } from './process.mjs'
import { runProgram } from './run-program.mjs'
import { sourceHash } from './source-hash.mjs'
import { warnings } from './warnings.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'radrum-parts-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('secrets are made once, for the owner alone, long enough, and never the well-known ones', () => {
  const secrets = secretsOf(folder)
  expect(secretsOf(folder)).toEqual(secrets)
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(secrets.livekitApiKey).not.toBe('devkey')
  for (const secret of [secrets.authSecret, secrets.livekitApiSecret])
    expect(secret.length).toBeGreaterThanOrEqual(32)
})

test('another account cannot reach what lies below a folder closed to it', () => {
  const closed = path.join(folder, 'closed')
  mkdirSync(path.join(closed, 'inside'), { recursive: true })
  chmodSync(folder, 0o711)
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }
  chmodSync(closed, 0o700)
  expect(mayReach(path.join(closed, 'inside', 'not-yet-there'), stranger)).toBe(false)
  chmodSync(closed, 0o711)
  expect(mayReach(path.join(closed, 'inside', 'not-yet-there'), stranger)).toBe(true)
  expect(mayReach(closed, null)).toBe(true)
})

test('a lock lets one in at a time, and a dead holder is not waited for', async () => {
  const file = path.join(folder, 'lock')
  writeFileSync(file, '999999999')
  let inside = 0
  let most = 0
  const visit = () =>
    withLock(file, async () => {
      most = Math.max(most, ++inside)
      await pause(20)
      inside--
    })
  await Promise.all([visit(), visit()])
  expect(most).toBe(1)
  expect(existsSync(file)).toBe(false)
})

describe('the hash of the sources', () => {
  const tree = path.join(folder, 'tree')
  mkdirSync(path.join(tree, 'lib'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(path.join(tree, name), text)

  test('changes with what is built, and with nothing else', () => {
    write('lib/a.ts', 'one')
    const before = sourceHash(tree)
    write('lib/a.test.ts', 'a test')
    write('README.md', 'words')
    expect(sourceHash(tree)).toBe(before)
    write('lib/a.ts', 'two')
    expect(sourceHash(tree)).not.toBe(before)
  })

  test('knows a moved file from the same file', () => {
    const before = sourceHash(tree)
    write('lib/b.ts', readFileSync(path.join(tree, 'lib/a.ts'), 'utf8'))
    rmSync(path.join(tree, 'lib/a.ts'))
    expect(sourceHash(tree)).not.toBe(before)
  })
})

test('the last three builds stay, and one that a living process uses', () => {
  const builds = path.join(folder, 'builds')
  const names = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(16))
  for (const name of names) mkdirSync(path.join(builds, name), { recursive: true })
  for (const name of names) writeFileSync(path.join(builds, name, 'complete'), '')
  const half = path.join(builds, 'a'.repeat(16))
  mkdirSync(half)
  const used = path.join(builds, 'b'.repeat(16))
  mkdirSync(used)
  writeFileSync(path.join(used, `used-by-${process.pid}`), '')
  pruneBuilds(builds)
  expect(names.filter((name) => existsSync(path.join(builds, name)))).toHaveLength(3)
  expect(existsSync(half)).toBe(false)
  expect(existsSync(used)).toBe(true)
})

describe('a program that is run', () => {
  test('that fails says what it said last', async () => {
    const script = 'console.log("halfway"); console.error("out of paper"); process.exit(4)'
    await expect(runProgram(process.execPath, ['-e', script])).rejects.toThrow(/code 4:[\s\S]*out of paper/)
  })

  test('that hangs is ended', async () => {
    const hanging = runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 200 })
    await expect(hanging).rejects.toThrow('SIGTERM')
  })

  test('that gives way does so with its whole session, where sessions have shares of their own', async () => {
    const script = `
      const { existsSync, readFileSync } = require('node:fs')
      const group = '/proc/self/autogroup'
      const nice = () => (existsSync(group) ? readFileSync(group, 'utf8').trim().split(' ').pop() : '')
      setTimeout(() => console.log(os.getPriority(), 'of', nice()), 300)`
    const hasShares =
      existsSync('/proc/self/autogroup') && readFileSync('/proc/self/autogroup', 'utf8') !== ''
    const said = await runProgram(process.execPath, ['-e', script], { nice: 5 })
    expect(said.trim()).toBe(hasShares ? '5 of 5' : '5 of')
  })
})

test('a process that is gone has no command line', () => {
  expect(commandOf(process.pid)).not.toBe('')
  expect(commandOf(999_999_999)).toBe('')
  expect(commandOf(Number.NaN)).toBe('')
})

test('what is allowed and probably not meant is said', () => {
  expect(warnings(parseEnv({}))).toEqual([])
  const open = warnings(parseEnv({ HOST: '0.0.0.0', PUBLIC_URL: 'http://bank.example' })).join('\n')
  for (const word of ['passwords', 'camera', 'LIVEKIT_URL']) expect(open).toContain(word)
  expect(warnings(parseEnv({ DATABASE_URL: 'postgres://h/db' })).join()).toContain('AUTH_SECRET')
})
