import { type NextRequest, NextResponse } from 'next/server'
import { commonHeaders, contentPolicy } from '@/lib/access/page-policy'
import { hideSecretPaths } from '@/lib/access/secret-path'
import { environment } from '@/lib/server/environment'

/** What answers under a stricter policy of its own: the replay's frame, and files that people have sent. */
const ownPolicy = /^\/(replay|api\/messages\/files\/[^/]+)$/

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
  if (!ownPolicy.test(pathname)) response.headers.set('Content-Security-Policy', policy)
  return response
}

// Build output carries no policy; everything else does. Files do not come in this way (lib/server/route.ts): Next would hold
// each whole in memory before anybody has asked whose it is, and cut off what is over 10 MB.
export const config = { matcher: ['/((?!_next/static|_next/image|api/messages/files$).*)'] }
