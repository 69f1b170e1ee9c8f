import { describe, expect, test } from 'vitest'
import { el, fakeOrigin, fakePage, place, snapshotOf, text } from '@/tests/support/fake-page'
import { EventCheck } from './check'
import { limits } from './event'
import { makeFilter } from './filter'

type Json = Record<string, unknown>

const element = (id: number, tagName: string, attributes: Json = {}, childNodes: unknown[] = []) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
})
const snapshot = (...childNodes: unknown[]) => ({
  type: 2,
  timestamp: 1,
  data: { node: { type: 0, id: 1, childNodes }, initialOffset: { left: 0, top: 0 } },
})
const change = (data: Json) => ({ type: 3, timestamp: 2, data })
const mutation = (data: Json) =>
  change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...data })
const page = snapshot(element(2, 'html', {}, [element(3, 'p', {}, [{ type: 3, id: 4, textContent: 'x' }])]))

function checked(...events: unknown[]) {
  const result = new EventCheck(fakeOrigin).check(events)
  return result.ok ? 'fine' : result.reason
}

describe('what our own sender sends is fine', () => {
  test('a whole page through the filter', () => {
    const link = el('link', { rel: 'stylesheet', href: '/_next/static/chunks/a.css' })
    const svg = el('svg', { viewBox: '0 0 24 24', 'data-share': 'image' }, el('path', { d: 'M0 0' }))
    const picture = el('img', { src: '/_next/static/media/a.png', 'data-share': 'image' })
    const body = el(
      'body',
      { class: 'known' },
      el('iframe'),
      el('script', {}, 'x'),
      svg,
      picture,
      el('input'),
    )
    const filter = makeFilter(fakePage(el('html', { lang: 'sv' }, el('head', {}, link), body)))
    const root = el('html', {}, 'x')
    place(root, text('y'))
    expect(checked(filter(snapshotOf(body)).event)).toBe('fine')
    expect(checked(makeFilter(fakePage(root))(snapshotOf(root)).event)).toBe('fine')
  })
  test.each([
    ['a size', { type: 4, timestamp: 1, data: { href: '/customer', width: 390, height: 844 } }],
    ['a text', mutation({ texts: [{ id: 4, value: 'y' }] })],
    ['an attribute taken away', mutation({ attributes: [{ id: 3, attributes: { class: null } }] })],
    ['a removal', mutation({ removes: [{ parentId: 3, id: 4 }] })],
    ['an addition', mutation({ adds: [{ parentId: 3, nextId: 4, node: element(9, 'b') }] })],
    [
      'additions that name each other',
      mutation({
        adds: [
          { parentId: 3, nextId: 11, node: element(10, 'b') },
          { parentId: 3, nextId: null, node: element(11, 'b') },
        ],
      }),
    ],
    ['scrolling', change({ source: 3, id: 3, x: 0, y: 10 })],
    ['a resize', change({ source: 4, width: 100, height: 100 })],
    ['typing', change({ source: 5, id: 3, text: 'x', isChecked: false })],
  ])('%s', (_, event) => expect(checked(page, event)).toBe('fine'))
})

describe('A63: forged events', () => {
  test.each([
    ['an unknown type', { type: 9, timestamp: 1, data: {} }, 'unknown_event'],
    ['a plugin event', { type: 6, timestamp: 1, data: { plugin: 'x', payload: 1 } }, 'unknown_event'],
    ['a custom event', { type: 5, timestamp: 1, data: { tag: 'x', payload: 1 } }, 'unknown_event'],
    ['no object', 'event', 'unknown_event'],
    ['null', null, 'unknown_event'],
    ['a list', [], 'unknown_event'],
    ['without data', { type: 3, timestamp: 1 }, 'unknown_event'],
    ['a font', change({ source: 10, family: 'x', fontSource: 'https://evil.example/f' }), 'unknown_event'],
    ['a style rule', change({ source: 8, id: 3, adds: [{ rule: '*{}' }] }), 'unknown_event'],
    ['an adopted style sheet', change({ source: 15, id: 1, styleIds: [1] }), 'unknown_event'],
    ['a canvas', change({ source: 9, id: 3, commands: [] }), 'unknown_event'],
    ['a text of a foreign node', mutation({ texts: [{ id: 77, value: 'x' }] }), 'foreign_node'],
    [
      'an attribute of a foreign node',
      mutation({ attributes: [{ id: 77, attributes: {} }] }),
      'foreign_node',
    ],
    ['a removal of a foreign node', mutation({ removes: [{ parentId: 3, id: 77 }] }), 'foreign_node'],
    [
      'an addition to a foreign node',
      mutation({ adds: [{ parentId: 77, nextId: null, node: element(9, 'b') }] }),
      'foreign_node',
    ],
    [
      'an addition before a foreign node',
      mutation({ adds: [{ parentId: 3, nextId: 77, node: element(9, 'b') }] }),
      'foreign_node',
    ],
    ['scrolling a foreign node', change({ source: 3, id: 77, x: 0, y: 0 }), 'foreign_node'],
    ['typing in a foreign node', change({ source: 5, id: '3', text: 'x' }), 'foreign_node'],
    ['a size below nothing', change({ source: 4, width: -1, height: 10 }), 'bad_number'],
    ['a size without end', change({ source: 4, width: Number.POSITIVE_INFINITY, height: 10 }), 'bad_number'],
    ['a time that is none', { type: 4, timestamp: Number.NaN, data: {} }, 'bad_number'],
    ['a text that is none', mutation({ texts: [{ id: 4, value: { toString: 'x' } }] }), 'bad_text'],
    ['a text without end', mutation({ texts: [{ id: 4, value: 'x'.repeat(limits.text + 1) }] }), 'bad_text'],
    [
      'lists that are none',
      change({ source: 0, texts: {}, attributes: [], removes: [], adds: [] }),
      'unknown_event',
    ],
    [
      'a snapshot in a mutation',
      mutation({ adds: [{ parentId: 3, nextId: null, node: snapshot().data.node }] }),
      'unknown_event',
    ],
  ])('%s', (_, event, reason) => {
    expect(checked(page, event)).toBe(reason)
  })

  test.each([
    ['a script', element(9, 'script'), 'bad_tag'],
    ['an iframe', element(9, 'iframe', { src: '/x' }), 'bad_tag'],
    ['a style', element(9, 'style'), 'bad_tag'],
    ['an object', element(9, 'object'), 'bad_tag'],
    ['a base', element(9, 'base'), 'bad_tag'],
    ['a meta refresh', element(9, 'meta'), 'bad_tag'],
    ['foreign content', { ...element(9, 'foreignObject'), isSVG: true }, 'bad_tag'],
    ['an HTML tag in a drawing', { ...element(9, 'div'), isSVG: true }, 'bad_tag'],
    ['a handler', element(9, 'p', { onclick: 'x' }), 'bad_attribute'],
    ['a style attribute', element(9, 'p', { style: 'x' }), 'bad_attribute'],
    ['css text', element(9, 'link', { _cssText: '*{}' }), 'bad_attribute'],
    ['an inlined picture', element(9, 'img', { rr_dataURL: 'data:,x' }), 'bad_attribute'],
    ['a foreign style sheet', element(9, 'link', { href: 'https://evil.example/a.css' }), 'bad_attribute'],
    ['a foreign picture', element(9, 'img', { src: 'https://evil.example/a.png' }), 'bad_attribute'],
    ['a script link', element(9, 'a', { href: 'javascript:alert(1)' }), 'bad_attribute'],
    [
      'a foreign fill',
      { ...element(9, 'path', { fill: 'url(//evil.example)' }), isSVG: true },
      'bad_attribute',
    ],
    ['an attribute without a value', element(9, 'p', { class: null }), 'bad_attribute'],
    ['a number as attribute', element(9, 'p', { class: 7 }), 'bad_text'],
    ['an unknown kind of node', { type: 4, id: 9, childNodes: [] }, 'unknown_event'],
    ['a negative id', element(-3, 'p'), 'bad_number'],
    ['an id that is none', { ...element(9, 'p'), id: '9' }, 'bad_number'],
  ])('%s', (_, node, reason) => {
    expect(checked(snapshot(element(2, 'html', {}, [node])))).toBe(reason)
    expect(checked(page, mutation({ adds: [{ parentId: 3, nextId: null, node }] }))).toBe(reason)
  })

  test('more nodes than agreed', () => {
    const many = Array.from({ length: limits.nodes }, (_, at) => element(at + 5, 'p'))
    expect(checked(snapshot(...many))).toBe('too_many_nodes')
  })
  test('nested without end', () => {
    let node = element(5_000, 'p')
    for (let id = 4_999; id > 4_000; id -= 1) node = element(id, 'p', {}, [node])
    expect(checked(snapshot(node))).toBe('too_many_nodes')
  })
  test('a snapshot forgets the nodes before it', () => {
    expect(checked(page, snapshot(element(2, 'html')), mutation({ texts: [{ id: 4, value: 'x' }] }))).toBe(
      'foreign_node',
    )
  })
  test('changes before any snapshot', () =>
    expect(checked(mutation({ texts: [{ id: 4, value: 'x' }] }))).toBe('foreign_node'))
})

test.each(['__proto__', 'constructor', 'prototype'])('A54: %s as an attribute', (name) => {
  const attributes = JSON.parse(`{"${name}":"x"}`) as Json
  expect(checked(snapshot(element(2, 'html', attributes)))).toBe('bad_attribute')
  expect(({} as Json).polluted).toBe(undefined)
})

test('what comes out is a copy with known fields only', () => {
  const extra = { ...element(2, 'html'), needBlock: true, rootId: 7, isShadowHost: true, isCustom: true }
  const result = new EventCheck(fakeOrigin).check([{ ...snapshot(extra), delay: -5 }])
  expect(result).toEqual({ ok: true, value: [snapshot(element(2, 'html'))] })
})
