import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureBuild } from '@/scripts/start/build.mjs'
import { findLivekit } from '@/scripts/start/livekit-program.mjs'
import { runProgram } from '@/scripts/start/run-program.mjs'
import { findChromium } from '@/scripts/test/chromium.mjs'
import databaseWorld from './database-world'
import { cloneFrom } from './template'

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

/** Everything a browser test needs: PostgreSQL with a seeded template, the build, LiveKit, Chromium. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [chromium, livekit, build] = await Promise.all([
    findChromium(),
    findLivekit(() => {}),
    ensureBuild(root, () => {}),
  ])
  if (livekit.program === undefined)
    throw new Error(`The browser tests need LiveKit:\n${livekit.why.join('\n')}`)
  const stopDatabase = await databaseWorld(project)
  try {
    await makeDemoTemplate(project.getProvidedContext().databaseUrl, build.folder)
  } catch (error) {
    await stopDatabase()
    throw error
  }
  project.provide('buildFolder', build.folder)
  project.provide('buildEnv', build.env)
  project.provide('livekitProgram', livekit.program)
  project.provide('chromium', chromium)
  return async () => {
    build.release()
    await stopDatabase()
  }
}

/** `radrum_demo`: migrated and seeded by the same program as at `npm start`. */
async function makeDemoTemplate(adminUrl: string, buildFolder: string): Promise<void> {
  const url = await cloneFrom(adminUrl, 'radrum_template', 'radrum_demo')
  await prepareDemo(url, buildFolder)
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
