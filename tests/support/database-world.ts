import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '@/scripts/start/postgres.mjs'
import { makeTemplate } from './template'
import { sweepDeadRuns, testFolder } from './test-folder'

declare module 'vitest' {
  export interface ProvidedContext {
    /** a superuser's URL to the test PostgreSQL; databases are cloned from `radrum_template` */
    databaseUrl: string
  }
}

/** A PostgreSQL of its own for this run, with a migrated database to clone; stopped and deleted afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startDatabase()
  project.provide('databaseUrl', url)
  return stop
}

export async function startDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  await sweepDeadRuns()
  const folder = await mkdtemp(path.join(testFolder(), 'db-'))
  await chmod(folder, 0o711)
  const postgres = await startPostgres({
    dataFolder: folder,
    password: randomBytes(16).toString('hex'),
    log: path.join(folder, 'postgres.log'),
    durable: false,
  })
  try {
    await makeTemplate(postgres.url)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  const stop = async () => {
    await postgres.stop()
    await rm(postgres.folder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
    // the last one out; a folder that others still use stays
    await rmdir(path.dirname(folder)).catch(() => {})
  }
  return { url: postgres.url, stop }
}
