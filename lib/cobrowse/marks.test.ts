import { describe, expect, test } from 'vitest'
import { el, type FakeElement, place } from '@/tests/support/fake-page'
import { blind, isSecretField, marksOf, type Sight, scopeOf, sightOf } from './marks'

function sight(element: FakeElement, wasSecret = false): Sight {
  return sightOf(element, scopeOf(element, new Map()), wasSecret)
}

/** The element innermost of the given ones. */
function nested(...elements: FakeElement[]): FakeElement {
  elements.forEach((element, at) => {
    const inner = elements[at + 1]
    if (inner) place(element, inner)
  })
  return elements.at(-1) as FakeElement
}

const opened = (...names: (keyof Sight)[]): Sight => ({
  ...blind,
  ...Object.fromEntries(names.map((name) => [name, true])),
})

describe('a mark opens what it says, on the element that carries it', () => {
  test.each([
    ['', []],
    ['text', ['text']],
    ['value', ['value']],
    ['href', ['href']],
    ['label', ['label']],
    ['image', ['image']],
    ['text  LABEL', ['text', 'label']],
    ['tree', ['text', 'href', 'label', 'image']],
    ['everything', []],
    ['none', []],
    ['off text value', []],
  ] as const)('data-share="%s"', (mark, names) => {
    expect(sight(el('p', { 'data-share': mark }))).toEqual(opened(...names))
  })

  test('without a mark nothing is open', () => expect(sight(el('p'))).toEqual(blind))
  test('marks do not reach children', () => {
    expect(sight(nested(el('div', { 'data-share': 'text value label href image' }), el('b')))).toEqual(blind)
  })
  test('words are split at any white space', () => {
    expect([...marksOf(el('p', { 'data-share': ' text\n\tvalue ' }))]).toEqual(['text', 'value'])
  })
})

describe('tree reaches static content, and what closes it is stronger', () => {
  const tree = () => el('section', { 'data-share': 'tree' })
  test.each([
    ['a child', [el('p')], opened('text', 'href', 'label', 'image')],
    ['a grandchild', [el('div'), el('p')], opened('text', 'href', 'label', 'image')],
    ['a field: never its value', [el('input')], opened('text', 'href', 'label', 'image')],
    ['a textarea: never its text', [el('textarea')], opened('href', 'label', 'image')],
    ['below none', [el('div', { 'data-share': 'none' }), el('p')], blind],
    ['below data-secret', [el('div', { 'data-secret': '' }), el('p', { 'data-share': 'text' })], blind],
    ['below off', [el('div', { 'data-share': 'off' }), el('p', { 'data-share': 'text' })], blind],
    ['in an editor', [el('div', { contenteditable: 'true' })], opened('href', 'label', 'image')],
    ['below an editor', [el('div', { contenteditable: '' }), el('p')], opened('href', 'label', 'image')],
  ])('%s', (_, path, expected) => expect(sight(nested(tree(), ...path))).toEqual(expected))

  test('none can be opened again by an own mark', () => {
    const inner = el('p', { 'data-share': 'text' })
    expect(sight(nested(tree(), el('div', { 'data-share': 'none' }), inner))).toEqual(opened('text'))
  })
  test('an editor with the mark value shows what is written in it', () => {
    const editor = el('div', { contenteditable: '', 'data-share': 'value' })
    expect(sight(nested(editor, el('p'))).text).toBe(true)
  })
  test('contenteditable="false" inside an editor is still the editor', () => {
    const inside = el('span', { contenteditable: 'false', 'data-share': 'text' })
    expect(sight(nested(el('div', { contenteditable: '' }), inside)).text).toBe(false)
  })
})

describe('secrets are never shared, whatever the mark', () => {
  const mark = { 'data-share': 'text value label tree' }
  test.each([
    ['input', { type: 'password' }],
    ['input', { type: ' PassWord ' }],
    ['input', { type: 'hidden' }],
    ['input', { type: 'file' }],
    ['input', { autocomplete: 'one-time-code' }],
    ['input', { autocomplete: 'current-password' }],
    ['input', { autocomplete: 'new-password' }],
    ['input', { autocomplete: 'cc-number' }],
    ['input', { autocomplete: 'cc-csc' }],
    ['input', { autocomplete: 'section-a billing CC-EXP' }],
    ['input', { 'data-rr-is-password': 'true' }],
    ['textarea', { autocomplete: 'one-time-code' }],
    ['select', { autocomplete: 'cc-exp-month' }],
  ])('%s %o', (name, attributes) => {
    const field = el(name, { ...attributes, ...mark })
    expect(isSecretField(field)).toBe(true)
    expect(sight(field)).toMatchObject({ text: false, value: false })
  })

  test.each([
    ['input', { type: 'text' }],
    ['input', { autocomplete: 'cc' }],
    ['input', { autocomplete: 'name' }],
    ['div', { autocomplete: 'cc-number' }],
  ])('not a secret: %s %o', (name, attributes) => expect(isSecretField(el(name, attributes))).toBe(false))

  test('a field that was a password before stays closed', () => {
    expect(sight(el('input', { type: 'text', ...mark }), true)).toMatchObject({ text: false, value: false })
  })
  test('data-secret closes everything, even the label', () => {
    expect(sight(el('input', { 'data-secret': '', ...mark }))).toEqual(blind)
  })
})

describe('a select and its options', () => {
  test.each([
    ['text', { text: true, value: false }],
    ['value', { text: false, value: true }],
    ['text value', { text: true, value: true }],
    ['', { text: false, value: false }],
  ])('data-share="%s" on the select', (mark, expected) => {
    expect(sight(nested(el('select', { 'data-share': mark }), el('optgroup'), el('option')))).toMatchObject(
      expected,
    )
  })
  test('an option of a secret select shows nothing chosen', () => {
    const menu = el('select', { autocomplete: 'cc-exp-year', 'data-share': 'value' })
    expect(sight(nested(menu, el('option'))).value).toBe(false)
  })
  test('an option outside a select has only its own marks', () => {
    expect(sight(el('option', { 'data-share': 'text' })).text).toBe(true)
  })
})

test('the drawing in a shared svg is shared, the one in another is not', () => {
  expect(sight(nested(el('svg', { 'data-share': 'image' }), el('g'), el('path'))).image).toBe(true)
  expect(sight(nested(el('svg'), el('path'))).image).toBe(false)
  expect(sight(nested(el('div', { 'data-share': 'image' }), el('svg'), el('path'))).image).toBe(false)
})

test('scopes are remembered for the event', () => {
  const known = new Map()
  const inner = nested(el('section', { 'data-share': 'tree' }), el('p'))
  expect(scopeOf(inner, known)).toBe(scopeOf(inner, known))
  expect(known.size).toBe(2)
})
