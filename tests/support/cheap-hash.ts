import { randomBytes, scryptSync } from 'node:crypto'

const cost = { N: 16, r: 8, p: 1 }

/**
 * What is stored of a password, as `hashPassword` makes it, but at a cost that nobody notices: for those whose password a
 * test only uses. A stored hash names its own cost, so the same check reads it.
 */
export function cheapHash(password: string): string {
  const salt = randomBytes(16)
  const key = scryptSync(password.normalize('NFKC'), salt, 32, cost)
  const told = [Math.log2(cost.N), cost.r, cost.p]
  return ['scrypt', ...told, salt.toString('base64url'), key.toString('base64url')].join('$')
}
