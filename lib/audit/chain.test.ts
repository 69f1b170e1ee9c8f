import { expect, it } from 'vitest'
import { type Actor, type Role, system } from '@/lib/access/actor'
import { chainOf } from './chain'
import type { AuditEvent } from './event'

const who = (role: Role) => ({ id: role, role }) as Actor
const changed = { type: 'password_changed', linkId: 'l', ended: 1 } as const

it.each<[string, Actor | typeof system, AuditEvent, string]>([
  [
    'what concerns a customer',
    who('advisor'),
    { type: 'contact_noted', customerId: 'sara', via: 'phone', key: 'k' },
    'customer:sara',
  ],
  ['also when nobody is signed in', system, { ...changed, customerId: 'sara' }, 'customer:sara'],
  ['what concerns a staff member', system, { ...changed, staffId: 'eva' }, 'staff:eva'],
  ['what a customer does', who('customer'), { type: 'signed_in', sessionId: 's' }, 'customer:customer'],
  ['what staff do', who('scheduler'), { type: 'signed_in', sessionId: 's' }, 'staff:scheduler'],
  [
    'what belongs to nobody',
    system,
    { type: 'recovery_refused', account: 'x', reason: 'too_many_asks' },
    'system',
  ],
])('%s', (_, actor, event, chain) => {
  expect(chainOf(actor, event)).toBe(chain)
})
