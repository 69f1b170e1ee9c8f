import { scryptSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password'

it('knows the password again, and no other', async () => {
  const stored = await hashPassword('Rådrum-demo-1')
  expect(stored).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(await verifyPassword('Rådrum-demo-1', stored)).toBe(true)
  expect(await verifyPassword('Ra\u030adrum-demo-1', stored), 'however the ring was typed').toBe(true)
  expect(await verifyPassword('rådrum-demo-1', stored)).toBe(false)
  expect(await hashPassword('Rådrum-demo-1')).not.toBe(stored)
})

it('still knows one that was stored without its cost', async () => {
  const salt = Buffer.from('sixteen bytes ok')
  const key = scryptSync('secret', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 })
  const stored = `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
  expect(await verifyPassword('secret', stored)).toBe(true)
  expect(await verifyPassword('Secret', stored)).toBe(false)
})

it('says no to everything when there is no such account, or nothing sensible is stored', async () => {
  expect(await verifyPassword('', undefined)).toBe(false)
  expect(await verifyPassword('x', 'scrypt$x$y')).toBe(false)
})
