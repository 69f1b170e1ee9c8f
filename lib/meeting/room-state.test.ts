import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RoomEvent, type RoomState, roomAfter } from './room-state'

const idle: RoomState = { kind: 'idle' }
const joining: RoomState = { kind: 'joining', meetingId: 'm', since: 0, attempt: 1 }
const again: RoomState = { kind: 'joining', meetingId: 'm', since: 5, attempt: 2 }
const joined: RoomState = { kind: 'joined', meetingId: 'm', epoch: 1 }
const lost: RoomState = { kind: 'lost', meetingId: 'm', since: 5 }
const elsewhere: RoomState = { kind: 'elsewhere', meetingId: 'm' }
const failed: RoomState = { kind: 'failed', meetingId: 'm', reason: 'no_media' }
const asking: RoomState = { kind: 'asking', meetingId: 'm' }
const states = [idle, asking, joining, again, joined, lost, elsewhere, failed]

const connected: RoomEvent = { type: 'connected', epoch: 1 }
const dropped: RoomEvent = { type: 'dropped', at: 5 }
const noMedia: RoomEvent = { type: 'no_media', at: 5 }
const moved: RoomEvent = { type: 'moved' }
const refused = (reason: Extract<RoomEvent, { type: 'refused' }>['reason']): RoomEvent => ({
  type: 'refused',
  reason,
})

describe('roomAfter', () => {
  it.each<[string, RoomState, RoomEvent, RoomState]>([
    ['a browser that was never asked', idle, { type: 'ask', meetingId: 'm' }, asking],
    ['and has answered', asking, { type: 'join', meetingId: 'm', at: 0 }, joining],
    ['a late answer does not pull in who is still being asked', asking, connected, asking],
    ['another device took the call meanwhile', asking, moved, elsewhere],
    ['joining works', joining, connected, joined],
    ['the second try works', again, connected, joined],
    ['a first try without media is tried once more', joining, noMedia, again],
    ['a second try without media is the end of it', again, noMedia, failed],
    ['a connection that goes away is looked for', joined, dropped, lost],
    ['and found', lost, { type: 'resumed', epoch: 1 }, joined],
    ['also in a room that has moved on', lost, { type: 'connected', epoch: 2 }, { ...joined, epoch: 2 }],
    ['lost keeps its own time', lost, { type: 'dropped', at: 99 }, lost],
    ['lost does not give up for want of media', lost, noMedia, lost],
    ['somebody took the seat while we were lost', lost, refused('seat_taken'), elsewhere],
    ['it ended while we were lost', lost, refused('already_ended'), idle],
    ['not let in yet', joining, refused('not_yet'), idle],
    ['may not join at all', joining, refused('refused'), { ...failed, reason: 'refused' }],
    ['the server is away: keep trying', lost, refused('try_again'), lost],
    ['moved to another device', joined, moved, elsewhere],
    ['moved while lost', lost, moved, elsewhere],
    ['a late answer does not pull back what moved away', elsewhere, connected, elsewhere],
    ['a late refusal does not end a call that works', joined, refused('already_ended'), joined],
    ['nothing happens to nobody', idle, connected, idle],
    ['nor is a call found that nobody is in', idle, moved, idle],
    [
      'a new call starts over',
      failed,
      { type: 'join', meetingId: 'n', at: 7 },
      { ...joining, meetingId: 'n', since: 7 },
    ],
  ])('%s', (_, from, event, to) => {
    expect(roomAfter(from, event)).toEqual(to)
  })

  it.each(states)('leaving $kind is leaving', (state) => {
    expect(roomAfter(state, { type: 'leave' })).toEqual(idle)
  })

  it('never invents a meeting: the id is the one that was joined, whatever comes in whatever order', () => {
    const event = fc.constantFrom<RoomEvent>(
      connected,
      dropped,
      noMedia,
      moved,
      refused('seat_taken'),
      refused('refused'),
      refused('try_again'),
      { type: 'resumed', epoch: 3 },
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const end = events.reduce(roomAfter, joining)
        expect(end.kind === 'idle' || end.meetingId === 'm').toBe(true)
      }),
    )
  })
})
