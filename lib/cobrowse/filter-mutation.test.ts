import { describe, expect, test } from 'vitest'
import { el, type FakeElement, fakePage, place, raw, snapshotOf, text } from '@/tests/support/fake-page'
import type { Mutation } from './event'
import { makeFilter } from './filter'
import { PLACEHOLDER } from './filter-node'

const secret = 'CANARY'

function watched(root: FakeElement) {
  const filter = makeFilter(fakePage(root))
  filter(snapshotOf(root))
  return (data: object) => {
    const { event, again } = filter({ type: 3, timestamp: 9, data: { source: 0, ...data } })
    return { mutation: event ? ((event as { data: unknown }).data as Mutation) : null, again }
  }
}

const changed = (element: FakeElement, attributes: Record<string, unknown>) => ({
  attributes: [{ id: element.id, attributes }],
})

describe('texts that change', () => {
  test('a hidden text that changes is not even mentioned', () => {
    const old = text('100 kr')
    const mutate = watched(el('html', {}, el('p', {}, old)))
    old.data = secret
    expect(mutate({ texts: [{ id: old.id, value: secret }] }).mutation).toBe(null)
  })
  test('an open text travels', () => {
    const old = text('100 kr')
    const mutate = watched(el('html', {}, el('p', { 'data-share': 'text' }, old)))
    expect(mutate({ texts: [{ id: old.id, value: '200 kr' }] }).mutation?.texts).toEqual([
      { id: old.id, value: '200 kr' },
    ])
  })
  test('a text that is no longer open is covered', () => {
    const old = text('100 kr')
    const p = el('p', { 'data-share': 'text' }, old)
    const mutate = watched(el('html', {}, p))
    p.attributes.delete('data-share')
    expect(mutate({ texts: [{ id: old.id, value: secret }] }).mutation?.texts).toEqual([
      { id: old.id, value: PLACEHOLDER },
    ])
  })
  test('empty becomes something: the placeholder appears once', () => {
    const [one, two] = [text(''), text('')]
    const mutate = watched(el('html', {}, el('p', {}, one, two)))
    two.data = secret
    expect(mutate({ texts: [{ id: two.id, value: secret }] }).mutation?.texts).toEqual([
      { id: one.id, value: PLACEHOLDER },
    ])
  })
  test('the text of a node that is gone', () => {
    const mutate = watched(el('html', {}))
    expect(JSON.stringify(mutate({ texts: [{ id: 4_000_000, value: secret }] }))).not.toContain(secret)
  })
})

describe('nodes that come and go', () => {
  test('a node added is emptied, in its place', () => {
    const root = el('html', {})
    const mutate = watched(root)
    const added = place(root, el('p', { title: secret }, secret)) as FakeElement
    const { mutation } = mutate({ adds: [{ parentId: root.id, nextId: null, node: raw(added) }] })
    expect(mutation?.adds).toMatchObject([{ parentId: root.id, nextId: null, node: { id: added.id } }])
    expect(JSON.stringify(mutation)).not.toContain(secret)
  })
  test('when the first of a run goes, the placeholder moves on', () => {
    const [one, two] = [text('Dear '), text('Eva')]
    const p = el('p', {}, one, two)
    const mutate = watched(el('html', {}, p))
    p.children.shift()
    const { mutation } = mutate({ removes: [{ parentId: p.id, id: one.id }] })
    expect(mutation?.texts).toEqual([{ id: two.id, value: PLACEHOLDER }])
  })
  test('when a text comes before the first, it takes the placeholder over', () => {
    const old = text('Eva')
    const p = el('p', {}, old)
    const mutate = watched(el('html', {}, p))
    const added = text('Dear ')
    added.parent = p
    p.children.unshift(added)
    const { mutation } = mutate({ adds: [{ parentId: p.id, nextId: old.id, node: raw(added) }] })
    expect(mutation?.adds[0]?.node).toMatchObject({ textContent: PLACEHOLDER })
    expect(mutation?.texts).toEqual([{ id: old.id, value: '' }])
  })
  test('the document of a frame is not attached', () => {
    const root = el('html', {})
    const node = { type: 0, id: 50, childNodes: [raw(el('p', {}, secret))] }
    const added = { isAttachIframe: true, adds: [{ parentId: root.id, nextId: null, node }] }
    expect(watched(root)(added).mutation).toBe(null)
  })
})

describe('attributes that change', () => {
  test.each([
    ['title', secret],
    ['style', { width: '40%' }],
    ['style', `width: ${secret}`],
    ['aria-label', secret],
    ['value', secret],
    ['data-account', secret],
    ['data-state', 'checked'],
    ['__proto__', secret],
  ])('a closed %s: nothing is told', (name, value) => {
    const field = el('input', {})
    expect(watched(el('html', {}, field))(changed(field, { [name]: value })).mutation).toBe(null)
  })
  test('an unknown role takes the known one away', () => {
    const p = el('p', { role: 'button' })
    expect(watched(el('html', {}, p))(changed(p, { role: secret })).mutation?.attributes).toEqual([
      { id: p.id, attributes: { role: null } },
    ])
  })
  test('known classes stay, others do not', () => {
    const p = el('p', {})
    expect(watched(el('html', {}, p))(changed(p, { class: `known ${secret}` })).mutation?.attributes).toEqual(
      [{ id: p.id, attributes: { class: 'known' } }],
    )
  })
  test('an attribute taken away', () => {
    const p = el('p', {})
    expect(watched(el('html', {}, p))(changed(p, { hidden: null })).mutation?.attributes).toEqual([
      { id: p.id, attributes: { hidden: null } },
    ])
  })
  test('of what travels empty only its classes', () => {
    const frame = el('iframe', { 'data-share': 'tree' })
    const mutate = watched(el('html', {}, frame))
    expect(mutate(changed(frame, { title: secret, lang: 'sv' })).mutation).toBe(null)
    expect(mutate(changed(frame, { class: 'known' })).mutation?.attributes).toHaveLength(1)
  })
  test('nothing of elements that do not travel or are gone', () => {
    const style = el('style', {})
    const mutate = watched(el('html', {}, style))
    expect(mutate(changed(style, { class: 'known' })).mutation).toBe(null)
    expect(mutate({ attributes: [{ id: 4_000_000, attributes: { class: 'known' } }] }).mutation).toBe(null)
  })
})

describe('a changed mark asks for a fresh snapshot', () => {
  test.each(['data-share', 'data-secret', 'type', 'autocomplete', 'contenteditable'])('%s', (name) => {
    const field = el('input', {})
    expect(watched(el('html', {}, field))(changed(field, { [name]: null })).again).toBe(true)
  })
  test('others do not', () => {
    const p = el('p', {})
    expect(watched(el('html', {}, p))(changed(p, { class: 'known' })).again).toBe(false)
  })
  test('a shown password is still one', () => {
    const field = el('input', { type: 'text', 'data-share': 'value', 'data-rr-is-password': 'true' })
    expect(watched(el('html', {}, field))(changed(field, { value: secret })).mutation).toBe(null)
  })
})
