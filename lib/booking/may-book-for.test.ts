import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { mayBookFor } from '@/lib/booking/may-book-for'

const actor = (role: Actor['role'], id: string, branchId = 'south'): Actor => ({
  id,
  role,
  branchId,
  name: id,
  sessionId: 's',
  locale: 'en',
  zone: 'Europe/Stockholm',
})
const anna = { id: 'anna', ownAdvisorId: 'eva', branchId: 'south' }
const eva = { id: 'eva', branchId: 'south' }
const deputy = { id: 'omar', branchId: 'south' }
const north = { id: 'nils', branchId: 'north' }

test.each<[string, Actor, { id: string; branchId: string }, boolean]>([
  ['a customer, their own advisor', actor('customer', 'anna'), eva, true],
  ['a customer, a deputy', actor('customer', 'anna'), deputy, true],
  ['a customer, any other advisor', actor('customer', 'anna'), north, false],
  ['A60 a customer for somebody else', actor('customer', 'bo'), eva, false],
  ['the own advisor', actor('advisor', 'eva'), eva, true],
  ['A02 another advisor', actor('advisor', 'nils'), north, false],
  ['the own advisor for a colleague', actor('advisor', 'eva'), deputy, false],
  ['the scheduler of the branch', actor('scheduler', 'ylva'), eva, true],
  ['A03 the scheduler of another branch', actor('scheduler', 'kim', 'north'), eva, false],
  ['a scheduler with an advisor of another branch', actor('scheduler', 'ylva'), north, false],
])('%s', (_, who, advisor, expected) => {
  expect(mayBookFor(who, anna, advisor, [deputy.id])).toBe(expected)
})

test('a scheduler cannot book a customer of another branch', () => {
  expect(mayBookFor(actor('scheduler', 'ylva'), { ...anna, branchId: 'north' }, eva, [])).toBe(false)
})
