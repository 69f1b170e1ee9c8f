import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  all,
  el,
  type FakeElement,
  fakeOrigin,
  fakePage,
  raw,
  snapshotOf,
  text,
} from '@/tests/support/fake-page'
import type { SharedNode } from './event'
import { makeFilter, plainPath } from './filter'
import { PLACEHOLDER } from './filter-node'
import type { Page } from './page'

const secret = 'CANARY'

function shared(root: FakeElement, more: Partial<Page> = {}): SharedNode {
  const { event } = makeFilter(fakePage(root, more))(snapshotOf(root))
  if (event?.type !== 2) throw new Error('expected a snapshot')
  return event.data.node
}

function ids(node: SharedNode): number[] {
  return [node.id, ...('childNodes' in node ? node.childNodes.flatMap(ids) : [])]
}

function texts(node: SharedNode): string[] {
  if (node.type === 3) return [node.textContent]
  return 'childNodes' in node ? node.childNodes.flatMap(texts) : []
}

describe('A62: what carries no mark stays home', () => {
  const places: [string, FakeElement][] = [
    ['text', el('p', {}, secret)],
    ['neighbouring texts', el('p', {}, 'Dear ', secret)],
    ['a value', el('input', { value: secret })],
    ['a text area', el('textarea', {}, secret)],
    ['an option', el('select', {}, el('option', { value: secret }, secret))],
    ['an option group', el('select', {}, el('optgroup', { label: secret }))],
    ['title', el('p', { title: secret })],
    ['placeholder', el('input', { placeholder: secret })],
    ['alt', el('img', { alt: secret })],
    ['src', el('img', { src: `/_next/static/media/${secret}.png` })],
    ['href', el('a', { href: `/customer/${secret}` })],
    ['aria-label', el('button', { 'aria-label': secret })],
    ['id', el('p', { id: secret })],
    ['class', el('p', { class: `known ${secret}` })],
    ['style', el('p', { style: `--x: ${secret}` })],
    ['data-*', el('p', { 'data-account': secret })],
    ['role', el('p', { role: secret })],
    ['an unknown tag', el(`x-${secret.toLowerCase()}`, {}, secret)],
    ['a custom element', el('bank-card', { number: secret }, secret)],
    ['an iframe', el('iframe', { srcdoc: secret, src: `/${secret}`, title: secret })],
    ['a canvas', el('canvas', { 'data-x': secret }, secret)],
    ['a video', el('video', { poster: `/${secret}` })],
    ['an object', el('object', { data: `/${secret}` }, secret)],
    ['a style sheet', el('style', {}, `p::after { content: "${secret}" }`)],
    ['a script', el('script', {}, secret)],
    ['the title', el('title', {}, secret)],
    ['a meta element', el('meta', { content: secret })],
    ['a template', el('template', {}, secret)],
    ['noscript', el('noscript', {}, secret)],
    ['a drawing', el('svg', { 'aria-label': secret }, el('path', { d: secret }))],
    ['foreign content', el('svg', {}, el('foreignObject', { title: secret }, el('p', {}, secret)))],
    ['a strange link', el('link', { rel: 'stylesheet', href: `https://evil.example/${secret}.css` })],
    ['a link of another kind', el('link', { rel: secret, href: '/_next/static/a.css' })],
    ['a form', el('form', { action: `/${secret}`, name: secret })],
    ['an event handler', el('button', { onclick: secret })],
    ['an editor in a tree', el('div', { 'data-share': 'tree' }, el('div', { contenteditable: '' }, secret))],
    ['a password', el('input', { type: 'password', value: secret, 'data-share': 'value text' })],
    ['below data-secret', el('div', { 'data-secret': '', 'data-share': 'tree' }, el('p', {}, secret))],
    ['our own interface', el('div', { 'data-share': 'off' }, el('p', { title: secret }, secret))],
  ]
  test.each(places)('%s', (_, place) => {
    const root = el('html', {}, el('body', {}, place))
    const node = shared(root)
    expect(JSON.stringify(node).toUpperCase()).not.toContain(secret)
    expect(ids(node)).toEqual([1, ...all(root).map(({ id }) => id)])
  })
  test('the detector sees each of them without the filter', () => {
    for (const [, place] of places) expect(JSON.stringify(raw(place)).toUpperCase()).toContain(secret)
  })
})

describe('what carries a mark comes through', () => {
  test.each([
    ['text', el('p', { 'data-share': 'text' }, 'Balance')],
    ['a tree', el('section', { 'data-share': 'tree' }, el('h2', {}, 'Balance'))],
    ['a label', el('button', { 'data-share': 'label', 'aria-label': 'Balance' })],
    ['a value', el('input', { 'data-share': 'value', value: 'Balance' })],
    ['an option', el('select', { 'data-share': 'text' }, el('option', {}, 'Balance'))],
  ])('%s', (_, place) => expect(JSON.stringify(shared(el('html', {}, place)))).toContain('Balance'))

  test('options are named after their node and the chosen one is marked', () => {
    const option = el('option', { value: 'acc-1', selected: '' }, 'Savings')
    const node = shared(el('html', {}, el('select', { 'data-share': 'value' }, option)))
    expect(JSON.stringify(node)).toContain(`"attributes":{"selected":"","value":"n${option.id}"}`)
  })
  test('a hidden field and a hidden picture say that they are hidden', () => {
    const json = JSON.stringify(shared(el('html', {}, el('input', { value: 'x' }), el('img', { src: '/x' }))))
    expect(json).toContain('"data-hidden":"value"')
    expect(json).toContain('"data-hidden":"image"')
  })
})

describe('placeholders tell neither length nor kind', () => {
  test.each([
    [['1'], [PLACEHOLDER]],
    [['1 234 567,89 kr'], [PLACEHOLDER]],
    [
      ['Dear ', 'Eva', '!'],
      [PLACEHOLDER, '', ''],
    ],
    [
      [' ', 'Eva'],
      [PLACEHOLDER, ''],
    ],
    [['  \n'], [' ']],
    [
      ['', ' '],
      [' ', ''],
    ],
  ])('%o -> %o', (written, sent) => {
    expect(texts(shared(el('html', {}, el('p', {}, ...written.map(text)))))).toEqual(sent)
  })
  test('texts apart have one each', () => {
    expect(texts(shared(el('html', {}, el('p', {}, 'a', el('b', {}, 'c'), 'd'))))).toEqual([
      PLACEHOLDER,
      PLACEHOLDER,
      PLACEHOLDER,
    ])
  })
  test('no text at all gives anything but placeholders (any tree, any words)', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 6 })
    fc.assert(
      fc.property(words, (written) => {
        const sent = texts(shared(el('html', {}, el('p', {}, ...written.map(text)))))
        return sent.every((one) => ['', ' ', PLACEHOLDER].includes(one))
      }),
    )
  })
})

describe('nodes that are not on the page', () => {
  test.each([['a shadow tree or a frame', { element: () => null, text: () => null }]])(
    '%s: emptied',
    (_, gone) => {
      const root = el('html', { class: 'known' }, el('p', { 'data-share': 'text' }, secret))
      const node = shared(root, gone)
      expect(JSON.stringify(node)).not.toContain(secret)
      expect(ids(node)).toHaveLength(4)
    },
  )
  test('the document of a frame becomes nothing', () => {
    const root = el('html', {}, 'x')
    const event = snapshotOf(root)
    event.data.node.childNodes.push({ type: 0, id: 99, childNodes: [raw(el('p', {}, secret))] })
    const { event: sent } = makeFilter(fakePage(root))(event)
    expect(JSON.stringify(sent)).not.toContain(secret)
  })
})

describe('other events', () => {
  const field = el('input', { 'data-share': 'value' })
  const closed = el('input', {})
  const box = el('div', {})
  const menu = el('select', { 'data-share': 'value' })
  const tick = el('input', { type: 'checkbox', 'data-share': 'value' })
  const root = el('html', {}, field, closed, box, menu, tick)
  const filter = makeFilter(fakePage(root, { chosen: (id) => (id === menu.id ? 77 : null) }))
  const change = (data: object) => filter({ type: 3, timestamp: 5, data }).event
  const input = (id: number, value: string, isChecked = false) =>
    change({ source: 5, id, text: value, isChecked })

  test('typing in an open field', () => {
    expect(input(field.id, 'Rent')).toMatchObject({ data: { source: 5, id: field.id, text: 'Rent' } })
  })
  test('typing in a closed field: not even that it happens', () =>
    expect(input(closed.id, secret)).toBe(null))
  test('typing somewhere unknown', () => expect(input(9_999, secret)).toBe(null))
  test('choosing: the node, not the value', () => {
    expect(input(menu.id, 'acc-1')).toMatchObject({ data: { text: 'n77' } })
  })
  test('ticking: the state, not the inner name', () => {
    expect(input(tick.id, 'acc-1', true)).toMatchObject({ data: { text: '', isChecked: true } })
  })
  test('scrolling a box and the page', () => {
    expect(change({ source: 3, id: box.id, x: 1.4, y: -3 })).toMatchObject({ data: { x: 1, y: 0 } })
    expect(change({ source: 3, id: 1, x: 0, y: 40 })).toMatchObject({ data: { id: 1, y: 40 } })
  })
  test('scrolling a closed field would tell its length', () => {
    expect(change({ source: 3, id: closed.id, x: 300, y: 0 })).toBe(null)
  })
  test('the size of the window', () => {
    expect(change({ source: 4, width: 390, height: Number.NaN })).toMatchObject({
      data: { width: 390, height: 0 },
    })
  })
  test.each([1, 2, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 99])('source %i never travels', (source) => {
    expect(change({ source, id: box.id, positions: [], text: secret })).toBe(null)
  })
  test.each([0, 1, 5, 6, 7, 8, 99])('events of type %i never travel', (type) => {
    expect(filter({ type, timestamp: 5, data: { payload: secret } }).event).toBe(null)
  })
  test('the address loses query, fragment and what names a thing', () => {
    const href = `${fakeOrigin}/customer/accounts/7f3a?q=${secret}#${secret}`
    expect(filter({ type: 4, timestamp: 5, data: { href, width: 10, height: 20 } }).event).toEqual({
      type: 4,
      timestamp: 5,
      data: { href: '/customer/accounts/-', width: 10, height: 20 },
    })
  })
})

test.each([
  ['https://bank.example/', '/'],
  ['https://bank.example', ''],
  ['/customer/payments', '/customer/payments'],
  ['/customer/accounts/c0ffee00-1', '/customer/accounts/-'],
])('plainPath(%s) is %s', (href, path) => expect(plainPath(href)).toBe(path))
