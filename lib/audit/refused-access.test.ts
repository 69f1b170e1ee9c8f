import { describe, expect, it } from 'vitest'
import { isNewRefusal, type KeptRefusal, mostRefusals, pageName, refusals } from './refused-access'

const kept = (agoMs: number, what: string | null = 'acceptCall'): KeptRefusal => ({ what, agoMs })

describe('a refused access is one record', () => {
  it.each<[string, KeptRefusal[], boolean]>([
    ['the first', [], true],
    ['something else was refused before', [kept(1_000, 'saveNote')], true],
    ['the same, a second ago', [kept(1_000)], false],
    ['the same, just under a minute ago', [kept(59_999)], false],
    ['the same, a minute ago', [kept(60_000)], true],
    ['a record of another kind, just now', [kept(0, null)], true],
  ])('%s', (_, before, isNew) => {
    expect(isNewRefusal(before, 'acceptCall')).toBe(isNew)
  })

  it('does not flood the trail', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => kept(1_000, `action ${i}`))
    expect(isNewRefusal(many(mostRefusals - 1), 'acceptCall')).toBe(true)
    expect(isNewRefusal(many(mostRefusals), 'acceptCall')).toBe(false)
    const older = many(mostRefusals).map((one) => ({ ...one, agoMs: 60_000 }))
    expect(isNewRefusal(older, 'acceptCall')).toBe(true)
  })

  it('knows every kind of refusal', () => {
    expect(refusals).toContain('access_refused')
    expect(refusals.every((type) => type.endsWith('_refused'))).toBe(true)
  })
})

describe('what was asked for is named in our own words', () => {
  it.each([
    ['/', '/'],
    ['/customer', '/customer'],
    ['/customer/accounts/7f0cd7d5-6f0e-4b5e-9d3c-000000000001', '/customer/accounts/[id]'],
    ['/customer/accounts/x/statement?q=secret', '/customer/accounts/[id]/statement'],
    ['/api/bookings/x/calendar.ics', '/api/bookings/[id]/calendar.ics'],
    ['/api/messages/files/x', '/api/messages/files/[id]'],
    ['/advisor/messages/new?customer=x', '/advisor/messages/new'],
    ['/customer/messages/x', '/customer/messages/[id]'],
    ['/advisor/my-password-is-hunter2', '/advisor/[id]'],
    ['/advisor/a/b/c/d/e/f', '/advisor/[id]/[id]/[id]'],
    ['/recover', '/recover'],
    ['/recover/k3JvQ?x=1', '/recover/[token]'],
    ['//evil.example/customer', '/[id]/customer'],
    ['/advisor/constructor/__proto__', '/advisor/[id]/[id]'],
  ])('%s is %s', (path, name) => {
    expect(pageName(path)).toBe(name)
  })
})
