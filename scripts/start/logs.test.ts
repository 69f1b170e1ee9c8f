import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLogsSmall, largestLog, makeRoom } from './logs.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'radrum-logs-'))
const log = path.join(folder, 'postgres.log')
const before = path.join(folder, 'postgres.log.1')
const read = (file: string) => readFileSync(file, 'utf8')

beforeEach(() => {
  for (const file of [log, before]) rmSync(file, { force: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a log that is not too large is left alone', () => {
  writeFileSync(log, '0123456789')
  makeRoom(folder, 10)
  expect(read(log)).toBe('0123456789')
  expect(existsSync(before)).toBe(false)
})

test('a larger one makes room: one older is kept, for its owner alone', () => {
  writeFileSync(before, 'oldest')
  writeFileSync(log, 'older and larger', { mode: 0o600 })
  makeRoom(folder, 10)
  expect(read(log)).toBe('')
  expect(read(before)).toBe('older and larger')
  expect(statSync(log).mode & 0o777).toBe(0o600)
})

test('who has it open goes on writing at its beginning', () => {
  const writer = openSync(log, 'a', 0o600)
  writeSync(writer, 'more than ten letters')
  makeRoom(folder, 10)
  writeSync(writer, 'new')
  closeSync(writer)
  expect(read(log)).toBe('new')
  expect(statSync(before).mode & 0o777).toBe(0o600)
})

test('only logs are touched', () => {
  const other = path.join(folder, 'secrets.json')
  writeFileSync(other, 'x'.repeat(100))
  makeRoom(folder, 10)
  expect(read(other)).toHaveLength(100)
  expect(existsSync(`${other}.1`)).toBe(false)
})

const life = (ends: (() => unknown)[] = []) => ({
  onEnd: (stop: () => unknown) => void ends.push(stop),
  end: () => new Promise<never>(() => {}),
  ending: () => false,
})

test('logs that cannot be looked after are said, and end nothing', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  vi.useFakeTimers()
  keepLogsSmall(path.join(folder, 'nowhere'), life())
  expect(said).toHaveBeenCalledWith(expect.stringContaining('could not be kept small'))
})

test('looked at when it starts, every ten minutes, and no longer when it ends', () => {
  vi.useFakeTimers()
  const ends: (() => unknown)[] = []
  const tooLarge = () => writeFileSync(log, 'x'.repeat(largestLog + 1))
  tooLarge()
  keepLogsSmall(folder, life(ends))
  expect(statSync(log).size).toBe(0)
  tooLarge()
  vi.advanceTimersByTime(10 * 60_000)
  expect(statSync(log).size).toBe(0)
  for (const end of ends) end()
  tooLarge()
  vi.advanceTimersByTime(60 * 60_000)
  expect(statSync(log).size).toBe(largestLog + 1)
})
