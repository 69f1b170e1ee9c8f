import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { step } from './say.mjs'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  vi.useFakeTimers()
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text).trimEnd()) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const lasting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('what takes long says that it begins, every five seconds what it is at, and when it is done', async () => {
  const done = step('Building', async (progress) => {
    await lasting(3_000)
    progress('page 7 of 45')
    await lasting(10_000)
    return 'built'
  })
  await vi.advanceTimersByTimeAsync(13_000)
  expect(await done).toBe('built')
  expect(lines).toEqual([
    '- Building ...',
    '  Building: 6.5 s, page 7 of 45',
    '  Building: 11.5 s, page 7 of 45',
    '- Building: done in 13.0 s',
  ])
})

test('what is quick is said in one line', async () => {
  const done = step('Migrating', () => lasting(1_000))
  await vi.advanceTimersByTimeAsync(60_000)
  await done
  expect(lines).toEqual(['- Migrating: done in 1.0 s'])
})

test('what fails is not said to be done, and goes on saying nothing', async () => {
  const failed = expect(
    step('Installing', () => lasting(2_000).then(() => Promise.reject(new Error('no room')))),
  ).rejects.toThrow('no room')
  await vi.advanceTimersByTimeAsync(60_000)
  await failed
  expect(lines).toEqual(['- Installing ...'])
})
