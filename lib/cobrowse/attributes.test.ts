import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { el, fakeOrigin } from '@/tests/support/fake-page'
import { attributeOf, barePath, mayCarry, ownAsset, ownSheet, sendable } from './attributes'
import { blind, type Sight } from './marks'

const around = { origin: fakeOrigin, knownClass: (token: string) => token.startsWith('known') }
const open: Sight = { text: true, value: true, href: true, label: true, image: true }
const only = (name: keyof Sight): Sight => ({ ...blind, [name]: true })

describe('always sent, but only with values from the list', () => {
  test.each([
    ['role', 'button', 'button'],
    ['role', 'my-secret', null],
    ['type', 'password', 'password'],
    ['type', 'canary', null],
    ['lang', 'sv', 'sv'],
    ['lang', 'x-secret', null],
    ['hidden', '', ''],
    ['hidden', 'secret', null],
    ['disabled', '', ''],
    ['disabled', 'secret', null],
    ['colspan', '3', '3'],
    ['colspan', '4711', null],
    ['aria-expanded', 'true', 'true'],
    ['aria-expanded', 'secret', null],
    ['aria-level', '2', '2'],
    ['data-state', 'open', 'open'],
    ['data-state', 'balance-12', null],
    ['scope', 'col', 'col'],
    ['class', 'known-a secret known-b', 'known-a known-b'],
    ['class', 'secret', null],
    ['rr_scrollTop', '120.4', '120'],
    ['rr_scrollTop', 'secret', null],
    ['rr_open_mode', 'modal', 'modal'],
  ])('%s="%s" -> %o', (name, value, sent) => {
    expect(attributeOf(name, value, el('div'), blind, around)).toBe(sent)
  })
})

describe('never sent, whatever the mark', () => {
  test.each([
    'id',
    'name',
    'style',
    'for',
    'onclick',
    'srcdoc',
    'data-account',
    'data-hidden',
    'aria-labelledby',
    'action',
    'content',
    'nonce',
    'integrity',
    'srcset',
    'background',
    'ping',
    '__proto__',
    'constructor',
    'toString',
  ])('%s', (name) => expect(attributeOf(name, 'x', el('div'), open, around)).toBe(null))

  test('no name that is not on the list (any name, any value)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        const sent = attributeOf(name, value, el('div'), open, around)
        return sent === null || sendable.has(name)
      }),
    )
  })
  test('enumerated attributes carry nothing of an arbitrary value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sendable), fc.uuid(), (name, value) => {
        return attributeOf(name, value, el('div'), blind, around) === null
      }),
    )
  })
})

describe('content needs its mark', () => {
  test.each([
    ['aria-label', 'p', 'label'],
    ['title', 'p', 'label'],
    ['placeholder', 'input', 'label'],
    ['alt', 'img', 'label'],
    ['label', 'optgroup', 'label'],
    ['value', 'input', 'value'],
    ['value', 'progress', 'value'],
    ['checked', 'input', 'value'],
    ['selected', 'option', 'value'],
    ['aria-checked', 'div', 'value'],
    ['aria-valuenow', 'div', 'value'],
    ['max', 'meter', 'value'],
  ] as const)('%s on %s needs %s', (name, tag, mark) => {
    expect(attributeOf(name, '7', el(tag), blind, around)).toBe(null)
    expect(attributeOf(name, '7', el(tag), only(mark), around)).toBe('7')
  })

  test('the words on a submit button are a label, not a value', () => {
    const button = el('input', { type: 'submit' })
    expect(attributeOf('value', 'Send', button, only('value'), around)).toBe(null)
    expect(attributeOf('value', 'Send', button, only('label'), around)).toBe('Send')
  })
  test.each(['checkbox', 'radio'])('the inner name of a %s is not sent', (type) => {
    expect(attributeOf('value', 'acc-17', el('input', { type }), open, around)).toBe(null)
  })
  test('option and select values may be account numbers: not sent', () => {
    expect(attributeOf('value', 'acc-17', el('option'), open, around)).toBe(null)
    expect(attributeOf('value', 'acc-17', el('select'), open, around)).toBe(null)
  })
  test('a ticked state needs the mark value', () => {
    expect(attributeOf('data-state', 'checked', el('button'), blind, around)).toBe(null)
    expect(attributeOf('data-state', 'checked', el('button'), only('value'), around)).toBe('checked')
  })
})

describe('addresses', () => {
  const sheet = '/_next/static/chunks/a1.css'
  test.each([
    [`${fakeOrigin}/customer?q=1#x`, '/customer'],
    ['/customer?q=1', '/customer'],
    ['https://evil.example/customer', null],
    [`${fakeOrigin}.evil.example/x`, null],
    ['//evil.example/x', null],
    ['/\\evil.example', null],
    ['/a/../b', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['', null],
  ])('barePath(%s)', (address, path) => expect(barePath(address, fakeOrigin)).toBe(path))

  test.each([
    [sheet, sheet],
    [`${fakeOrigin}${sheet}?v=2`, sheet],
    ['/_next/static/css/app/layout.css', '/_next/static/css/app/layout.css'],
    ['/_next/static/../../evil.css', null],
    ['/evil.css', null],
    ['https://evil.example/_next/static/a.css', null],
    ['/_next/static/a.js', null],
  ])('ownSheet(%s)', (address, path) => expect(ownSheet(address, fakeOrigin)).toBe(path))

  test.each([
    ['/_next/static/media/logo.1a.png', '/_next/static/media/logo.1a.png'],
    ['/assets/card.svg', '/assets/card.svg'],
    ['/api/statement.png', null],
    ['data:image/png;base64,AAAA', null],
    ['blob:https://bank.example/1', null],
  ])('ownAsset(%s)', (address, path) => expect(ownAsset(address, fakeOrigin)).toBe(path))

  test('a link element brings a stylesheet of ours or nothing', () => {
    const link = el('link', { rel: 'stylesheet', href: sheet })
    expect(attributeOf('rel', 'stylesheet', link, blind, around)).toBe('stylesheet')
    expect(attributeOf('href', `${fakeOrigin}${sheet}`, link, blind, around)).toBe(sheet)
    expect(attributeOf('href', 'https://evil.example/a.css', link, open, around)).toBe(null)
    expect(attributeOf('href', sheet, el('link', { rel: 'preload' }), open, around)).toBe(null)
    expect(attributeOf('title', 'secret', link, open, around)).toBe(null)
  })
  test('a link leads somewhere only with the mark href, and without its query', () => {
    expect(attributeOf('href', '/customer?q=1', el('a'), blind, around)).toBe(null)
    expect(attributeOf('href', '/customer?q=1', el('a'), only('href'), around)).toBe('/customer')
    expect(attributeOf('href', '/x', el('use'), open, around)).toBe(null)
  })
  test('a picture needs the mark image and must be ours', () => {
    const src = '/_next/static/media/eva.webp'
    expect(attributeOf('src', src, el('img'), blind, around)).toBe(null)
    expect(attributeOf('src', src, el('img'), only('image'), around)).toBe(src)
    expect(attributeOf('src', 'https://evil.example/a.png', el('img'), open, around)).toBe(null)
    expect(attributeOf('src', src, el('iframe'), open, around)).toBe(null)
  })
})

describe('drawings', () => {
  test.each([
    ['svg', 'width', '24', blind, '24'],
    ['svg', 'width', '137', blind, null],
    ['svg', 'viewBox', '0 0 24 24', blind, '0 0 24 24'],
    ['svg', 'viewBox', '0 0 137 10', blind, null],
    ['path', 'd', 'M0 0L10 10', blind, null],
    ['path', 'd', 'M0 0L10 10', open, 'M0 0L10 10'],
    ['path', 'fill', 'url(https://evil.example/a)', open, null],
    ['path', 'fill', 'currentColor', open, 'currentColor'],
    ['path', 'd', '<script>', open, null],
    ['div', 'width', '100', open, null],
    ['img', 'width', '100', open, '100'],
    ['img', 'width', '100', blind, null],
  ] as const)('%s %s="%s"', (tag, name, value, sight, sent) => {
    expect(attributeOf(name, value, el(tag), sight, around)).toBe(sent)
  })
})

describe('mayCarry: not even the moment of a closed change is told', () => {
  test.each([
    ['value', '1', el('input'), blind, false],
    ['value', '1', el('input'), only('label'), false],
    ['value', '1', el('input', { type: 'submit' }), only('label'), true],
    ['value', '1', el('option'), open, false],
    ['title', 'x', el('p'), blind, false],
    ['title', null, el('p'), only('label'), true],
    ['data-state', 'checked', el('p'), blind, false],
    ['data-state', 'open', el('p'), blind, true],
    ['style', 'width:1px', el('p'), open, false],
    ['rr_scrollTop', '3', el('p'), open, false],
    ['href', '/x', el('a'), blind, false],
    ['href', '/x', el('link'), blind, true],
    ['d', 'M0', el('path'), blind, false],
    ['class', 'x', el('p'), blind, true],
  ] as const)('%s=%o on an element: %#', (name, value, element, sight, may) => {
    expect(mayCarry(name, value, element, sight)).toBe(may)
  })
})
