import { describe, expect, test } from 'vitest'
import { commonHeaders, contentPolicy } from './page-policy'

const page = { nonce: 'bm9uY2U=', dev: false }

function directive(policy: string, name: string): string | undefined {
  return policy.split('; ').find((part) => part.startsWith(`${name} `))
}

describe('what a page may load and reach', () => {
  test('scripts by nonce, never inline or evaluated', () => {
    const script = directive(contentPolicy(page), 'script-src')
    expect(script).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
    expect(directive(contentPolicy(page), 'style-src')).toBe("style-src 'self' 'nonce-bm9uY2U='")
  })

  test.each([
    [undefined, "connect-src 'self'"],
    ['not a url', "connect-src 'self'"],
    ['ws://localhost:7880', "connect-src 'self' ws://localhost:7880 http://localhost:7880"],
    ['wss://video.bank.example/x', "connect-src 'self' wss://video.bank.example https://video.bank.example"],
    ['https://video.bank.example', "connect-src 'self' wss://video.bank.example https://video.bank.example"],
  ])('with LiveKit at %s: %s', (livekit, connect) => {
    expect(directive(contentPolicy({ ...page, livekit }), 'connect-src')).toBe(connect)
  })

  test.each([
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    "img-src 'self' data: blob:",
  ])('says %s', (part) => {
    expect(contentPolicy(page).split('; ')).toContain(part)
  })

  test('development opens only what the tools need', () => {
    expect(directive(contentPolicy({ ...page, dev: true }), 'script-src')).toContain("'unsafe-eval'")
    expect(contentPolicy(page)).not.toMatch(/unsafe-eval|style-src 'self' 'unsafe-inline'/)
  })

  test('https is remembered only where there is https', () => {
    expect(commonHeaders(true)['Strict-Transport-Security']).toBe('max-age=63072000')
    expect(commonHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
  })

  test('camera and microphone for ourselves only', () => {
    expect(commonHeaders(false)['Permissions-Policy']).toMatch(/^camera=\(self\), microphone=\(self\)/)
  })

  test('an address that is a secret is neither kept nor passed on', () => {
    expect(commonHeaders(true, '/recover/x')).toMatchObject({
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    for (const path of ['', '/recover', '/customer'])
      expect(commonHeaders(true, path)).toEqual(commonHeaders(true))
    expect(commonHeaders(true)).not.toHaveProperty('Cache-Control')
  })
})
