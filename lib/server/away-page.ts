import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { commonHeaders } from '@/lib/access/page-policy'
import english from '@/lib/language/en/shell.json'
import { type Locale, localeCookie, pickLocale } from '@/lib/language/locale'
import swedish from '@/lib/language/sv/shell.json'
import { environment } from './environment'

const words: Record<Locale, typeof english.away> = { en: english.away, sv: swedish.away }
const style =
  ':root{color-scheme:light dark}body{font:18px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}'
const styleHash = createHash('sha256').update(style).digest('base64')
/** Seconds until it is worth asking again. */
const retryAfter = 5

/**
 * Without the database no page can be made, so 503 with Retry-After (RFC 9110 15.6.4) says so before one is begun: a
 * person reads a sentence that needs nothing else from us, a program gets JSON.
 */
export function serveAwayPage(request: IncomingMessage, response: ServerResponse): void {
  const https = environment().publicUrl.startsWith('https://')
  const common = commonHeaders(https, request.url)
  const headers = { 'Retry-After': String(retryAfter), 'Cache-Control': 'no-store', ...common }
  if (!isDocument(request)) {
    response.writeHead(503, { ...headers, 'Content-Type': 'application/json' })
    return void response.end('{"error":"unavailable"}')
  }
  const locale = localeOf(request)
  const { title, text, again } = words[locale]
  response.writeHead(503, {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
  })
  // an empty reference is the address itself, whatever it is: nothing of the request is echoed
  response.end(
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></main></html>`,
  )
}

/**
 * A page is loaded, or somebody signs in. Not the steps within a page that is open: they say for themselves that it did
 * not work, and a call beside them goes on.
 */
export function needsDatabase(request: IncomingMessage, path: string): boolean {
  return path.startsWith('/api/auth/') || isDocument(request)
}

function isDocument({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.rsc === undefined && (headers.accept ?? '').includes('text/html')
}

function localeOf({ headers }: IncomingMessage): Locale {
  const cookie = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(headers.cookie ?? '')?.[1]
  return pickLocale({ cookie, accept: headers['accept-language'] })
}
