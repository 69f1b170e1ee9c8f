import { describe, expect, it } from 'vitest'
import type { Meeting, MeetingState } from './meeting'
import { type MeetingEvent, type MeetingRefusal, transition } from './transition'

const common = {
  id: 'm',
  customerId: 'sara',
  advisorId: 'eva',
  bookingId: null,
  epoch: 1,
  createdAt: 0,
  answerBy: 30_000,
}
const over = { liveAt: null, endedAt: 5, endedBy: null, endReason: 'x' }
const meetings: Record<MeetingState, Meeting> = {
  ringing: { ...common, state: 'ringing' },
  waiting: { ...common, state: 'waiting' },
  live: { ...common, state: 'live', liveAt: 10, answeredBy: 'desk' },
  ended: { ...common, ...over, state: 'ended' },
  declined: { ...common, ...over, state: 'declined' },
  missed: { ...common, ...over, state: 'missed' },
  cancelled: { ...common, ...over, state: 'cancelled' },
  transferred: { ...common, ...over, state: 'transferred' },
}
const events: Record<MeetingEvent['type'], MeetingEvent> = {
  accept: { type: 'accept', by: 'eva', session: 'desk', at: 20 },
  let_in: { type: 'let_in', by: 'eva', session: 'desk', at: 20 },
  decline: { type: 'decline', by: 'eva', at: 20 },
  cancel: { type: 'cancel', by: 'sara', at: 20 },
  give_up: { type: 'give_up', at: 30_000 },
  hang_up: { type: 'hang_up', by: 'sara', at: 20 },
  left_empty: { type: 'left_empty', at: 20 },
  move_on: { type: 'move_on', by: 'sara' },
}

type Row = [MeetingState, MeetingEvent['type'], MeetingState | MeetingRefusal]
const table: Row[] = [
  ['ringing', 'accept', 'live'],
  ['ringing', 'let_in', 'not_waiting'],
  ['ringing', 'decline', 'declined'],
  ['ringing', 'cancel', 'cancelled'],
  ['ringing', 'give_up', 'missed'],
  ['ringing', 'hang_up', 'not_live'],
  ['ringing', 'left_empty', 'not_live'],
  ['ringing', 'move_on', 'ringing'],
  ['waiting', 'accept', 'not_ringing'],
  ['waiting', 'let_in', 'live'],
  ['waiting', 'decline', 'not_ringing'],
  ['waiting', 'cancel', 'cancelled'],
  ['waiting', 'give_up', 'missed'],
  ['waiting', 'hang_up', 'not_live'],
  ['waiting', 'left_empty', 'not_live'],
  ['waiting', 'move_on', 'not_live'],
  ['live', 'accept', 'answered_elsewhere'],
  ['live', 'let_in', 'answered_elsewhere'],
  ['live', 'decline', 'not_ringing'],
  ['live', 'cancel', 'not_ringing'],
  ['live', 'give_up', 'not_ringing'],
  ['live', 'hang_up', 'ended'],
  ['live', 'left_empty', 'ended'],
  ['live', 'move_on', 'live'],
]

describe('transition', () => {
  it.each(table)('%s, %s: %s', (state, type, expected) => {
    const answer = transition(meetings[state], events[type])
    expect(answer.ok ? answer.value.state : answer.reason).toBe(expected)
  })

  it.each(['ended', 'declined', 'missed', 'cancelled', 'transferred'] as const)(
    'nothing moves what is %s',
    (state) => {
      for (const event of Object.values(events)) {
        expect(transition(meetings[state], event)).toEqual({ ok: false, reason: 'already_ended' })
      }
    },
  )

  it.each<[MeetingEvent['type'], string]>([
    ['accept', 'sara'],
    ['accept', 'mikael'],
    ['decline', 'sara'],
    ['cancel', 'eva'],
    ['hang_up', 'mikael'],
    ['move_on', 'mikael'],
  ])('%s is not for %s', (type, by) => {
    const event = { ...events[type], by } as MeetingEvent
    const state = type === 'hang_up' ? 'live' : 'ringing'
    expect(transition(meetings[state], event)).toEqual({ ok: false, reason: 'not_found' })
    expect(transition(meetings.ended, event)).toEqual({ ok: false, reason: 'not_found' })
  })

  it('moves on to another room, for either of the two, and stays what it is', () => {
    for (const by of ['sara', 'eva'])
      expect(transition(meetings.live, { type: 'move_on', by })).toEqual({
        ok: true,
        value: { ...meetings.live, epoch: 2 },
      })
  })

  it('does not give up before its time', () => {
    expect(transition(meetings.ringing, { type: 'give_up', at: 29_999 })).toEqual({
      ok: false,
      reason: 'too_early',
    })
  })

  it('keeps who answered and when, and how it ended', () => {
    const live = transition(meetings.ringing, events.accept)
    expect(live).toMatchObject({ value: { state: 'live', liveAt: 20, answeredBy: 'desk' } })
    const ended = transition(meetings.live, { type: 'hang_up', by: 'eva', at: 99 })
    expect(ended).toMatchObject({ value: { liveAt: 10, endedAt: 99, endedBy: 'eva', endReason: 'hung_up' } })
    expect(transition(meetings.live, events.left_empty)).toMatchObject({
      value: { endedBy: null, endReason: 'left_empty' },
    })
  })
})
