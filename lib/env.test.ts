import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv, parseServerEnv, variableNames } from './env'

const long = 'x'.repeat(32)
const livekit = { LIVEKIT_URL: 'wss://video.bank.example', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: long }

function problems(record: Record<string, string>): string[] {
  try {
    parseEnv(record)
    return []
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return error.problems.map((problem) => problem.name)
  }
}

describe('an empty environment', () => {
  test('runs the demo on loopback', () => {
    const env = parseEnv({})
    expect(env).toMatchObject({
      port: 3000,
      portIsExplicit: false,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: '.data',
      demo: true,
      worker: 'on',
      livekit: undefined,
      clamdUrl: undefined,
      channelSecret: undefined,
      trustedProxies: [],
    })
  })

  test('is the same as one full of empty strings', () => {
    const blank = Object.fromEntries(variableNames.map((name) => [name, ' ']))
    expect(parseEnv(blank)).toEqual(parseEnv({}))
  })
})

describe('values', () => {
  test.each([
    ['PORT', ['0', '3000', '65535'], ['-1', '65536', '3000x', '1e3', '0x10']],
    ['HOST', ['127.0.0.1', '0.0.0.0', '::1', 'localhost'], ['http://x', 'a b', '-x']],
    [
      'PUBLIC_URL',
      ['https://bank.example', 'http://localhost:3000/'],
      [
        'bank.example',
        'https://b.example/x',
        'https://u@b.example',
        'https://b.example/?q',
        'ftp://b.example',
      ],
    ],
    [
      'DATABASE_URL',
      ['postgres://u:p@h/db', 'postgresql:///db?host=/run/postgresql'],
      ['mysql://h/db', 'h:5432', 'postgres:///db'],
    ],
    ['REDIS_URL', ['redis://h:6379', 'rediss://h'], ['http://h']],
    ['AUTH_SECRET', [long], ['short', 'x'.repeat(31)]],
    [
      'MAIL_FROM',
      ['a@b.example', 'The Bank <a@b.example>'],
      ['bank', 'a@b.example\nBcc: c@d.example', 'a@b, c@d'],
    ],
    [
      'CLAMD_URL',
      ['tcp://clamd.bank.example:3310', 'tcp://127.0.0.1:3310/', 'tcp://[::1]:3310', 'tcp://clamd'],
      [
        'clamd:3310',
        'http://clamd:3310',
        'tcp://',
        'tcp://clamd:99999',
        'tcp://clamd:3310/x',
        'tcp://u@clamd',
        'tcp://clamd?x',
      ],
    ],
    ['CHANNEL_SECRET', [long], ['short', 'x'.repeat(31)]],
    ['METRICS_TOKEN', ['a'.repeat(16)], ['short', 'has spaces in the token']],
    ['TRUSTED_PROXIES', ['127.0.0.1', '10.0.0.0/8, ::1/128'], ['10.0.0.0/33', 'proxy', '10.0.0.0/8/1', ',']],
    ['RECOVERY', ['mail', 'off', 'OFF'], ['sms', 'on', 'mail,off']],
    ['WORKER', ['on', 'off', 'only', '0', '1', 'TRUE'], ['maybe']],
    ['DEMO', ['1', '0', 'on', 'No'], ['2', 'constructor']],
    ['LOG_LEVEL', ['debug', 'silent'], ['loud', 'INFO!']],
  ])('%s', (name, good, bad) => {
    for (const value of good) expect(problems({ [name]: value }), value).toEqual([])
    for (const value of bad) expect(problems({ [name]: value }), value).toEqual([name])
  })

  test('the proxies and the public address are read as meant', () => {
    const env = parseEnv({ TRUSTED_PROXIES: '10.0.0.0/8, ::1', PUBLIC_URL: 'https://bank.example/' })
    expect(env.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
    expect(env.publicUrl).toBe('https://bank.example')
  })

  test.each([
    ['127.0.0.1', 'localhost'],
    ['0.0.0.0', 'localhost'],
    ['::', 'localhost'],
    ['127.0.0.2', '127.0.0.2'],
    ['192.168.1.5', '192.168.1.5'],
    ['fd00::5', '[fd00::5]'],
  ])('listening on %s it is reached as %s', (HOST, name) => {
    expect(parseEnv({ HOST }).publicUrl).toBe(`http://${name}:3000`)
  })

  test('a default public address follows the port', () => {
    expect(parseEnv({ PORT: '4100' })).toMatchObject({
      publicUrl: 'http://localhost:4100',
      portIsExplicit: true,
    })
  })
})

describe('the demo', () => {
  test('is off with a database of somebody, unless asked for', () => {
    const DATABASE_URL = 'postgres://u:p@h/db'
    expect(parseEnv({ DATABASE_URL }).demo).toBe(false)
    expect(parseEnv({ DATABASE_URL, DEMO: '1' }).demo).toBe(true)
    expect(parseEnv({ DEMO: '0' }).demo).toBe(false)
  })
})

describe('a new password', () => {
  const DATABASE_URL = 'postgres://u:p@h/db'
  const mail = { SMTP_URL: 'smtp://m.example', MAIL_FROM: 'a@b.example' }
  const oidc = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }

  test.each<[string, Record<string, string>, 'mail' | 'off']>([
    ['the demo shows its mails', {}, 'mail'],
    ['mails go out', { DATABASE_URL, ...mail }, 'mail'],
    ['mails become files', { DATABASE_URL }, 'off'],
    ['mails become files, but in the demo', { DATABASE_URL, DEMO: '1' }, 'mail'],
    ['mails go out, and the bank does not want it', { DATABASE_URL, ...mail, RECOVERY: 'off' }, 'off'],
    ['not in this demo', { RECOVERY: 'off' }, 'off'],
    ['the bank signs people in', { DATABASE_URL, ...mail, ...oidc }, 'off'],
    ['the bank signs people in, and says so all the same', { ...mail, ...oidc, RECOVERY: 'mail' }, 'mail'],
  ])('%s', (_, record, recovery) => {
    expect(parseEnv(record).recovery).toBe(recovery)
  })
})

describe('contradictions', () => {
  test.each([
    ['LiveKit without keys', { LIVEKIT_URL: 'wss://v.example' }, ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']],
    ['keys without LiveKit', { LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: long }, ['LIVEKIT_URL']],
    ['OIDC half set', { OIDC_ISSUER: 'https://i.example' }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    ['mail without a sender', { SMTP_URL: 'smtp://m.example' }, ['MAIL_FROM']],
    [
      'links by mail without a mail server',
      { DATABASE_URL: 'postgres://u:p@h/db', RECOVERY: 'mail' },
      ['SMTP_URL'],
    ],
    ['a public LiveKit without one', { LIVEKIT_PUBLIC_URL: 'wss://v.example' }, ['LIVEKIT_URL']],
    [
      'plain ws from an https page',
      { ...livekit, LIVEKIT_URL: 'ws://v.example', PUBLIC_URL: 'https://b.example' },
      ['LIVEKIT_PUBLIC_URL'],
    ],
  ])('%s', (_, record, names) => {
    expect(problems(record)).toEqual(names)
  })

  test('plain ws to the same machine is no contradiction', () => {
    const record = { ...livekit, LIVEKIT_URL: 'ws://127.0.0.1:7880', PUBLIC_URL: 'https://b.example' }
    expect(problems(record)).toEqual([])
  })

  test('every wrong variable is named at once, and no value is told', () => {
    const record = { PORT: 'x', AUTH_SECRET: 'hunter2' }
    expect(problems(record)).toEqual(['PORT', 'AUTH_SECRET'])
    expect(() => parseEnv(record)).toThrow(/^(?!.*hunter2)/s)
  })
})

test('LiveKit: browsers use the public address, or the same one as a socket', () => {
  expect(parseEnv(livekit).livekit?.publicUrl).toBe('wss://video.bank.example')
  expect(parseEnv({ ...livekit, LIVEKIT_URL: 'https://v.example' }).livekit?.publicUrl).toBe(
    'wss://v.example',
  )
  const apart = { ...livekit, LIVEKIT_URL: 'http://livekit:7880', LIVEKIT_PUBLIC_URL: 'wss://v.example' }
  expect(parseEnv(apart).livekit?.publicUrl).toBe('wss://v.example')
})

test('a serving process needs a database and a secret', () => {
  expect(() => parseServerEnv({})).toThrow('DATABASE_URL')
  expect(() => parseServerEnv({ DATABASE_URL: 'postgres://h/db' })).toThrow('AUTH_SECRET')
  expect(parseServerEnv({ DATABASE_URL: 'postgres://h/db', AUTH_SECRET: long }).authSecret).toBe(long)
})

test('whatever the environment says, it is read or refused by name', () => {
  const anyEnv = fc.dictionary(fc.constantFrom(...variableNames), fc.string())
  fc.assert(
    fc.property(anyEnv, (record) => {
      expect(problems(record).every((name) => variableNames.includes(name))).toBe(true)
    }),
  )
})

test('every variable is explained in .env.example, and no other', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(
    (m) => m[1],
  )
  expect([...new Set(listed)].sort()).toEqual([...variableNames].sort())
})
