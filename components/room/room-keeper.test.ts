import { beforeEach, describe, expect, it, vi } from 'vitest'
import { everything, waysIn } from '@/lib/meeting/media-choice'
import type { Ticket } from '@/lib/meeting/ticket'
import type { Result } from '@/lib/result'
import type { RoomListener } from './open-room'
import { RoomKeeper } from './room-keeper'

const world = vi.hoisted(() => ({
  /** What opening a room does next: works, or has no media. Works when empty. */
  opens: [] as ('works' | 'no media' | 'takes long')[],
  listeners: [] as RoomListener[],
  patience: [] as number[],
  left: 0,
  givenUp: 0,
  seatFree: true,
  loseSeat: () => {},
  closed: 0,
}))

vi.mock('./open-room', () => ({
  openRoom: async (
    ticket: Ticket,
    _media: unknown,
    listener: RoomListener,
    { patienceMs, givenUp }: { patienceMs: number; givenUp: AbortSignal },
  ) => {
    world.patience.push(patienceMs)
    const next = world.opens.shift()
    if (next === 'no media') throw new Error(ticket.token)
    if (next === 'takes long')
      await new Promise((_, reject) => {
        givenUp.onabort = () => {
          world.givenUp += 1
          reject(givenUp.reason)
        }
      })
    world.listeners.push(listener)
    return {
      remoteParticipants: new Map(),
      localParticipant: { getTrackPublication: () => undefined },
      canPlaybackAudio: true,
      removeAllListeners: () => {},
      disconnect: async () => {
        world.left += 1
      },
    }
  },
}))
vi.mock('./browser-seat', () => ({
  seatDevice: async () => 'this-window',
  takeBrowserSeat: async (move: boolean, lost: () => void) => {
    world.loseSeat = lost
    return world.seatFree || move ? { release: () => {} } : null
  },
}))
vi.mock('@/components/device/local-media', () => ({
  openLocalMedia: async () => ({ tracks: [], troubles: {} }),
  closeLocalMedia: () => {
    world.closed += 1
  },
}))
vi.mock('./until-online', () => ({ untilOnline: async () => {} }))

const ticket: Ticket = { meetingId: 'm', epoch: 1, url: 'ws://x', token: 'secret', self: 'sara', peer: 'eva' }
const fine: Result<Ticket> = { ok: true, value: ticket }
const no = (reason: string): Result<Ticket> => ({ ok: false, reason })

let answers: (Result<Ticket> | Error)[] = []
let asked: { id: string; device: string; move?: boolean }[] = []
let keeper: RoomKeeper
const kind = () => keeper.getSnapshot().state.kind
const soon = { timeout: 10_000 }
const becomes = (state: string) => vi.waitFor(() => expect(kind()).toBe(state), soon)

beforeEach(() => {
  Object.assign(world, {
    opens: [],
    listeners: [],
    patience: [],
    left: 0,
    givenUp: 0,
    seatFree: true,
    closed: 0,
  })
  answers = []
  asked = []
  const rejoin = async (input: { id: string; device: string; move?: boolean }) => {
    asked.push(input)
    const answer = answers.shift() ?? fine
    if (answer instanceof Error) throw answer
    return answer
  }
  keeper = new RoomKeeper(rejoin, everything)
})

describe('joining', () => {
  it('uses the ticket it has been given, and asks for none', async () => {
    await keeper.join({ meetingId: 'm', ticket })
    expect(kind()).toBe('joined')
    expect(asked).toEqual([])
  })

  it('asks for one otherwise, in the name of this window', async () => {
    await keeper.join({ meetingId: 'm' })
    expect(kind()).toBe('joined')
    expect(asked).toEqual([{ id: 'm', device: 'this-window', move: undefined }])
  })

  it('F6: tries once more when no media flows, with a fresh ticket, then says so', async () => {
    world.opens = ['no media', 'works']
    await keeper.join({ meetingId: 'm', ticket })
    expect(kind()).toBe('joined')
    expect(asked).toHaveLength(1)
    world.opens = ['no media', 'no media']
    await keeper.join({ meetingId: 'm', ticket })
    expect(keeper.getSnapshot().state).toEqual({ kind: 'failed', meetingId: 'm', reason: 'no_media' })
    expect(world.closed).toBe(1)
    expect(world.patience, 'the first try is short').toEqual([4_000, 10_000, 4_000, 10_000])
  })

  it('gives up a connection that is on its way when the call is over', async () => {
    world.opens = ['takes long']
    const joining = keeper.join({ meetingId: 'm', ticket })
    await vi.waitFor(() => expect(world.patience).toHaveLength(1), soon)
    keeper.leave('m')
    await joining
    expect(world.givenUp).toBe(1)
    expect(kind()).toBe('idle')
    expect(world.closed).toBe(1)
  })

  it('F8: lets go of the room as soon as the page goes', async () => {
    await keeper.join({ meetingId: 'm', ticket })
    keeper.goAway()
    expect(world.left).toBe(1)
  })

  it('keeps asking while LiveKit or the app is away', async () => {
    answers = [no('video_unavailable'), no('unavailable'), new Error('offline'), no('failed:abc'), fine]
    await keeper.join({ meetingId: 'm' })
    expect(kind()).toBe('joined')
    expect(asked).toHaveLength(5)
  })

  it.each([
    ['seat_taken', 'elsewhere'],
    ['already_ended', 'idle'],
    ['not_found', 'idle'],
    ['not_yet', 'idle'],
    ['signed_out', 'failed'],
    ['not_allowed', 'failed'],
  ])('refused with %s it is %s, and lets go of the devices', async (reason, state) => {
    answers = [no(reason)]
    await keeper.join({ meetingId: 'm' })
    expect(kind()).toBe(state)
    await vi.waitFor(() => expect(world.closed).toBe(1), soon)
  })

  it('remembers what is over, so that nothing joins it again', async () => {
    answers = [no('already_ended')]
    await keeper.join({ meetingId: 'm' })
    expect(keeper.getSnapshot().over).toBe('m')
  })

  it('F10: stays out while another window of this browser sits in the call, unless it is moved', async () => {
    world.seatFree = false
    await keeper.join({ meetingId: 'm' })
    expect(kind()).toBe('elsewhere')
    await keeper.join({ meetingId: 'm', move: true })
    expect(kind()).toBe('joined')
    expect(asked).toEqual([{ id: 'm', device: 'this-window', move: true }])
  })
})

describe('in a browser where nobody has ever chosen how to go in', () => {
  beforeEach(() => {
    keeper = new RoomKeeper(async () => fine, waysIn.nothing)
  })

  it('asks first, and sits down only with the answer', async () => {
    await keeper.comeBack('m')
    expect(keeper.getSnapshot().state).toEqual({ kind: 'asking', meetingId: 'm' })
    expect(world.listeners).toEqual([])
    await keeper.join({ meetingId: 'm', move: true })
    expect(kind()).toBe('joined')
  })

  it('does not ask somebody who is in already: the room has only moved on', async () => {
    await keeper.join({ meetingId: 'm', ticket })
    await keeper.comeBack('m')
    expect(kind()).toBe('joined')
  })

  it('goes in by itself once it was asked, and on a desk, where the way in is known', async () => {
    vi.stubGlobal('sessionStorage', { getItem: () => null })
    vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(waysIn.nothing) })
    await keeper.comeBack('m')
    expect(kind()).toBe('joined')
    vi.unstubAllGlobals()
    keeper = new RoomKeeper(async () => fine, everything)
    await keeper.comeBack('m')
    expect(kind()).toBe('joined')
  })
})

describe('in the call', () => {
  beforeEach(() => keeper.join({ meetingId: 'm', ticket }))

  it('says when the connection is away, and when LiveKit has found it again by itself', () => {
    world.listeners[0]?.dropped()
    expect(kind()).toBe('lost')
    world.listeners[0]?.resumed()
    expect(kind()).toBe('joined')
    expect(asked).toEqual([])
  })

  it('F5: goes back over the server when LiveKit has given up', async () => {
    answers = [no('video_unavailable'), fine]
    world.listeners[0]?.closed('livekit')
    expect(kind()).toBe('lost')
    await becomes('joined')
    expect(asked).toHaveLength(2)
  })

  it('does not give up for want of media once it was in', async () => {
    world.opens = ['no media', 'no media', 'no media', 'works']
    world.listeners[0]?.closed('livekit')
    await becomes('joined')
    expect(asked).toHaveLength(4)
  })

  it('F10: steps aside when LiveKit says that another device has come', () => {
    world.listeners[0]?.closed('other_device')
    expect(kind()).toBe('elsewhere')
    expect(asked).toEqual([])
  })

  it('F10: steps aside when another window of this browser takes the seat', () => {
    world.loseSeat()
    expect(kind()).toBe('elsewhere')
    expect(world.left).toBe(1)
  })

  it('listens no longer to a room it has left', async () => {
    keeper.leave('m')
    world.listeners[0]?.closed('livekit')
    world.listeners[0]?.dropped()
    expect(kind()).toBe('idle')
    expect(keeper.getSnapshot().over).toBe('m')
    expect(asked).toEqual([])
  })

  it('moves on to a new room without losing its seat', async () => {
    answers = [{ ok: true, value: { ...ticket, epoch: 2 } }]
    await keeper.join({ meetingId: 'm' })
    expect(keeper.getSnapshot().state).toEqual({ kind: 'joined', meetingId: 'm', epoch: 2 })
    expect(world.left).toBe(1)
  })

  it('hands data to whoever listens to the topic, across rooms', async () => {
    const heard: string[] = []
    const stop = keeper.data.listen('words', (bytes, from) => heard.push(`${from}: ${bytes.length}`))
    world.listeners[0]?.data('words', new Uint8Array(3), 'eva')
    world.listeners[0]?.data('other', new Uint8Array(9), 'eva')
    await keeper.join({ meetingId: 'm' })
    world.listeners[0]?.data('words', new Uint8Array(7), 'eva')
    world.listeners[1]?.data('words', new Uint8Array(4), 'eva')
    stop()
    world.listeners[1]?.data('words', new Uint8Array(5), 'eva')
    expect(heard).toEqual(['eva: 3', 'eva: 4'])
  })
})

it('tells while a ticket is expected', async () => {
  const seen: boolean[] = []
  keeper.subscribe(() => seen.push(keeper.getSnapshot().expecting))
  await keeper.expect(async () => expect(keeper.getSnapshot().expecting).toBe(true))
  expect(seen).toEqual([true, false])
})
