import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { type PersonId, type Role, system } from '@/lib/access/actor'
import type { Named } from '@/lib/access/new-password'
import { askWindowMinutes, mayAskForLink, type RecentAsks } from '@/lib/access/recovery-limit'
import { isUsable, linkMinutes, newLink, type RecoveryLink, transition } from '@/lib/access/recovery-link'
import type { Whose } from '@/lib/audit/event'
import { passwordChangedMail, type RecoveryReader, recoveryMail } from '@/lib/notify/recovery-mail'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit-queue'
import { db, inTransaction, type Tx } from './client'
import { saveContact } from './contact-event'
import { addJob } from './job'
import { mailSettings, queueMail } from './mail'
import { keepRefusedAccount } from './refused-access'
import { person, recoveryAsk, recoveryLink } from './schema/access'
import { endSessionsOf, forgiveTries } from './session'

/** A new link's SHA-256, and the link itself sealed for the mail that carries it. */
export type MadeLink = { tokenHash: Buffer; sealed: Buffer }

/**
 * Remembers that somebody asks for a link for this account, and has a job look whether there is one: the same work and the
 * same rows whatever the answer. Refused when too many were asked for.
 */
export async function saveAsk(
  account: string,
  address: string,
  now: Date,
): Promise<Result<true, 'too_many_asks'>> {
  // whoever asks in vain waits for no lock, and keeps nobody from a connection
  const isFree = mayAskForLink(await countAsks(db(), account, address, now))
  if (isFree && (await saveCounted(account, address, now))) return ok(true)
  await keepRefusedAccount({ type: 'recovery_refused', account, reason: 'too_many_asks' })
  return no('too_many_asks')
}

/** False when those that were made at the same moment have taken the last place. */
async function saveCounted(account: string, address: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    // one at a time for an account, and from an address, so that those made at once all count
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7262010, hashtext(${account}))`)
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7262011, hashtext(${address}))`)
    if (!mayAskForLink(await countAsks(tx, account, address, now))) return false
    const [ask] = await tx
      .insert(recoveryAsk)
      .values({ account, address, at: now })
      .returning({ id: recoveryAsk.id })
    if (!ask) throw new Error('asking was not saved')
    await addJob(tx, 'send-recovery', { askId: ask.id }, { key: `recovery:${ask.id}` })
    return true
  })
}

async function countAsks(on: Tx, account: string, address: string, now: Date): Promise<RecentAsks> {
  const ofAccount = eq(recoveryAsk.account, account)
  const isLate = gt(recoveryAsk.at, new Date(now.getTime() - askWindowMinutes * 60_000))
  const [row] = await on
    .select({
      forAccount: sql<number>`count(*) FILTER (WHERE ${ofAccount} AND ${isLate})::int`,
      today: sql<number>`count(*) FILTER (WHERE ${ofAccount})::int`,
      fromAddress: sql<number>`count(*) FILTER (WHERE ${recoveryAsk.address} = ${address} AND ${isLate})::int`,
    })
    .from(recoveryAsk)
    .where(
      and(
        gt(recoveryAsk.at, new Date(now.getTime() - 24 * 3_600_000)),
        or(ofAccount, eq(recoveryAsk.address, address)),
      ),
    )
  return row ?? { forAccount: 0, today: 0, fromAddress: 0 }
}

/**
 * Answers one asking, once: where there is such an account and nobody has disabled it, its older link is void and a mail
 * with the new one goes out. Nothing comes of an asking that had to wait longer than a link would live.
 */
export async function answerAsk(askId: string, made: MadeLink, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const tooOld = new Date(now.getTime() - linkMinutes * 60_000)
    const [ask] = await tx
      .update(recoveryAsk)
      .set({ answeredAt: now })
      .where(and(eq(recoveryAsk.id, askId), isNull(recoveryAsk.answeredAt), gt(recoveryAsk.at, tooOld)))
      .returning({ account: recoveryAsk.account })
    const whom = ask && (await lockPerson(tx, ask.account))
    if (!whom || whom.disabledAt) return
    const link = newLink(now.getTime())
    await replaceLinks(tx, whom.id, now)
    const expiresAt = new Date(link.expiresAt)
    const [saved] = await tx
      .insert(recoveryLink)
      .values({ personId: whom.id, tokenHash: made.tokenHash, createdAt: now, expiresAt })
      .returning({ id: recoveryLink.id })
    if (!saved) throw new Error('a link was not saved')
    const content = recoveryMail(whom, link.expiresAt, mailSettings().publicUrl)
    const { sealed } = made
    await queueMail(tx, { personId: whom.id, template: 'recovery', createdAt: now, sealed, ...content })
    writeAudit(tx, system, { type: 'recovery_sent', linkId: saved.id, ...whose(whom) })
  })
}

type Whom = RecoveryReader & { id: PersonId; role: Role; disabledAt: Date | null }

/**
 * The person, by email or id, locked before any link of theirs. FOR UPDATE, so that a session that is just beginning is
 * either saved before, or waits and finds the new password.
 */
async function lockPerson(tx: Tx, who: string, by: 'email' | 'id' = 'email'): Promise<Whom | undefined> {
  const { id, role, name, email, locale, zone, disabledAt } = person
  const [row] = await tx
    .select({ id, role, name, email, locale, zone, disabledAt })
    .from(person)
    .where(eq(person[by], who))
    .for('update')
  return row
}

function whose({ id, role }: Whom): Whose {
  return role === 'customer' ? { customerId: id } : { staffId: id }
}

const linkColumns = {
  id: recoveryLink.id,
  state: recoveryLink.state,
  expiresAt: recoveryLink.expiresAt,
  closedAt: recoveryLink.closedAt,
}
type LinkRow = Pick<typeof recoveryLink.$inferSelect, keyof typeof linkColumns>

function toLink({ state, expiresAt, closedAt }: LinkRow): RecoveryLink {
  const until = { expiresAt: expiresAt.getTime() }
  return state === 'open' ? { ...until, state } : { ...until, state, closedAt: closedAt?.getTime() ?? 0 }
}

async function saveLink(tx: Tx, id: string, link: RecoveryLink): Promise<void> {
  const closedAt = link.state === 'open' ? null : new Date(link.closedAt)
  await tx.update(recoveryLink).set({ state: link.state, closedAt }).where(eq(recoveryLink.id, id))
}

async function replaceLinks(tx: Tx, personId: PersonId, now: Date): Promise<void> {
  const rows = await tx
    .select(linkColumns)
    .from(recoveryLink)
    .where(and(eq(recoveryLink.personId, personId), eq(recoveryLink.state, 'open')))
    .for('update')
  for (const row of rows) {
    const moved = transition(toLink(row), { type: 'replace', at: now.getTime() })
    if (moved.ok) await saveLink(tx, row.id, moved.value)
  }
}

/** Whose link this is, if it can be used now; undefined for every other, whatever is wrong with it. Changes nothing. */
export async function findUsableLink(tokenHash: Buffer, now: Date): Promise<Named | undefined> {
  const [row] = await db()
    .select({ ...linkColumns, name: person.name, email: person.email, disabledAt: person.disabledAt })
    .from(recoveryLink)
    .innerJoin(person, eq(person.id, recoveryLink.personId))
    .where(eq(recoveryLink.tokenHash, tokenHash))
  if (!row || row.disabledAt || !isUsable(toLink(row), now.getTime())) return undefined
  return { name: row.name, email: row.email }
}

/**
 * Uses a link up: the new password, every session of that person ended, their failed tries forgiven, and a mail that tells
 * them. Of many at once one succeeds.
 */
export async function changePassword(
  { tokenHash, passwordHash }: { tokenHash: Buffer; passwordHash: string },
  now: Date,
): Promise<Result<true, 'link_over'>> {
  return inTransaction(async (tx) => {
    const isThat = eq(recoveryLink.tokenHash, tokenHash)
    const [found] = await tx.select({ personId: recoveryLink.personId }).from(recoveryLink).where(isThat)
    const whom = found && (await lockPerson(tx, found.personId, 'id'))
    if (!whom || whom.disabledAt) return no('link_over')
    const [row] = await tx.select(linkColumns).from(recoveryLink).where(isThat).for('update')
    if (!row) return no('link_over')
    const used = transition(toLink(row), { type: 'use', at: now.getTime() })
    if (!used.ok) return used
    await saveLink(tx, row.id, used.value)
    await tx.update(person).set({ passwordHash }).where(eq(person.id, whom.id))
    await tell(tx, whom, row.id, now)
    return ok(true)
  })
}

/** What follows from a new password, and who hears of it. */
async function tell(tx: Tx, whom: Whom, linkId: string, now: Date): Promise<void> {
  const ended = await endSessionsOf(tx, whom.id, now)
  await forgiveTries(tx, [whom.email.toLowerCase(), whom.id])
  const content = passwordChangedMail(whom, now.getTime(), mailSettings().publicUrl)
  await queueMail(tx, { personId: whom.id, template: 'password_changed', createdAt: now, ...content })
  if (whom.role === 'customer') {
    const event = { type: 'password_changed' } as const
    await saveContact(tx, { customerId: whom.id, at: now, event, ref: linkId })
  }
  writeAudit(tx, system, { type: 'password_changed', linkId, ended, ...whose(whom) })
}

/** Forgets askings and links older than this: neither the limiter nor anybody else has a use for them. */
export async function forgetAsks(before: Date): Promise<void> {
  await db().delete(recoveryAsk).where(lt(recoveryAsk.at, before))
  await db().delete(recoveryLink).where(lt(recoveryLink.createdAt, before))
}
