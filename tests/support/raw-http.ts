import { request } from 'node:http'
import type { TestApp } from './app'

type Raw = {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** how often the body is sent, in chunks of which nobody says how many come */
  chunks?: number
}
export type RawAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** One request with exactly these headers (`Host` included), which `fetch` would not send. A closed door is status 0. */
export function rawRequest(
  app: TestApp,
  path: string,
  { method = 'GET', headers = {}, body, chunks }: Raw = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const host = `localhost:${app.port}`
    const length = body !== undefined && !chunks && { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(
      { host: '127.0.0.1', port: app.port, path, method, headers: { host, ...length, ...headers } },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          text += part
        })
        const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        answer.on('end', done).on('error', done)
      },
    )
    sent.on('error', () => resolve({ status: 0, headers: {}, text: '' }))
    if (chunks) for (let i = 0; i < chunks; i += 1) sent.write(body)
    sent.end(chunks ? undefined : body)
  })
}
