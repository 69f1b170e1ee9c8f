import { describe, expect, it } from 'vitest'
import type { MeetingState } from '@/lib/meeting/meeting'
import { nextStep, ownCall } from './next-step'
import type { CustomerState, MeetingView } from './stream-state'

const eva = { id: 'eva', name: 'Eva Lind' }
const meeting = (state: MeetingState, advisor = eva): MeetingView => ({
  id: 'm',
  state,
  epoch: 1,
  customer: { id: 'sara', name: 'Sara Berg' },
  advisor,
  bookingId: null,
  createdAt: 0,
  answerBy: 0,
  liveAt: null,
  endedAt: null,
  endedBy: null,
  seat: null,
  sharing: null,
  askAgainAt: null,
})
const state = (callable: boolean, given: Partial<CustomerState> = {}): CustomerState => ({
  role: 'customer',
  now: 0,
  session: { state: 'active', locksAt: 0 },
  videoAvailable: true,
  advisor: {
    ...eva,
    promise: { state: 'available', until: null, nextFree: null, callable, changesAt: null },
  },
  deputies: [],
  meeting: null,
  request: null,
  ...given,
})
const request = { id: 'r', advisorName: 'Eva Lind', createdAt: 7 }

describe('nextStep', () => {
  it.each([
    ['can be called', state(true), 'call'],
    ['cannot be called', state(false), 'ask'],
    ['there is no video here', state(true, { videoAvailable: false }), 'ask'],
    ['has been asked', state(false, { request }), 'asked'],
    ['has been asked and can be called after all', state(true, { request }), 'call'],
    ['rings', state(false, { meeting: meeting('ringing') }), 'in_call'],
    ['waits', state(true, { meeting: meeting('waiting') }), 'in_call'],
    ['talks, and has asked before', state(false, { meeting: meeting('live'), request }), 'in_call'],
    ['did not answer', state(false, { meeting: meeting('missed') }), 'ask'],
    ['has hung up', state(true, { meeting: meeting('ended') }), 'call'],
  ])('%s', (_, given, step) => {
    expect(nextStep(given).step).toBe(step)
  })

  it('names whom one talks to', () => {
    const deputy = { id: 'nils', name: 'Nils Ek' }
    const talking = nextStep(state(true, { meeting: meeting('live', deputy) }))
    expect(talking).toEqual({ step: 'in_call', state: 'live', advisorName: 'Nils Ek' })
  })
})

describe('ownCall', () => {
  it.each([
    ['no meeting', null, null],
    ['live with the own advisor', meeting('live'), 'live'],
    ['ringing at the own advisor', meeting('ringing'), 'ringing'],
    ['over', meeting('ended'), null],
    ['live with a deputy', meeting('live', { id: 'nils', name: 'Nils Ek' }), null],
  ])('%s', (_, given, own) => {
    expect(ownCall(state(false, { meeting: given }))).toBe(own)
  })
})
