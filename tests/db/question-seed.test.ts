import { beforeAll, describe, expect, it } from 'vitest'
import { listOwnHistory } from '@/db/contact-history'
import { listThreads, openThread } from '@/db/message'
import { listDemoMails } from '@/db/outbox'
import { listAskedQuestions, listOwnQuestions, listThreadQuestions } from '@/db/question'
import { findReach } from '@/db/question-reach'
import { seedDemo } from '@/db/seed'
import { findSession, startSession } from '@/db/session'
import type { Actor } from '@/lib/access/actor'
import { wholeHistory } from '@/lib/contact/history-filter'
import { openByCode } from '@/lib/server/question'
import { makeCode } from '@/lib/server/reply-code'
import { showMail } from '@/lib/server/seal'
import { freshDatabase } from '../support/database'

/** Thursday, 20:30 in Stockholm. */
const now = new Date('2026-11-26T19:30:00Z')
const database = freshDatabase()

beforeAll(async () => {
  process.env.DEMO = '1'
  await seedDemo({ passwordHash: 'none', makeCode, now })
}, 60_000)

async function person(key: string): Promise<Actor> {
  const { rows } = await database.pool.query('SELECT id FROM person WHERE email = $1', [
    `${key}@demo.example`,
  ])
  const known = await findSession(await startSession(rows[0]?.id, 'test', now), now)
  if (!known) throw new Error(`${key} is not signed in`)
  return known.actor
}
const typesOf = async (actor: Actor) =>
  (await listOwnHistory(actor, { filter: wholeHistory, kinds: [], before: null, size: 200 })).entries.map(
    ({ event }) => (event.type === 'mailed' ? `${event.type} ${event.by ?? 'mail'}` : event.type),
  )

describe('the demo', () => {
  it('asks Jonas something, in a letter whose code leads there', async () => {
    const [jonas, eva] = [await person('customer2'), await person('advisor')]
    const [asked, ...others] = await listOwnQuestions(jonas, now)
    expect(others).toEqual([])
    expect(asked).toMatchObject({ about: 'Your study loan', askerName: 'Eva Lind', answered: null })
    const letter = (await listDemoMails('letter'))
      .map(showMail)
      .find(({ questionId }) => questionId === asked?.id)
    expect(letter?.text).toContain('Jonas Berg\nVanadisvägen 31\n113 23 Stockholm')
    expect(letter?.text).toContain('how much of your study loan is left')
    const code = /Your code: (\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
    expect(await openByCode(jonas, code, now)).toEqual({
      ...{ ok: true, value: { questionId: asked?.id, threadId: asked?.threadId } },
    })
    expect(await listAskedQuestions(eva, 9)).toMatchObject([
      { customerName: 'Jonas Berg', channels: ['mail', 'letter'] },
    ])
    expect(await findReach(jonas)).toMatchObject({ chosen: ['mail', 'letter'] })
    expect(await typesOf(jonas)).toEqual(
      expect.arrayContaining(['question_asked', 'mailed mail', 'mailed letter']),
    )
  })

  it('has what Sara answered by SMS, and Aino in the netbank', async () => {
    for (const [key, advisor, via] of [
      ['customer', 'advisor', 'sms'],
      ['customer3', 'advisor3', 'netbank'],
    ] as const) {
      const [customer, staff] = [await person(key), await person(advisor)]
      const { threads } = await listThreads(customer, { before: null, size: 20 })
      const lines = await Promise.all(threads.map(({ id }) => listThreadQuestions(staff, id)))
      expect(lines.flat(), key).toMatchObject([{ via, standing: { state: 'answered' } }])
      const views = await Promise.all(threads.map(({ id }) => openThread(customer, id, now)))
      const origins = views.flatMap((view) => view?.messages.flatMap(({ origin }) => origin ?? []) ?? [])
      expect(origins, key).toEqual([{ via, hint: via === 'sms' ? '01' : null, notedBy: null, late: false }])
      expect(await typesOf(customer)).toEqual(expect.arrayContaining(['question_asked', 'question_answered']))
      expect(await listOwnQuestions(customer, now)).toEqual([])
    }
  })
})
