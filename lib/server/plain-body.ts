import { isUtf8 } from 'node:buffer'
import { IncomingMessage } from 'node:http'
import { isPlainReply } from '@/lib/access/action-body'

/**
 * Reads what an action is called with before Next decodes it (which answers anything odd with a 500), and gives back a
 * request that still has it. Null when it is nothing that a page of ours sends.
 */
export async function withPlainBody(request: IncomingMessage): Promise<IncomingMessage | null> {
  if (!request.headers['content-type']?.startsWith('text/plain')) return null
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  if (!isUtf8(body) || !isPlainReply(body.toString('utf8'))) return null
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  const again = Object.assign(new IncomingMessage(request.socket), {
    ...{ method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor },
    complete: true,
  })
  again.push(body)
  again.push(null)
  return again
}
