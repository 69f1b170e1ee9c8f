import { readFile } from 'node:fs/promises'
import { describe, expect, inject, test } from 'vitest'
import { GET as ready } from '@/app/api/ready/route'
import { closeDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { freshDatabase } from '../support/database'
import { asAdmin, named } from '../support/template'

const database = freshDatabase()

type Journal = { entries: { idx: number; when: number; tag: string }[] }

describe('migrations', () => {
  test('ascend in time, because an older one merged later is silently skipped', async () => {
    const { entries }: Journal = JSON.parse(await readFile('db/migrations/meta/_journal.json', 'utf8'))
    const times = entries.map((entry) => entry.when)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_, index) => index))
  })

  test('make our tables and those of the job queue', async () => {
    const { rows } = await database.pool.query<{ schema: string }>(
      `SELECT DISTINCT table_schema AS schema FROM information_schema.tables WHERE table_schema IN ('public', 'graphile_worker')`,
    )
    expect(rows.map((row) => row.schema).sort()).toEqual(['graphile_worker', 'public'])
  })

  test('one that is missing makes /api/ready say so, with 503; so does a database that has none', async () => {
    expect((await ready()).status).toBe(200)
    const { rows } = await database.pool.query<{ created_at: string }>(
      `DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)
       RETURNING hash, created_at`,
    )
    expect(rows).toHaveLength(1)
    const expectMissing = async () => {
      const answer = await ready()
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(await answer.json()).toEqual({ status: 'unavailable', missing: ['migrations'] })
    }
    await expectMissing()
    await database.pool.query('DROP SCHEMA drizzle CASCADE')
    await expectMissing()
    await closeDatabase()
  })

  test('four instances that start together end with one complete schema', async () => {
    const admin = named(inject('databaseUrl'), 'postgres')
    await asAdmin(admin, (client) => client.query('CREATE DATABASE together'))
    const url = named(admin, 'together')
    await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url)))
    const count = await asAdmin(url, (client) =>
      client.query<{ applied: number }>('SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations'),
    )
    const { entries }: Journal = JSON.parse(await readFile('db/migrations/meta/_journal.json', 'utf8'))
    expect(count.rows[0]?.applied).toBe(entries.length)
  })
})
