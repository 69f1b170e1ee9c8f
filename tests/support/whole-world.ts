import path from 'node:path'
import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import { demoPassword } from '@/lib/access/demo-people'
import { ensureBuild } from '@/scripts/start/build.mjs'
import { findLivekit } from '@/scripts/start/livekit-program.mjs'
import { runProgram } from '@/scripts/start/run-program.mjs'
import { findChromium } from '@/scripts/test/chromium.mjs'
import { cheapHash } from './cheap-hash'
import { startDatabase } from './database-world'
import { keepRows } from './plain-app'
import { asAdmin, cloneFrom } from './template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** the folder of the build under test */
    buildFolder: string
    /** what the server needs to find it */
    buildEnv: Record<string, string>
    livekitProgram: string
    chromium: string
  }
}

const root = path.resolve(import.meta.dirname, '../..')

type World = { provided: ProvidedContext; stop: () => Promise<void> }
const shared = globalThis as unknown as { radrumWorld?: { made: Promise<World>; users: number } }

/**
 * Everything a browser test needs: PostgreSQL with a seeded template, the build, LiveKit, Chromium. All projects of one run
 * stand on one world: made for the first, taken down with the last.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.radrumWorld ??= { made: makeWorld(), users: 0 }
  const world = shared.radrumWorld
  world.users++
  const { provided, stop } = await world.made
  for (const name of ['databaseUrl', 'buildFolder', 'livekitProgram', 'chromium'] as const)
    project.provide(name, provided[name])
  project.provide('buildEnv', provided.buildEnv)
  return async () => {
    if (--world.users > 0) return
    delete shared.radrumWorld
    await stop()
  }
}

async function makeWorld(): Promise<World> {
  const [chromium, livekit, build] = await Promise.all([
    findChromium(),
    findLivekit(() => {}),
    ensureBuild(root, () => {}),
  ])
  if (livekit.program === undefined)
    throw new Error(`The browser tests need LiveKit:\n${livekit.why.join('\n')}`)
  const database = await startDatabase()
  try {
    await makeDemoTemplate(database.url, build.folder)
  } catch (error) {
    await database.stop()
    throw error
  }
  const provided = {
    databaseUrl: database.url,
    buildFolder: build.folder,
    buildEnv: build.env,
    livekitProgram: livekit.program,
    chromium,
  }
  const stop = async () => {
    build.release()
    await database.stop()
  }
  return { provided, stop }
}

/**
 * `radrum_demo`: migrated and seeded by the same program as at `npm start`, but with a password that costs next to nothing:
 * browsers sign in all the time. What it costs in earnest is tried by `lib/server/password.test.ts`, `tests/db/session.test.ts`,
 * `tests/start` and `tests/e2e/database-away.test.ts`.
 */
async function makeDemoTemplate(adminUrl: string, buildFolder: string): Promise<void> {
  const url = await cloneFrom(adminUrl, 'radrum_template', 'radrum_demo')
  await prepareDemo(url, buildFolder)
  await asAdmin(url, async (client) => {
    await client.query('UPDATE person SET password_hash = $1', [cheapHash(demoPassword)])
    await keepRows(client)
  })
}

/** Migrates and seeds a database as `npm start` does with DEMO=1. */
export async function prepareDemo(databaseUrl: string, buildFolder: string): Promise<void> {
  await runProgram(process.execPath, ['--enable-source-maps', path.join(buildFolder, 'prepare.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'the-secret-of-the-tests-is-long-enough',
      DEMO: '1',
    },
  })
}
