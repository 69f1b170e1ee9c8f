import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { demoPassword } from '@/lib/access/demo-people'
import type { TestApp } from './app'

/** Something that serves. */
export type Served = Pick<TestApp, 'url'>

/** Somebody who talks HTTP without a browser: what an attacker, or a bank's own script, does. */
export type Caller = {
  cookie: string
  get(url: string, headers?: Record<string, string>): Promise<Response>
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /**
   * Calls a server action by its name, as its page does; answers its Result, or the status when it is none. A text is
   * sent as it is.
   */
  act(name: string, input: unknown, headers?: Record<string, string>): Promise<unknown>
}

/** A caller with this Cookie header; an empty one is nobody. */
export function callerWith(app: Served, cookie: string): Caller {
  const base = (more: Record<string, string> = {}) => ({ ...(cookie && { cookie }), ...more })
  return {
    cookie,
    get: (url, headers) => fetch(app.url + url, { headers: base(headers), redirect: 'manual' }),
    post: (url, body, headers) =>
      fetch(app.url + url, {
        method: 'POST',
        redirect: 'manual',
        headers: base({ origin: app.url, 'content-type': 'application/json', ...headers }),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    act: (name, input, headers) => act(app, base(headers), name, input),
  }
}

/** Signs in over HTTP, as the sign-in page does. */
export async function signInByHttp(
  app: Served,
  email: string,
  password: string = demoPassword,
): Promise<Caller> {
  const { response, jar } = await trySignIn(app, email, password)
  if (response.status !== 200) throw new Error(`${email} was refused: ${await response.text()}`)
  return callerWith(app, jar)
}

/** One try to sign in: the answer, and the cookies after it. */
export async function trySignIn(
  app: Served,
  email: string,
  password: string,
  headers: Record<string, string> = {},
  form: Record<string, string> = {},
) {
  const first = await fetch(`${app.url}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const before = cookiesOf(first)
  const response = await fetch(`${app.url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: before,
      origin: app.url,
      ...headers,
    },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true', ...form }),
  })
  return { response, jar: [before, cookiesOf(response)].filter(Boolean).join('; ') }
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

async function act(
  app: Served,
  headers: Record<string, string>,
  name: string,
  input: unknown,
): Promise<unknown> {
  const { id, page } = findAction(name)
  const response = await fetch(app.url + page, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: app.url,
      'next-action': id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify([input]),
  })
  const text = await response.text()
  const result = /^1:(\{.*\})$/m.exec(text)?.[1]
  return result ? JSON.parse(result) : { status: response.status }
}

/** Those that anybody may call: for whoever cannot sign in, and for the page of the demo that shows what was sent. */
export const openActions: readonly string[] = ['askForLink', 'saveNewPassword', 'replyInDemo']

/** Every other action that the build answers to, by name. */
export function listActions(): string[] {
  const all = Object.values(readManifest().node).map(({ exportedName = '' }) => exportedName)
  return all.filter((name) => !openActions.includes(name))
}

/** What this build calls an action; its form field is `$ACTION_ID_<id>`. */
export const actionId = (name: string): string => findAction(name).id

/** Every page and endpoint of the build: `/customer/accounts/[id]`. */
export function listRoutes(): string[] {
  const file = path.join(inject('buildFolder'), 'next/app-path-routes-manifest.json')
  return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
}

/** A GET as Next's router makes it: the page's data answers only under the `_rsc` that belongs to the headers. */
export async function getAsRouter(
  as: Caller,
  path: string,
  headers?: Record<string, string>,
): Promise<Response> {
  const first = await as.get(path, headers)
  const at = new URL(first.headers.get('location') ?? '/', first.url)
  return at.searchParams.has('_rsc') ? as.get(at.pathname + at.search, headers) : first
}

type Manifest = { node: Record<string, { exportedName?: string; workers: Record<string, unknown> }> }
let manifest: Manifest | undefined

/** An action's id in this build, and a page that carries it: only those answer. */
function findAction(name: string): { id: string; page: string } {
  const found = Object.entries(readManifest().node).find(([, entry]) => entry.exportedName === name)
  const pages = Object.keys(found?.[1].workers ?? {})
  const page = (pages.find((one) => !one.includes('[')) ?? pages[0])?.replace(/\[[^\]]+\]/g, () =>
    randomUUID(),
  )
  if (!found || !page) throw new Error(`the build has no action ${name}`)
  return { id: found[0], page: page.replace(/^app/, '').replace(/\/page$/, '') || '/' }
}

function readManifest(): Manifest {
  const file = path.join(inject('buildFolder'), 'next/server/server-reference-manifest.json')
  manifest ??= JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return manifest
}

export type StreamEvent = { event: string; data: Record<string, unknown> }

/**
 * Reads a person's stream until closed; `next` waits for the first event (from now on) that fits.
 * @param since until when they know everything, as they say
 */
export async function openStream(app: Served, caller: Caller, since?: number | string) {
  const control = new AbortController()
  const query = since === undefined ? '' : `?since=${since}`
  const response = await fetch(`${app.url}/api/presence/stream${query}`, {
    headers: { cookie: caller.cookie },
    signal: control.signal,
  })
  const events: StreamEvent[] = []
  const waiting = new Set<() => void>()
  const stream = { ended: false }
  void read(response, (event) => {
    events.push(event)
    for (const wake of waiting) wake()
  })
    .catch(() => {})
    .finally(() => {
      stream.ended = true
      for (const wake of waiting) wake()
    })
  const until = async (fits: () => boolean, ms: number) => {
    const deadline = Date.now() + ms
    while (!fits()) {
      if (Date.now() > deadline)
        throw new Error(`nothing fitting came in ${ms} ms; had ${JSON.stringify(events.slice(-3))}`)
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          resolve()
        }
        waiting.add(wake)
        setTimeout(wake, Math.max(1, deadline - Date.now() + 1))
      })
    }
  }
  return {
    status: response.status,
    events,
    async next(fits: (event: StreamEvent) => boolean, ms = 5_000): Promise<StreamEvent> {
      const from = Math.max(0, events.length - 1)
      await until(() => events.slice(from).some(fits), ms)
      return events.slice(from).find(fits) as StreamEvent
    },
    closed: (ms = 5_000) => until(() => stream.ended, ms),
    close: () => control.abort(),
  }
}

async function read(response: Response, tell: (event: StreamEvent) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (event && data) tell({ event, data: JSON.parse(data) })
    }
  }
}
