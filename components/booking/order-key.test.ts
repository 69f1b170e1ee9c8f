import { expect, test } from 'vitest'
import { z } from 'zod'
import { newKey } from '@/components/booking/order-key'

test('a key is a UUID, and no two are the same', () => {
  const keys = Array.from({ length: 200 }, newKey)
  expect(keys.every((key) => z.uuidv4().safeParse(key).success)).toBe(true)
  expect(new Set(keys).size).toBe(200)
})
