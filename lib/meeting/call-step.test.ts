import { describe, expect, it } from 'vitest'
import type { MeetingView } from '@/lib/presence/stream-state'
import { type CallStep, callStep } from './call-step'
import type { MeetingState } from './meeting'
import type { RoomState } from './room-state'

const idle: RoomState = { kind: 'idle' }
const view = (state: MeetingState, rest: Partial<MeetingView> = {}): MeetingView => ({
  id: 'm',
  state,
  epoch: 1,
  customer: { id: 'sara', name: 'Sara Nyström' },
  advisor: { id: 'eva', name: 'Eva Lind' },
  bookingId: null,
  createdAt: 0,
  answerBy: 30_000,
  liveAt: null,
  endedAt: null,
  endedBy: null,
  seat: null,
  sharing: null,
  askAgainAt: null,
  ...rest,
})
const at = (known: Partial<Parameters<typeof callStep>[0]>) =>
  callStep({ view: null, room: idle, starting: false, closed: null, ...known })

describe('callStep', () => {
  it.each<[MeetingState, Partial<MeetingView>, CallStep['kind']]>([
    ['ringing', {}, 'calling'],
    ['waiting', { bookingId: 'b' }, 'waiting'],
    ['live', { liveAt: 10 }, 'in_call'],
    ['missed', { endedAt: 30_000 }, 'unanswered'],
    ['declined', { endedAt: 4_000, endedBy: 'eva' }, 'unanswered'],
    ['missed', { endedAt: 30_000, bookingId: 'b' }, 'not_let_in'],
    ['cancelled', { endedAt: 4_000, endedBy: 'sara' }, 'none'],
    ['transferred', { endedAt: 4_000, liveAt: 10 }, 'none'],
    ['ended', { endedAt: 4_000, liveAt: 10, endedBy: 'eva' }, 'ended'],
  ])('%s %j: %s', (state, rest, kind) => {
    expect(at({ view: view(state, rest) }).kind).toBe(kind)
  })

  it('says nothing without a meeting', () => {
    expect(at({})).toEqual({ kind: 'none' })
  })

  it('bridges the moment until the server has spoken, also over an older ending', () => {
    expect(at({ starting: true })).toEqual({ kind: 'starting' })
    expect(at({ starting: true, view: view('missed') })).toEqual({ kind: 'starting' })
  })

  it.each<MeetingState>(['missed', 'declined', 'ended'])(
    'an ending that was closed (%s) stays closed',
    (state) => {
      expect(at({ view: view(state, { endedAt: 9 }), closed: 'm' })).toEqual({ kind: 'none' })
      expect(at({ view: view(state, { endedAt: 9 }), closed: 'older' }).kind).not.toBe('none')
    },
  )

  it('a call that was cancelled is gone at once, before the server says so', () => {
    expect(at({ view: view('ringing'), closed: 'm' })).toEqual({ kind: 'none' })
    expect(at({ view: view('ringing'), closed: 'older' }).kind).toBe('calling')
  })

  it('a call that is open is never closed away', () => {
    expect(at({ view: view('live', { liveAt: 1 }), closed: 'm' }).kind).toBe('in_call')
  })

  it('offers to move the call here only while there is one', () => {
    const room: RoomState = { kind: 'elsewhere', meetingId: 'm' }
    expect(at({ view: view('live', { liveAt: 1 }), room }).kind).toBe('elsewhere')
    expect(at({ view: view('ended', { liveAt: 1, endedAt: 2 }), room }).kind).toBe('ended')
  })

  it('asks about camera and microphone first, only while there is a call', () => {
    const room: RoomState = { kind: 'asking', meetingId: 'm' }
    expect(at({ view: view('live', { liveAt: 1 }), room }).kind).toBe('asking')
    expect(at({ view: { ...view('live', { liveAt: 1 }), id: 'other' }, room }).kind).toBe('in_call')
    expect(at({ view: view('ended', { liveAt: 1, endedAt: 2 }), room }).kind).toBe('ended')
  })

  it('knows how long it lasted and whether somebody ended it', () => {
    expect(at({ view: view('ended', { liveAt: 10, endedAt: 70_010, endedBy: 'eva' }) })).toMatchObject({
      lasted: 70_000,
      byItself: false,
    })
    expect(at({ view: view('ended', { liveAt: 10, endedAt: 20 }) })).toMatchObject({ byItself: true })
    expect(at({ view: view('ended', { endedAt: 20 }) })).toMatchObject({ lasted: 0 })
  })
})
