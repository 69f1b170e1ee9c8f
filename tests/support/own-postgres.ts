import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { Pool } from 'pg'
import { inject } from 'vitest'
import { startPostgres } from '@/scripts/start/postgres.mjs'
import type { TestDatabase } from './database'
import { testFolder } from './test-folder'
import { prepareDemo } from './whole-world'

/** A PostgreSQL that one test may treat badly. */
export type OwnPostgres = TestDatabase & {
  /** `-m immediate`: nothing is flushed, nobody is told */
  crash: () => Promise<void>
  /** again, on the same port with the same data */
  start: () => Promise<void>
  /** it takes connections and answers nothing, until thawed */
  freeze: () => void
  thaw: () => void
}

/** Its own cluster, migrated and seeded, with the disk honoured: what was committed is there after a crash. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(path.join(testFolder(), 'own-'))
  await chmod(folder, 0o711)
  const options = {
    dataFolder: folder,
    password: randomBytes(16).toString('hex'),
    log: path.join(folder, 'postgres.log'),
  }
  let current = await startPostgres(options)
  const { url, port } = current
  await prepareDemo(url, inject('buildFolder'))
  const pool = new Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const pid = Number(current.child.pid)
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    for (const one of [pid, ...children.trim().split(/\s+/).map(Number)]) process.kill(one, name)
  }
  return {
    url,
    pool,
    crash: async () => {
      const ended = new Promise((resolve) => current.child.once('exit', resolve))
      process.kill(Number(current.child.pid), 'SIGQUIT')
      await ended
    },
    start: async () => {
      current = await startPostgres({ ...options, port })
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    drop: async () => {
      await pool.end()
      await current.stop()
      await rm(current.folder, { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}
