import type { IncomingMessage, ServerResponse } from 'node:http'
import { databaseAnswers } from '@/db/ready'
import { commonHeaders } from '@/lib/access/page-policy'
import { addressBucket, peerAddress } from '@/lib/access/peer-address'
import { isPrefetch } from '@/lib/access/prefetch'
import { hideSecretPaths } from '@/lib/access/secret-path'
import { largestFile } from '@/lib/message/attachment'
import { inChannels } from '@/lib/question/channel'
import { needsDatabase, serveAwayPage } from './away-page'
import { environment } from './environment'
import { logFailure } from './log'
import { serveMetrics } from './metrics'
import { isOwnOrigin } from './origin'
import { withPlainBody } from './plain-body'
import { serveStream } from './stream'

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Larger bodies are refused before anybody reads them. Bytes. */
const maxBody = 1024 * 1024
/** Where a whole file comes in, past proxy.ts and what that does (it says why). */
const filesPath = '/api/messages/files'
const own: Record<string, Route> = { '/api/presence/stream': serveStream, '/api/metrics': serveMetrics }
/** Answered under any host name and to anybody: monitoring, LiveKit and the bank's gateways know us by address. */
const anyHost = new Set([
  ...['/api/health', '/api/ready', '/api/metrics', '/api/livekit/webhook'],
  ...inChannels.map((channel) => `/api/channels/${channel}`),
])
/** Headers that say things about the request which only we may say. */
const ours = [
  'x-radrum-address',
  'x-radrum-path',
  'x-radrum-prefetch',
  'x-nonce',
  'x-middleware-subrequest',
  'x-http-method-override',
]

/** The door of the process: our public host only, bodies within limits, the peer's true address; then streams or Next. */
export async function route(
  request: IncomingMessage,
  response: ServerResponse,
  toNext: Route,
): Promise<void> {
  try {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (!request.url?.startsWith('/') || request.url.startsWith('//'))
      return refuse(response, 400, 'Bad request')
    const length = Number(request.headers['content-length'] ?? 0)
    const takesFile = path === filesPath && !isAction(request)
    if (takesFile) setCommonHeaders(response)
    if (length > (takesFile ? largestFile : maxBody)) return refuseLarge(response, takesFile)
    if (!anyHost.has(path) && !isOurHost(request)) return otherHost(request, response)
    if (!anyHost.has(path) && !isRead(request)) {
      // a length that is not said cannot be held against the limit
      if (request.headers['transfer-encoding']) return refuse(response, 411, 'Length required')
      if (!isFromUs(request)) return refuse(response, 403, 'Not allowed')
      if (!path.startsWith('/api/') && !isAction(request)) return refuse(response, 405, 'Method not allowed')
    }
    for (const name of ours) delete request.headers[name]
    if (isPrefetch(request.headers)) request.headers['x-radrum-prefetch'] = '1'
    const { trustedProxies } = environment()
    const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    const peer = peerAddress(request.socket.remoteAddress ?? '', forwarded, trustedProxies)
    request.headers['x-radrum-address'] = addressBucket(peer)
    // what a client says of itself here would otherwise be believed by Next and next-auth
    request.headers['x-forwarded-host'] = new URL(environment().publicUrl).host
    const route = own[path]
    if (route && request.method === 'GET') return await route(request, response)
    if (route) return refuse(response, 405, 'Method not allowed')
    if (needsDatabase(request, path) && !(await databaseAnswers())) return serveAwayPage(request, response)
    const readable = isAction(request) ? await withPlainBody(request) : request
    if (!readable) return refuse(response, 400, 'Bad request')
    await toNext(readable, response)
  } catch (error) {
    // not the query: people search in it
    const path = hideSecretPaths(request.url?.split('?', 1)[0] ?? '')
    const id = logFailure(error, { path: path.slice(0, 200) })
    if (!response.headersSent) refuse(response, 500, `Something went wrong on our side (${id}).`)
    else response.destroy()
  }
}

/** A page that sends a file is told as the endpoint would tell it. */
function refuseLarge(response: ServerResponse, takesFile: boolean): void {
  if (takesFile)
    response
      .writeHead(413, { 'Content-Type': 'application/json', Connection: 'close' })
      .end('{"error":"file_too_large"}')
  else refuse(response, 413, 'Too large')
}

/** What proxy.ts puts on every other answer. */
function setCommonHeaders(response: ServerResponse): void {
  const https = environment().publicUrl.startsWith('https://')
  for (const [name, value] of Object.entries(commonHeaders(https))) response.setHeader(name, value)
}

function isOurHost(request: IncomingMessage): boolean {
  return request.headers.host === new URL(environment().publicUrl).host
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/** Pages are only looked at, or call an action. */
function isAction({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && headers['next-action'] !== undefined
}

/** Whatever changes something comes from a page of ours; Next itself would answer another origin with a 500. */
function isFromUs({ headers }: IncomingMessage): boolean {
  return isOwnOrigin({ get: (name) => headers[name]?.toString() })
}

/** The same page under another name (127.0.0.1 instead of localhost): pages move over, everything else is refused. */
function otherHost(request: IncomingMessage, response: ServerResponse): void {
  const mayMove = request.method === 'GET' || request.method === 'HEAD'
  if (mayMove) response.writeHead(307, { Location: `${environment().publicUrl}${request.url}` }).end()
  else refuse(response, 421, 'Misdirected request')
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text)
}
