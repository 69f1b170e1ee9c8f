import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** N=2^15, r=8, p=3: one of the settings of OWASP's password storage cheat sheet. About 100 ms and 32 MB a try. */
const cost = { log2N: 15, r: 8, p: 3 }
const keyLength = 32

type Stored = typeof cost & { salt: Buffer; key: Buffer }

function derive(password: string, { log2N, r, p, salt }: Omit<Stored, 'key'>): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`, salt and key base64url: what it cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, { ...cost, salt })
  const { log2N, r, p } = cost
  return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Checks in constant time. Without a stored hash it does the same work and says no: an unknown account looks alike. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const expected = stored === undefined ? nobody : parse(stored)
  const derived = await derive(password, expected)
  const same = expected.key.length === derived.length && timingSafeEqual(expected.key, derived)
  return same && stored !== undefined
}

/** The first ones were stored without their cost: 15, 8, 1. */
function parse(stored: string): Stored {
  const parts = stored.split('$')
  const [log2N = 15, r = 8, p = 1] = parts.slice(1, -2).map(Number)
  const [salt, key] = parts.slice(-2).map((part) => Buffer.from(part, 'base64url'))
  return { log2N, r, p, salt: salt ?? Buffer.alloc(0), key: key ?? Buffer.alloc(0) }
}

const nobody: Stored = { ...cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyLength) }
