import { afterEach, expect, test, vi } from 'vitest'
import { keep, recall } from './storage'

afterEach(() => vi.unstubAllGlobals())

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
}

test('what is kept for the window is not kept for the browser, and can be forgotten', () => {
  vi.stubGlobal('sessionStorage', storage())
  vi.stubGlobal('localStorage', storage())
  keep('window', 'corner', 'top-left')
  expect([recall('window', 'corner'), recall('browser', 'corner')]).toEqual(['top-left', null])
  keep('browser', 'corner', 'top-right')
  keep('window', 'corner', null)
  expect([recall('window', 'corner'), recall('browser', 'corner')]).toEqual([null, 'top-right'])
})

test.each(['window', 'browser'] as const)('a %s that keeps nothing breaks nothing', (place) => {
  const refuse = () => {
    throw new DOMException('not here', 'SecurityError')
  }
  for (const name of ['sessionStorage', 'localStorage'])
    vi.stubGlobal(name, { getItem: refuse, setItem: refuse, removeItem: refuse })
  keep(place, 'corner', 'top-left')
  keep(place, 'corner', null)
  expect(recall(place, 'corner')).toBeNull()
  vi.unstubAllGlobals()
  // where there is no such thing at all, either
  keep(place, 'corner', 'top-left')
  expect(recall(place, 'elsewhere')).toBeNull()
})
