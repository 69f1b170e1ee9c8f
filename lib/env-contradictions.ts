import type { EnvProblem, Variables } from './env'

/** Variables that are right one by one and cannot be meant together. */
export function contradictions(v: Variables): EnvProblem[] {
  return [
    ...together(v, ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']),
    ...together(v, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']),
    ...mixedContent(v),
    ...linksNobodyGets(v),
    ...needs(v, 'SMTP_URL', 'MAIL_FROM', 'the sender that the mail server of SMTP_URL accepts'),
    ...needs(v, 'LIVEKIT_PUBLIC_URL', 'LIVEKIT_URL', 'the LiveKit that LIVEKIT_PUBLIC_URL leads to'),
  ]
}

/** Accounts and data of the demo: where nobody has brought a database, unless said otherwise. */
export function isDemo(v: Variables): boolean {
  return v.DEMO ?? v.DATABASE_URL === undefined
}

/** A link by mail needs a mail server; in the demo `/demo/mail` shows it. */
function linksNobodyGets(v: Variables): EnvProblem[] {
  if (v.RECOVERY !== 'mail' || v.SMTP_URL || isDemo(v)) return []
  return [{ name: 'SMTP_URL', expected: 'the mail server that carries the links of RECOVERY=mail' }]
}

function together(v: Variables, names: (keyof Variables)[]): EnvProblem[] {
  const set = names.filter((name) => v[name] !== undefined)
  if (set.length === 0 || set.length === names.length) return []
  return names
    .filter((name) => v[name] === undefined)
    .map((name) => ({ name, expected: `a value, because ${set.join(' and ')} ${isOrAre(set)} set` }))
}

const isOrAre = (names: unknown[]) => (names.length === 1 ? 'is' : 'are')

function needs(v: Variables, given: keyof Variables, name: keyof Variables, expected: string): EnvProblem[] {
  return v[given] !== undefined && v[name] === undefined ? [{ name, expected }] : []
}

/** A page served over https may not open a plain WebSocket, except to the machine it runs on. */
function mixedContent(v: Variables): EnvProblem[] {
  const name = v.LIVEKIT_PUBLIC_URL ? 'LIVEKIT_PUBLIC_URL' : 'LIVEKIT_URL'
  const video = v[name]
  if (!video || !v.PUBLIC_URL?.startsWith('https:')) return []
  const url = new URL(video)
  const plain = url.protocol === 'ws:' || url.protocol === 'http:'
  if (!plain || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return []
  return [
    {
      name: 'LIVEKIT_PUBLIC_URL',
      expected: 'a wss:// URL, because PUBLIC_URL is https and browsers block plain ws://',
    },
  ]
}
