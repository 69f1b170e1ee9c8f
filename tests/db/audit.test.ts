import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit, writeAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { chooseStatus } from '@/db/presence'
import type { AuditEvent } from '@/lib/audit/event'
import { freshDatabase } from '@/tests/support/database'
import { makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
let the: People

const happen = (event: AuditEvent, by = the.eva) => inTransaction(async (tx) => writeAudit(tx, by, event))
const unprotected = async (change: string, values: unknown[] = []) => {
  await database.pool.query('ALTER TABLE audit_event DISABLE TRIGGER USER')
  await database.pool.query(change, values)
  await database.pool.query('ALTER TABLE audit_event ENABLE TRIGGER USER')
}
const brokenOf = async (chain: string) => (await verifyAudit()).broken.find((link) => link.chain === chain)

beforeAll(async () => {
  the = await makePeople(now)
})

describe('the audit trail', () => {
  it('puts an event on the chain of the customer it concerns, else of the staff member', async () => {
    await happen({ type: 'customer_opened', customerId: the.sara.id, occasion: 'call' })
    await happen({ type: 'status_chosen', chosen: 'busy' })
    const rows = await database.pool.query(
      `SELECT chain, type FROM audit_event WHERE type IN ('customer_opened', 'status_chosen') ORDER BY id`,
    )
    expect(rows.rows).toEqual([
      { chain: `customer:${the.sara.id}`, type: 'customer_opened' },
      { chain: `staff:${the.eva.id}`, type: 'status_chosen' },
    ])
  })

  it('verifies, also after many writers at once', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      happen({
        type: 'customer_opened',
        customerId: i % 2 ? the.sara.id : the.jonas.id,
        occasion: `note ${i}`,
      }),
    )
    await Promise.all(many)
    const { broken, events, chains } = await verifyAudit()
    expect(broken).toEqual([])
    expect(events).toBeGreaterThan(40)
    expect(chains).toBeGreaterThan(5)
  })

  it('cannot be changed or removed by the application', async () => {
    await expect(database.pool.query(`UPDATE audit_event SET type = 'x'`)).rejects.toThrow('append-only')
    await expect(database.pool.query('DELETE FROM audit_event')).rejects.toThrow('append-only')
    await expect(database.pool.query('TRUNCATE audit_event')).rejects.toThrow('append-only')
  })

  it('names the first link that was changed', async () => {
    const chain = `customer:${the.jonas.id}`
    await unprotected(`UPDATE audit_event SET data = '{"occasion":"nothing"}' WHERE chain = $1 AND seq = 3`, [
      chain,
    ])
    expect(await brokenOf(chain)).toEqual({ chain, seq: 3, why: 'hash' })
  })

  it('names the first link that is missing, and a chain that was cut off', async () => {
    const chain = `customer:${the.sara.id}`
    const { rows } = await database.pool.query(
      'SELECT max(seq)::int AS last FROM audit_event WHERE chain = $1',
      [chain],
    )
    await unprotected('DELETE FROM audit_event WHERE chain = $1 AND seq = $2', [chain, rows[0].last])
    expect(await brokenOf(chain)).toEqual({ chain, seq: rows[0].last, why: 'head' })
    await unprotected('DELETE FROM audit_event WHERE chain = $1 AND seq = 2', [chain])
    expect(await brokenOf(chain)).toEqual({ chain, seq: 2, why: 'gap' })
  })

  it('audit:verify names each broken chain in words and ends with 1', async () => {
    const verify = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts'], {
      env: { ...process.env, DATABASE_URL: database.url },
    })
    const { code, stdout } = (await verify.catch((error: unknown) => error)) as {
      code?: number
      stdout: string
    }
    expect(stdout).toContain(`BROKEN customer:${the.sara.id}: link 2 is missing\n`)
    expect(stdout).toContain(
      `BROKEN customer:${the.jonas.id}: link 3 does not match its hash: it, or the one before it, was changed\n`,
    )
    expect(stdout).toMatch(/^\d+ events in \d+ chains, 2 broken$/m)
    expect(code).toBe(1)
  }, 60_000)

  it('F23: when the event cannot be written, the action has not happened', async () => {
    await chooseStatus(the.mikael, 'busy', now)
    await database.pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$`,
    )
    await database.pool.query(
      'CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse()',
    )
    await expect(chooseStatus(the.mikael, 'available', now)).rejects.toThrow()
    const { rows } = await database.pool.query('SELECT chosen FROM desk_status WHERE advisor_id = $1', [
      the.mikael.id,
    ])
    expect(rows).toEqual([{ chosen: 'busy' }])
    await database.pool.query('DROP TRIGGER refuse ON audit_event')
  })
})
