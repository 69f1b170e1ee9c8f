import { describe, expect, it } from 'vitest'
import type { MeetingState } from '@/lib/meeting/meeting'
import { nextStep, ownCall, stepAbout } from './next-step'
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

describe('stepAbout', () => {
  const named = (id: string, callable: boolean) => ({
    ...{ id, name: id },
    promise: { ...state(callable).advisor.promise },
  })
  const deputies = [named('mikael', true), named('linn', true)]
  const told = (eva: boolean, deputyId: string | null, able: string[] | null, given: object = {}) => {
    const next = stepAbout(state(eva, { deputies, ...given }), deputyId, able)
    return next && `${next.step} ${next.who.id}`
  }
  it.each<[string, boolean, string | null, string[] | null, object, string | null]>([
    ['the own advisor, who has it', true, null, null, {}, 'call eva'],
    ['whoever has it', true, 'mikael', null, {}, 'call mikael'],
    ['the own advisor while that one cannot be called', true, 'x', null, {}, 'call eva'],
    ['no deputy who has it not', false, null, null, {}, 'ask eva'],
    ['only who may: not the own advisor', true, null, ['mikael'], {}, 'call mikael'],
    ['only who may: not whoever has it', false, 'mikael', ['linn'], {}, 'call linn'],
    ['the own advisor first of those who may', true, null, ['linn', 'eva'], {}, 'call eva'],
    ['nobody may', true, null, [], {}, null],
    [
      'who may cannot be called: is asked',
      true,
      null,
      ['linn'],
      { deputies: [named('linn', false)] },
      'ask linn',
    ],
    ['without video: is asked', true, null, ['mikael'], { videoAvailable: false }, 'ask mikael'],
    ['asked already', false, null, null, { request }, null],
    ['asked already, and a call is possible', true, null, null, { request }, 'call eva'],
    ['in a call', true, null, null, { meeting: meeting('live') }, null],
  ])('%s', (_, eva, deputyId, able, given, expected) => {
    expect(told(eva, deputyId, able, given)).toBe(expected)
  })
})
