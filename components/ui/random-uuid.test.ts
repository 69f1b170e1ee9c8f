import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { randomUuid } from '@/components/ui/random-uuid'

test('it is a UUID, and no two are the same, also without https', () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  vi.stubGlobal('crypto', { getRandomValues })
  const ids = Array.from({ length: 200 }, randomUuid)
  vi.unstubAllGlobals()
  expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true)
  expect(new Set(ids).size).toBe(200)
})
