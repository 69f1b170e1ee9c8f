import { describe, expect, it } from 'vitest'
import {
  isLinkToken,
  isUsable,
  type LinkEvent,
  linkMinutes,
  newLink,
  type RecoveryLink,
  transition,
} from './recovery-link'

const made = Date.parse('2026-11-23T10:00:00Z')
const over = made + linkMinutes * 60_000
const open = newLink(made)
const used: RecoveryLink = { state: 'used', expiresAt: over, closedAt: made + 1 }
const replaced: RecoveryLink = { state: 'void', expiresAt: over, closedAt: made + 1 }
const refused = { ok: false, reason: 'link_over' }
const closed = (state: 'used' | 'void', closedAt: number) => ({
  ok: true,
  value: { state, expiresAt: over, closedAt },
})

describe('a link', () => {
  it('lasts thirty minutes', () => {
    expect(open).toEqual({ state: 'open', expiresAt: made + 1_800_000 })
  })

  it.each<[string, RecoveryLink, LinkEvent['type'], number, object]>([
    ['open: used at once', open, 'use', made, closed('used', made)],
    ['open: used in the last moment', open, 'use', over - 1, closed('used', over - 1)],
    ['open: not used when its time is over', open, 'use', over, refused],
    ['open: nor a year later', open, 'use', over + 31_536_000_000, refused],
    ['open: gives way to a newer one', open, 'replace', made + 5, closed('void', made + 5)],
    ['open and over: gives way as well', open, 'replace', over + 5, closed('void', over + 5)],
    ['used: not again', used, 'use', made + 2, refused],
    ['used: stays used', used, 'replace', made + 2, refused],
    ['void: not used', replaced, 'use', made + 2, refused],
    ['void: stays void', replaced, 'replace', made + 2, refused],
  ])('%s', (_, link, type, at, answer) => {
    expect(transition(link, { type, at })).toEqual(answer)
  })

  it.each<[string, RecoveryLink | undefined, number, boolean]>([
    ['open', open, made, true],
    ['over', open, over, false],
    ['used', used, made + 2, false],
    ['void', replaced, made + 2, false],
    ['not there', undefined, made, false],
  ])('%s: usable or not, and nothing else is told', (_, link, at, usable) => {
    expect(isUsable(link, at)).toBe(usable)
  })
})

describe('what stands in a link', () => {
  const token = Buffer.alloc(32, 0xfb).toString('base64url')

  it('is 32 bytes as base64url', () => {
    expect(token).toHaveLength(43)
    expect(isLinkToken(token)).toBe(true)
    expect(isLinkToken('A'.repeat(43))).toBe(true)
  })

  it.each([
    '',
    'x',
    token.slice(1),
    `${token}A`,
    `${token}=`,
    `${token}\n`,
    token.replace('-', '+'),
    `../${token.slice(3)}`,
    '[token]',
    'å'.repeat(43),
  ])('%j is none', (text) => {
    expect(isLinkToken(text)).toBe(false)
  })
})
