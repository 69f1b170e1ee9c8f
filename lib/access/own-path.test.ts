import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPath, pathWithin } from './own-path'

describe('where somebody may be sent after signing in', () => {
  test.each([
    ['/', '/'],
    ['/customer/cards', '/customer/cards'],
    ['/customer/accounts/7?page=2#top', '/customer/accounts/7?page=2#top'],
    ['/customer/../advisor', '/advisor'],
  ])('%s stays with us', (wanted, path) => {
    expect(ownPath(wanted)).toBe(path)
  })

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\tjavascript:alert(1)',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '@evil.example',
    'http://own.invalid@evil.example',
    '//own.invalid@evil.example',
    'customer',
    '',
    `/${'a'.repeat(2001)}`,
    '/sign-in',
    '/sign-in?next=/sign-in',
    '/recover',
    '/recover/x',
    '/api/auth/signout',
    '/replay',
    '//[',
  ])('A20: %j leads home instead', (wanted) => {
    expect(ownPath(wanted)).toBe('/')
  })

  test.each([undefined, null, 7, ['/customer'], {}])('%j is no path', (wanted) => {
    expect(ownPath(wanted)).toBe('/')
  })

  test('whatever is asked for, a browser stays on our origin', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '%2f',
      '%5c',
      '\t',
      '\n',
      'evil.example',
      'https',
      '?',
      '#',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ maxLength: 4 })), { maxLength: 8 }), (parts) => {
        const path = ownPath(parts.join(''))
        expect(new URL(path, 'https://bank.example').origin).toBe('https://bank.example')
        expect(ownPath(path)).toBe(path)
      }),
    )
  })
})

test.each([
  ['/customer/cards?x=1', '/customer/cards?x=1'],
  ['/customer', '/customer'],
  ['/customer?open=1', '/customer?open=1'],
  ['/customers', '/customer'],
  ['/advisor', '/customer'],
  ['/customer/../advisor', '/customer'],
  ['//evil.example/customer', '/customer'],
  ['/customer/locked?next=/customer/locked', '/customer'],
  [['/customer/cards'], '/customer'],
  [undefined, '/customer'],
])('within /customer, %j leads to %s', (wanted, path) => {
  expect(pathWithin('/customer', wanted)).toBe(path)
})
