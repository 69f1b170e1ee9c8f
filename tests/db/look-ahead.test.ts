import { encode } from 'next-auth/jwt'
import { beforeAll, expect, it, vi } from 'vitest'
import { environment } from '@/lib/server/environment'
import { sessionCookieName } from '@/lib/server/identity'
import { notThere, requireLocked, requireRole } from '@/lib/server/session'
import { freshDatabase } from '@/tests/support/database'
import { makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
let the: People
let request = new Headers()
vi.mock('next/headers', () => ({ headers: async () => request }))

beforeAll(async () => {
  the = await makePeople(new Date())
})

it.each([
  ['a page of another role', 'sara', () => requireRole('advisor')],
  ['its locked page', 'jonas', () => requireLocked('advisor', '/advisor')],
  ['what is not theirs', 'aino', () => notThere(the.aino, new Date())],
] as const)('%s: written down when somebody asks, not when a browser looks ahead', async (_, who, open) => {
  const { authSecret: secret } = environment()
  const token = await encode({ token: { sid: the[who].sessionId }, secret })
  request = new Headers({ cookie: `${sessionCookieName()}=${token}`, 'x-radrum-path': '/advisor' })
  const kept = `SELECT 1 FROM audit_event WHERE type = 'access_refused' AND actor_id = $1`
  const records = async () => (await database.pool.query(kept, [the[who].id])).rowCount
  request.set('x-radrum-prefetch', '1')
  await expect(open()).rejects.toThrow(/NEXT_/)
  expect(await records()).toBe(0)
  request.delete('x-radrum-prefetch')
  await expect(open()).rejects.toThrow(/NEXT_/)
  expect(await records()).toBe(1)
})
