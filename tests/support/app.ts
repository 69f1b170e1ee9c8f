import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { type App, startApp as spawnApp } from '@/scripts/start/app.mjs'
import { freePort } from '@/scripts/start/ports.mjs'
import { cloneDatabase, type TestDatabase } from './database'
import { runLivekit, type TestLivekit } from './livekit'
import { testFolder } from './test-folder'

export type TestApp = {
  /** such as http://localhost:40123, what the browser opens */
  url: string
  port: number
  /** for looking at the truth beside the app */
  pool: Pool
  database: TestDatabase
  livekit: TestLivekit | undefined
  /** DATA_DIR, with the mails that were not sent in `mail/` */
  dataDir: string
  /** everything it has logged so far */
  log: () => string
  /** SIGTERM, and its database and LiveKit go too (unless it stands beside another) */
  stop: () => Promise<void>
  /** SIGKILL, as in a crash; its database and LiveKit stay until stop() */
  kill: () => Promise<void>
}

type Options = {
  env?: Record<string, string>
  /** a second instance on the database and LiveKit of this one */
  beside?: TestApp
  /** another database than a seeded one of the shared server; the caller drops it */
  on?: TestDatabase
  /** false: as on a machine where no LiveKit could be had */
  video?: boolean
  /** where its LiveKit reports to instead; `nowhere` loses every webhook */
  webhook?: string
  /** LIVEKIT_PUBLIC_URL, made of its LiveKit's own address */
  livekitSeenAt?: (url: string) => Promise<string>
}

/** AUTH_SECRET of every app under test. */
export const testSecret = 'the-secret-of-the-tests-is-long-enough'

/** An address where nobody listens (RFC 863, discard). */
export const nowhere = 'http://127.0.0.1:9/'

/** Runs one instance of the built app against a freshly seeded database and a LiveKit of its own. */
export async function startApp(options: Options = {}): Promise<TestApp> {
  const { env = {}, beside, on, video = true } = options
  const port = await freePort()
  const dataDir = beside?.dataDir ?? (await mkdtemp(path.join(testFolder(), 'app-')))
  const database = beside?.database ?? on ?? (await cloneDatabase('radrum_demo'))
  const webhook = options.webhook ?? `http://127.0.0.1:${port}/api/livekit/webhook`
  const livekit = beside?.livekit ?? (video ? await runLivekit(webhook) : undefined)
  const log = path.join(dataDir, `app-${port}.log`)
  const seenAt = livekit && (await options.livekitSeenAt?.(livekit.url))
  const settings = {
    ...inject('buildEnv'),
    ...settingsOf(port, dataDir, database, livekit),
    ...(seenAt && { LIVEKIT_PUBLIC_URL: seenAt }),
    ...env,
  }
  const leave = async () => {
    if (beside) return
    await livekit?.stop()
    if (!on) await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const running = await spawnLogged(settings, log).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  return {
    url: `http://localhost:${port}`,
    port,
    pool: database.pool,
    database,
    livekit,
    dataDir,
    log: () => readFileSync(log, 'utf8'),
    kill: async () => {
      running.child.kill('SIGKILL')
      await running.stop()
    },
    stop: async () => {
      await running.stop()
      await leave()
    },
  }
}

async function spawnLogged(settings: Record<string, string>, log: string): Promise<App> {
  const output = openSync(log, 'a')
  try {
    return await spawnApp({
      root: process.cwd(),
      program: path.join(inject('buildFolder'), 'server.mjs'),
      env: { ...process.env, ...settings, NODE_ENV: 'production' },
      output,
      flags: [], // reading the source maps is a fifth of a start
    })
  } catch (error) {
    throw new Error(`${error}\nIt said:\n${readFileSync(log, 'utf8')}`)
  } finally {
    closeSync(output)
  }
}

function settingsOf(port: number, dataDir: string, database: TestDatabase, livekit: TestLivekit | undefined) {
  const publicUrl = `http://localhost:${port}`
  const secret = testSecret
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: '1',
    LOG_LEVEL: 'info',
    ...(livekit && {
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.apiKey,
      LIVEKIT_API_SECRET: livekit.apiSecret,
      LIVEKIT_PUBLIC_URL: livekit.url,
    }),
  }
}
