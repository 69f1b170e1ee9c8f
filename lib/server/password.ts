import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const keyLength = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** `scrypt$<salt>$<key>`, base64url. N=2^15, r=8, p=1 (OWASP password storage, 2024). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Checks in constant time. Without a stored hash it does the same work and says no: an unknown account looks alike. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, salt, key] = (stored ?? nobody).split('$')
  const expected = Buffer.from(key ?? '', 'base64url')
  const derived = await derive(password, Buffer.from(salt ?? '', 'base64url'))
  const same = expected.length === derived.length && timingSafeEqual(expected, derived)
  return same && stored !== undefined
}

const nobody = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(keyLength).toString('base64url')}`
