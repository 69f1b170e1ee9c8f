import { isIP } from 'node:net'
import { z } from 'zod'

/** A string that passes the check; otherwise the refusal says what was expected. */
const text = (expected: string, check: (value: string) => boolean) =>
  z.string().refine(check, { error: expected })

const urlOf = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined)

const urlWith = (schemes: string[], expected: string) =>
  text(expected, (value) => {
    const url = urlOf(value)
    if (!url || !schemes.includes(url.protocol.slice(0, -1))) return false
    return url.hostname !== '' || url.searchParams.has('host')
  })

const oneOf = <T>(words: Record<string, T>, expected: string) =>
  text(expected, (value) => Object.hasOwn(words, value.toLowerCase())).transform(
    (value) => words[value.toLowerCase()] as T,
  )

const inRange = (value: string, low: number, high: number) =>
  /^\d{1,5}$/.test(value) && Number(value) >= low && Number(value) <= high

export const port = text('a port number from 0 to 65535', (value) => inRange(value, 0, 65_535)).transform(
  Number,
)

export const host = text(
  'an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0',
  (value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value),
)

/** http(s)://host[:port] and nothing more; the trailing slash is dropped. */
export const origin = text(
  'an address such as https://bank.example, without path, query or user',
  (value) => {
    const url = urlOf(value)
    return /^https?:$/.test(url?.protocol ?? '') && `${url?.origin}/` === url?.href
  },
).transform((value) => new URL(value).origin)

export const folder = text('a path', (value) => !value.includes('\0'))
export const word = text('text without spaces', (value) => /^\S+$/.test(value))
export const secret = text('a secret of at least 32 characters', (value) => value.length >= 32)
export const token = text(
  'a token of at least 16 characters without spaces',
  (value) => value.length >= 16 && /^\S+$/.test(value),
)

export const postgresUrl = urlWith(
  ['postgres', 'postgresql'],
  'a URL such as postgresql://user:password@host:5432/radrum',
)
export const redisUrl = urlWith(['redis', 'rediss'], 'a URL such as redis://host:6379')
export const livekitUrl = urlWith(['ws', 'wss', 'http', 'https'], 'a URL such as wss://livekit.bank.example')
export const socketUrl = urlWith(
  ['ws', 'wss'],
  'a URL that browsers can reach, such as wss://livekit.bank.example',
)
export const smtpUrl = urlWith(['smtp', 'smtps'], 'a URL such as smtps://user:password@mail.bank.example')
/** tcp://host[:port] and nothing more. */
export const clamdUrl = text('an address such as tcp://clamd.bank.example:3310', (value) => {
  const url = urlOf(value)
  if (url?.protocol !== 'tcp:' || url.hostname === '') return false
  return [url.host, `${url.host}/`].some((rest) => url.href === `tcp://${rest}`)
})
export const issuer = urlWith(
  ['https', 'http'],
  'the URL of the OpenID Connect issuer, such as https://login.bank.example',
)

export const mailbox = text(
  'a sender such as no-reply@bank.example or "The Bank <no-reply@bank.example>"',
  (value) => /^(?:[^<>@\r\n]{0,100}<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(value),
)

/** Addresses and CIDR networks, parted by commas. */
export const networks = text(
  'addresses or networks parted by commas, such as 10.0.0.0/8,127.0.0.1',
  (value) => listOf(value).length > 0 && listOf(value).every(isNetwork),
).transform(listOf)

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function isNetwork(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || inRange(bits, 0, version === 4 ? 32 : 128)
}

const switches = {
  '1': true,
  true: true,
  on: true,
  yes: true,
  '0': false,
  false: false,
  off: false,
  no: false,
}
export const onOrOff = oneOf<boolean>(switches, '1 or 0')

type WorkerMode = 'on' | 'off' | 'only'
const modes = { on: 'on', '1': 'on', true: 'on', off: 'off', '0': 'off', false: 'off', only: 'only' } as const
export const workerMode = oneOf<WorkerMode>(
  modes,
  'on (jobs run in this process), off (another process runs them) or only (nothing but jobs)',
)

type RecoveryWay = 'mail' | 'off'
export const recoveryWay = oneOf<RecoveryWay>(
  { mail: 'mail', off: 'off' },
  'mail (a link by e-mail lets people choose a new password) or off (it does not)',
)

export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  error: 'trace, debug, info, warn, error, fatal or silent',
})
