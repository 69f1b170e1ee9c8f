import { expect, test } from 'vitest'
import { placeholders } from './placeholders'

test.each([
  ['Nothing', [], []],
  ['Call {name}', ['name'], []],
  ['{a} and {b} and {a}', ['a', 'b'], []],
  ['{count, plural, one {# meeting with {who}} other {# meetings}}', ['count', 'who'], []],
  ['{kind, select, video {Video} other {Other}}', ['kind'], []],
  ['{at, date, ::HHmm}', ['at'], []],
  ['<link>Here</link> is {name}', ['name'], ['link']],
  ["It says '{nothing}'", [], []],
])('%s', (message, names, tags) => {
  expect(placeholders(message)).toEqual({ names, tags })
})
