import { type NextRequest, NextResponse } from 'next/server'
import { commonHeaders, contentPolicy } from '@/lib/access/page-policy'
import { hideSecretPaths } from '@/lib/access/secret-path'
import { environment } from '@/lib/server/environment'

/**
 * Puts a fresh nonce and the content policy on request (where Next and our own scripts find them) and response, and
 * tells pages their own path. It never decides who may see what: pages and actions do (`requireRole`, `action`).
 */
export function proxy(request: NextRequest): NextResponse {
  const { publicUrl, livekit } = environment()
  const https = publicUrl.startsWith('https://')
  const { pathname, search } = request.nextUrl
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentPolicy({
    nonce,
    livekit: livekit?.publicUrl,
    dev: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-radrum-path', hideSecretPaths(pathname + search))
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(commonHeaders(https, pathname)))
    response.headers.set(name, value)
  // the replay's handler sets a policy of its own, stricter and with other ancestors
  if (pathname !== '/replay') response.headers.set('Content-Security-Policy', policy)
  return response
}

// Build output carries no policy; everything else does. Uploads of more than 10 MB must not pass here.
export const config = { matcher: ['/((?!_next/static|_next/image).*)'] }
