import { describe, expect, it } from 'vitest'
import type { Actor, Role } from './actor'
import {
  mayAnswerQuestion,
  mayAskIn,
  mayEditCalendar,
  mayHandBack,
  mayHandOver,
  mayOpenCustomer,
  mayReadCalendar,
  maySeeShared,
  maySeeTalk,
  maySeeThread,
  mayTurnTo,
} from './policy'

const someone = (role: Role, id: string, branchId = 'stockholm'): Actor => ({
  id,
  role,
  name: id,
  branchId,
  sessionId: 's',
  locale: 'en',
  zone: 'Europe/Stockholm',
})
const sara = { id: 'sara', ownAdvisorId: 'eva', branchId: 'stockholm' }
const minute = 60_000

describe('mayOpenCustomer', () => {
  const tie = (state: 'ringing' | 'waiting' | 'live' | 'over') => [
    { advisorId: 'mikael', state, from: 100 * minute, to: 130 * minute },
  ]
  it.each<[string, Actor, ReturnType<typeof tie>, number, boolean]>([
    ['the own advisor, any time', someone('advisor', 'eva'), [], 0, true],
    ['another advisor', someone('advisor', 'mikael'), [], 0, false],
    ['a deputy while being rung', someone('advisor', 'mikael'), tie('ringing'), 0, true],
    ['a deputy in the live meeting', someone('advisor', 'mikael'), tie('live'), 999 * minute, true],
    ['16 minutes before a meeting', someone('advisor', 'mikael'), tie('waiting'), 84 * minute, false],
    ['15 minutes before a meeting', someone('advisor', 'mikael'), tie('waiting'), 85 * minute, true],
    ['59 minutes after it', someone('advisor', 'mikael'), tie('over'), 189 * minute, true],
    ['60 minutes after it', someone('advisor', 'mikael'), tie('over'), 190 * minute, false],
    ["somebody else's meeting", someone('advisor', 'kerstin'), tie('live'), 110 * minute, false],
    ['a scheduler', someone('scheduler', 'eva'), [], 0, false],
    ['another customer', someone('customer', 'eva'), [], 0, false],
  ])('%s', (_, actor, ties, now, may) => {
    expect(mayOpenCustomer(actor, sara, ties, now)).toBe(may)
  })
})

describe('maySeeShared', () => {
  const booking = { customerId: 'sara', advisorId: 'eva', branchId: 'stockholm' }
  it.each<[Actor, boolean]>([
    [someone('customer', 'sara'), true],
    [someone('customer', 'jonas'), false],
    [someone('customer', 'eva'), false],
    [someone('advisor', 'eva'), true],
    [someone('advisor', 'mikael'), false],
    [someone('advisor', 'sara'), false],
    [someone('scheduler', 'nils'), true],
    [someone('scheduler', 'birgit', 'umea'), false],
  ])('$role $id', (actor, may) => {
    expect(maySeeShared(actor, booking)).toBe(may)
  })
  it('says no to a scheduler where no branch is known', () => {
    expect(maySeeShared(someone('scheduler', 'nils'), { customerId: 'sara', advisorId: 'eva' })).toBe(false)
  })
})

describe('calendars', () => {
  const eva = { id: 'eva', branchId: 'stockholm' }
  it.each<[Actor, boolean, boolean]>([
    [someone('advisor', 'eva'), true, false],
    [someone('advisor', 'mikael'), false, false],
    [someone('scheduler', 'nils'), true, true],
    [someone('scheduler', 'birgit', 'umea'), false, false],
    [someone('customer', 'sara'), false, false],
  ])('$role $id reads %s, edits %s', (actor, reads, edits) => {
    expect(mayReadCalendar(actor, eva)).toBe(reads)
    expect(mayEditCalendar(actor, eva)).toBe(edits)
  })
})

describe('mayTurnTo', () => {
  it.each<[string, boolean]>([
    ['eva', true],
    ['mikael', true],
    ['kerstin', false],
  ])('%s', (advisorId, may) => {
    expect(mayTurnTo(someone('customer', 'sara'), sara, advisorId, ['mikael'])).toBe(may)
  })
  it('is for the customer alone', () => {
    expect(mayTurnTo(someone('customer', 'jonas'), sara, 'eva', [])).toBe(false)
    expect(mayTurnTo(someone('advisor', 'sara'), sara, 'eva', [])).toBe(false)
  })
})

describe('a thread of messages', () => {
  const thread = (deputyId: string | null) => ({ customerId: 'sara', ownAdvisorId: 'eva', deputyId })
  it.each<[string, Actor, string | null, [see: boolean, handOver: boolean, handBack: boolean]]>([
    ['the customer', someone('customer', 'sara'), null, [true, false, false]],
    ['another customer', someone('customer', 'jonas'), null, [false, false, false]],
    ['the own advisor', someone('advisor', 'eva'), null, [true, true, true]],
    ['the own advisor while a colleague has it', someone('advisor', 'eva'), 'mikael', [true, true, true]],
    ['the colleague who has it', someone('advisor', 'mikael'), 'mikael', [true, false, true]],
    ['a deputy who has not got it', someone('advisor', 'mikael'), null, [false, false, false]],
    ['a scheduler', someone('scheduler', 'nils'), 'mikael', [false, false, false]],
    ['a scheduler with the deputy’s id', someone('scheduler', 'mikael'), 'mikael', [false, false, false]],
  ])('%s', (_, actor, deputyId, may) => {
    const subject = thread(deputyId)
    expect([maySeeThread(actor, subject), mayHandOver(actor, subject), mayHandBack(actor, subject)]).toEqual(
      may,
    )
  })
})

describe('a question of the bank', () => {
  it.each<[string, Actor, string | null, [ask: boolean, answer: boolean]]>([
    ['the customer', someone('customer', 'sara'), null, [false, true]],
    ['another customer', someone('customer', 'jonas'), null, [false, false]],
    ['the own advisor', someone('advisor', 'eva'), null, [true, false]],
    ['the colleague who has the thread', someone('advisor', 'mikael'), 'mikael', [true, false]],
    ['a deputy who has not got it', someone('advisor', 'mikael'), null, [false, false]],
    ['a scheduler', someone('scheduler', 'nils'), 'mikael', [false, false]],
    ['an advisor with the customer’s id', someone('advisor', 'sara'), null, [false, false]],
  ])('%s', (_, actor, deputyId, may) => {
    const subject = { customerId: 'sara', ownAdvisorId: 'eva', deputyId }
    expect([mayAskIn(actor, subject), mayAnswerQuestion(actor, subject)]).toEqual(may)
  })
})

describe('a talk with the assistant', () => {
  it.each<[Actor, boolean]>([
    [someone('customer', 'sara'), true],
    [someone('customer', 'jonas'), false],
    [someone('advisor', 'eva'), false],
    [someone('advisor', 'sara'), false],
    [someone('scheduler', 'nils'), false],
  ])('$role $id sees it: %s', (actor, may) => {
    expect(maySeeTalk(actor, { customerId: 'sara' })).toBe(may)
  })
})
