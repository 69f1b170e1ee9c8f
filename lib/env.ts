import { z } from 'zod'
import { contradictions, isDemo } from './env-contradictions'
import * as is from './env-values'

/** One variable that is wrong, and what was expected. Never its value: it may be a secret. */
export type EnvProblem = { name: string; expected: string }

/** Everything the environment may say, parsed. */
export type Env = {
  port: number
  /** somebody asked for this port; the default one may step to the next free one */
  portIsExplicit: boolean
  host: string
  /** where people reach the app, without a trailing slash */
  publicUrl: string
  dataDir: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** undefined: video is not available here */
  livekit: { url: string; apiKey: string; apiSecret: string; publicUrl: string } | undefined
  authSecret: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  /** undefined: no scanner looks at files here (in the demo a stand-in does) */
  clamdUrl: string | undefined
  /** undefined: no gateway brings us what customers answer outside the netbank */
  channelSecret: string | undefined
  metricsToken: string | undefined
  /** addresses and networks whose X-Forwarded-For is believed */
  trustedProxies: string[]
  /** background jobs in this process, elsewhere, or nothing but jobs */
  worker: 'on' | 'off' | 'only'
  chromium: string | undefined
  /** how somebody who has forgotten the password gets a new one */
  recovery: 'mail' | 'off'
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  demo: boolean
  logLevel: string
}

/** What a serving process needs besides; `npm start` fills it in. */
export type ServerEnv = Env & { databaseUrl: string; authSecret: string }

/** The environment is wrong. The message names every variable, so one look is enough. */
export class EnvError extends Error {
  constructor(readonly problems: EnvProblem[]) {
    super(problems.map(({ name, expected }) => `${name}: expected ${expected}`).join('\n'))
    this.name = 'EnvError'
  }
}

const variables = z.object({
  PORT: is.port.optional(),
  HOST: is.host.default('127.0.0.1'),
  PUBLIC_URL: is.origin.optional(),
  DATA_DIR: is.folder.default('.data'),
  DATABASE_URL: is.postgresUrl.optional(),
  REDIS_URL: is.redisUrl.optional(),
  LIVEKIT_URL: is.livekitUrl.optional(),
  LIVEKIT_API_KEY: is.word.optional(),
  LIVEKIT_API_SECRET: is.secret.optional(),
  LIVEKIT_PUBLIC_URL: is.socketUrl.optional(),
  AUTH_SECRET: is.secret.optional(),
  SMTP_URL: is.smtpUrl.optional(),
  MAIL_FROM: is.mailbox.optional(),
  CHANNEL_SECRET: is.secret.optional(),
  CLAMD_URL: is.clamdUrl.optional(),
  METRICS_TOKEN: is.token.optional(),
  TRUSTED_PROXIES: is.networks.default([]),
  WORKER: is.workerMode.default('on'),
  CHROMIUM: is.folder.optional(),
  RECOVERY: is.recoveryWay.optional(),
  OIDC_ISSUER: is.issuer.optional(),
  OIDC_CLIENT_ID: is.word.optional(),
  OIDC_CLIENT_SECRET: is.word.optional(),
  DEMO: is.onOrOff.optional(),
  LOG_LEVEL: is.logLevel.default('info'),
})

export type Variables = z.infer<typeof variables>

/** The names of every variable, in the order of `.env.example`. */
export const variableNames: readonly string[] = Object.keys(variables.shape)

/**
 * Reads the environment. An empty value counts as unset; other variables are ignored.
 * @throws EnvError naming each wrong or contradictory variable
 */
export function parseEnv(record: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    variableNames.map((name) => [name, record[name]?.trim() || undefined] as const),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), expected: issue.message })),
    )
  }
  const wrong = contradictions(parsed.data)
  if (wrong.length > 0) throw new EnvError(wrong)
  return assemble(parsed.data)
}

/**
 * Reads the environment of a process that serves or works.
 * @throws EnvError also when the database or the secret is missing
 */
export function parseServerEnv(record: Record<string, string | undefined>): ServerEnv {
  const env = parseEnv(record)
  const { databaseUrl, authSecret } = env
  if (!databaseUrl)
    throw new EnvError([{ name: 'DATABASE_URL', expected: 'a database (npm start makes one)' }])
  if (!authSecret) throw new EnvError([{ name: 'AUTH_SECRET', expected: 'a secret (npm start makes one)' }])
  return { ...env, databaseUrl, authSecret }
}

function assemble(v: Variables): Env {
  const port = v.PORT ?? 3000
  return {
    port,
    portIsExplicit: v.PORT !== undefined,
    host: v.HOST,
    publicUrl: v.PUBLIC_URL ?? `http://${reachedAs(v.HOST)}:${port}`,
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL,
    redisUrl: v.REDIS_URL,
    livekit: livekitOf(v),
    authSecret: v.AUTH_SECRET,
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM ?? 'Rådrum <no-reply@demo.example>',
    clamdUrl: v.CLAMD_URL,
    channelSecret: v.CHANNEL_SECRET,
    metricsToken: v.METRICS_TOKEN,
    trustedProxies: v.TRUSTED_PROXIES,
    worker: v.WORKER,
    chromium: v.CHROMIUM,
    recovery: recoveryOf(v),
    oidc: oidcOf(v),
    demo: isDemo(v),
    logLevel: v.LOG_LEVEL,
  }
}

/** What this machine's browsers call it: `localhost`, unless we listen where that does not lead. */
function reachedAs(host: string): string {
  if (['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Where a bank signs people in by itself, a mailbox is no way around that, unless it says so. */
function recoveryOf(v: Variables): Env['recovery'] {
  if (v.RECOVERY || v.OIDC_ISSUER) return v.RECOVERY ?? 'off'
  return v.SMTP_URL || isDemo(v) ? 'mail' : 'off'
}

function livekitOf(v: Variables): Env['livekit'] {
  if (!v.LIVEKIT_URL || !v.LIVEKIT_API_KEY || !v.LIVEKIT_API_SECRET) return undefined
  return {
    url: v.LIVEKIT_URL,
    apiKey: v.LIVEKIT_API_KEY,
    apiSecret: v.LIVEKIT_API_SECRET,
    publicUrl: v.LIVEKIT_PUBLIC_URL ?? v.LIVEKIT_URL.replace(/^http/, 'ws'),
  }
}

function oidcOf(v: Variables): Env['oidc'] {
  if (!v.OIDC_ISSUER || !v.OIDC_CLIENT_ID || !v.OIDC_CLIENT_SECRET) return undefined
  return { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET }
}
