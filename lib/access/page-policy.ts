import { isSecretPath } from './secret-path'

/** What the browser is told about a page of ours. */
export type PagePolicy = {
  /** base64, new for every request */
  nonce: string
  /** where browsers reach LiveKit, `ws:` or `wss:`; undefined when there is no video here */
  livekit?: string
  /** development: React needs eval, the error overlay needs inline styles */
  dev: boolean
}

/**
 * Content-Security-Policy (W3C CSP3) of every page but the replay: scripts by nonce only, nothing from elsewhere,
 * connections to ourselves and LiveKit. The last instance when something slipped through; never the lock itself.
 */
export function contentPolicy({ nonce, livekit, dev }: PagePolicy): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    ["connect-src 'self'", ...livekitOrigins(livekit)].join(' '),
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** "wss://video.bank.example/rtc" -> its ws and http origins: signalling, and the check before it. */
function livekitOrigins(livekit: string | undefined): string[] {
  if (!livekit || !URL.canParse(livekit)) return []
  const { protocol, host } = new URL(livekit)
  const safe = protocol === 'wss:' || protocol === 'https:'
  return safe ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`]
}

/**
 * Headers for every answer that passes the proxy, whoever asks. A page whose address is a secret is kept by nobody, and no
 * page that is opened from there is told where from.
 */
export function commonHeaders(https: boolean, path = ''): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy':
      'camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), midi=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isSecretPath(path) && { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }),
    ...(https && { 'Strict-Transport-Security': 'max-age=63072000' }),
  }
}
