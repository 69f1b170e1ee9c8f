import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { filesAtMost, largestFile } from '@/lib/message/attachment'
import { filesAtOnce, ifRoom, readUpload } from './uploads'

/** Work that ends when it is told to. */
function work() {
  let end = (_: Error | 'done') => {}
  const done = new Promise<'done'>((resolve, reject) => {
    end = (how) => (how === 'done' ? resolve(how) : reject(how))
  })
  return { do: () => done, end: (how: Error | 'done') => end(how) }
}

const begin = (personId: string) => {
  const one = work()
  return { ...one, answer: ifRoom(personId, one.do) }
}

test('of one person as many as go with a message; what has ended or failed makes room', async () => {
  const [first, second, ...others] = Array.from({ length: filesAtMost }, () => begin('sara'))
  expect(await ifRoom('sara', work().do)).toBeNull()
  expect(await ifRoom('jonas', async () => 'his')).toBe('his')
  first?.end('done')
  expect(await first?.answer).toBe('done')
  second?.end(new Error('the line was cut'))
  await expect(second?.answer).rejects.toThrow('the line was cut')
  const more = [begin('sara'), begin('sara')]
  expect(await ifRoom('sara', work().do)).toBeNull()
  for (const one of [...others, ...more]) one.end('done')
  expect(await Promise.all([...others, ...more].map(({ answer }) => answer))).not.toContain(null)
})

test('of everybody together as many as there is memory for', async () => {
  const all = Array.from({ length: filesAtOnce }, (_, nth) => begin(`person ${nth}`))
  expect(await ifRoom('sara', work().do)).toBeNull()
  all[0]?.end('done')
  await all[0]?.answer
  expect(await ifRoom('sara', async () => 'hers')).toBe('hers')
  for (const one of all) one.end('done')
  await Promise.all(all.map(({ answer }) => answer))
})

describe('a file as it comes in', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  let hungUp = false
  /** So many bytes each second, for so long; then nothing, and no end. */
  function line(bytes: number, seconds: number, ends: boolean): Request {
    hungUp = false
    let passed = 0
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, passed < seconds ? 1_000 : 3_600_000))
        if (hungUp) return
        passed += 1
        controller.enqueue(new Uint8Array(bytes))
        if (ends && passed === seconds) controller.close()
      },
      cancel() {
        hungUp = true
      },
    })
    const init = { method: 'POST', body, duplex: 'half' as const }
    return new Request('https://radrum.example/', init)
  }

  it('may take its time', async () => {
    const answer = readUpload(line(100_000, 70, true))
    await vi.advanceTimersByTimeAsync(75_000)
    const read = await answer
    expect(read.ok && read.value.length).toBe(7_000_000)
  })

  it.each([
    ['stalls', 1_000_000, 1, 40_000],
    ['never comes', 0, 0, 30_000],
    ['trickles', 1_000, 600, 30_000],
  ])('is cut off when it %s', async (_, bytes, seconds, ms) => {
    const answer = readUpload(line(bytes, seconds, false))
    await vi.advanceTimersByTimeAsync(ms)
    expect(await answer).toEqual({ ok: false, reason: 'file_too_slow' })
    expect(hungUp).toBe(true)
  })

  it('stops at the limit', async () => {
    const answer = readUpload(line(largestFile, 3, false))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await answer).toEqual({ ok: false, reason: 'file_too_large' })
    expect(hungUp).toBe(true)
  })
})
