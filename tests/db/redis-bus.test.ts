import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Announcement } from '@/db/announce'
import type { Bus } from '@/lib/server/events'
import { redisBus } from '@/lib/server/redis-bus'
import { type Line, lineTo } from '@/tests/support/line-to'
import { type RedisStandIn, redisStandIn } from '@/tests/support/redis-stand-in'

let redis: RedisStandIn
let line: Line
let one: Bus
let other: Bus
const hears = () => ({ deliver: vi.fn(), resync: vi.fn() })
const atOne = hears()
const atOther = hears()
const said = (id: string): Announcement[] => [{ channel: `person:${id}`, what: 'meeting' }]
const soon = { timeout: 5_000 }

beforeAll(async () => {
  redis = await redisStandIn()
  line = await lineTo(redis.url)
  one = redisBus(line.url, atOne)
  other = redisBus(redis.url, atOther)
  await vi.waitFor(() => expect([one.healthy(), other.healthy()]).toEqual([true, true]), soon)
})
afterAll(async () => {
  await one.close()
  await other.close()
  line.stop()
  await redis.stop()
})

describe('Redis between instances', () => {
  it('what one publishes both deliver, once', async () => {
    await one.publish(said('Åsa'))
    await vi.waitFor(() => expect(atOther.deliver).toHaveBeenCalledWith(said('Åsa')), soon)
    await other.publish(said('sara'))
    await vi.waitFor(() => expect(atOne.deliver).toHaveBeenCalledWith(said('sara')), soon)
    expect(atOne.deliver.mock.calls).toEqual([[said('Åsa')], [said('sara')]])
  })

  it('away: said so, heard at home at once, and read again when it is back', async () => {
    await redis.stop()
    await vi.waitFor(() => expect([one.healthy(), other.healthy()]).toEqual([false, false]), soon)
    const [resyncs, delivered] = [atOther.resync.mock.calls.length, atOther.deliver.mock.calls.length]
    await one.publish(said('jonas'))
    expect(atOne.deliver).toHaveBeenLastCalledWith(said('jonas'))

    await redis.start()
    await vi.waitFor(() => expect([one.healthy(), other.healthy()]).toEqual([true, true]), soon)
    expect(redis.listeners()).toBe(2)
    expect(atOther.resync).toHaveBeenCalledTimes(resyncs + 1)
    // nothing was kept for later
    expect(atOther.deliver).toHaveBeenCalledTimes(delivered)
    await one.publish(said('aino'))
    await vi.waitFor(() => expect(atOther.deliver).toHaveBeenLastCalledWith(said('aino')), soon)
  })

  it('hanging: heard at home at once, away after a while, and back', async () => {
    line.freeze()
    const publishing = one.publish(said('eva')).catch(() => {})
    expect(atOne.deliver).toHaveBeenLastCalledWith(said('eva'))
    await vi.waitFor(() => expect(one.healthy()).toBe(false), { timeout: 13_000 })
    line.thaw()
    await publishing
    await vi.waitFor(() => expect(one.healthy()).toBe(true), { timeout: 15_000 })
  }, 40_000)

  it('not there at the start: nothing waits, and closing does not either', async () => {
    const alone = hears()
    const bus = redisBus('redis://127.0.0.1:1', alone)
    expect(bus.healthy()).toBe(false)
    await bus.publish(said('sara'))
    expect(alone.deliver).toHaveBeenCalledWith(said('sara'))
    await bus.close()
  })
})
