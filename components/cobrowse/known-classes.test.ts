import { expect, test } from 'vitest'
import { classesIn } from './known-classes'

test.each([
  ['.card', ['card']],
  ['.a.b > .c:hover, .d::after', ['a', 'b', 'c', 'd']],
  ['.w-1\\/2', ['w-1/2']],
  ['.\\!border-spruce', ['!border-spruce']],
  ['.sm\\:grid-cols-\\[minmax\\(0\\,1fr\\)\\]', ['sm:grid-cols-[minmax(0,1fr)]']],
  ['.\\32 xl\\:p-4', ['2xl:p-4']],
  ['.mt-0\\.5', ['mt-0.5']],
  ['&:hover', []],
  ['html, body > main', []],
  ['.å-ö', ['å-ö']],
])('%s', (selector, names) => expect(classesIn(selector)).toEqual(names))
