import { beforeAll, describe, expect, it } from 'vitest'
import { countUnreadThreads, listWaitingThreads, openThread } from '@/db/message'
import { markRead } from '@/db/message-read'
import { closeThread } from '@/db/message-standing'
import { updateThread } from '@/db/message-thread'
import { writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { messagesAnHour } from '@/lib/message/message-input'
import { no } from '@/lib/result'
import { freshDatabase } from '../support/database'
import { begin, giveHours, write } from '../support/message'
import { makePeople, type People } from '../support/people'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const at = (text: string) => Date.parse(`${text}+01:00`)
const database = freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  for (const advisor of [the.eva, the.mikael]) await giveHours(database.pool, advisor)
})

const viewOf = (actor: Actor, id: string) => openThread(actor, id, now)
const standingOf = async (id: string) => (await viewOf(the.eva, id))?.thread.standing
const waitingFor = async (actor: Actor, id: string) =>
  (await listWaitingThreads(actor, 50)).find((line) => line.id === id)
const seqOf = async (written: ReturnType<typeof write>) => {
  const answer = await written
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value.seq
}
async function measured(threadId: string) {
  const { rows } = await database.pool.query(
    `SELECT asked_at AS asked, promised_by AS promised, answered_at AS answered, message_id IS NOT NULL AS written,
       answerer_id AS "by" FROM message_answer WHERE thread_id = $1 ORDER BY answered_at`,
    [threadId],
  )
  return rows
}

describe('a question that crosses an answer', () => {
  it('waits on, unread, since it was asked and promised from then; what was seen is measured', async () => {
    const { threadId, seq: first } = await begin(the.sara, the.sara, 'Crossed', now)
    const second = await seqOf(write(the.sara, threadId, 'And a second', later(60)))
    await write(the.eva, threadId, 'Yes', later(61), first)
    const open = { state: 'open', waitingSince: later(60).getTime(), promisedBy: at('2026-11-23T15:00') }
    expect(await standingOf(threadId)).toEqual(open)
    expect(await waitingFor(the.eva, threadId)).toMatchObject({ unread: true, standing: open })
    expect((await viewOf(the.sara, threadId))?.readTo.staff).toBe(first)
    expect(await closeThread(the.eva, threadId, later(62))).toMatchObject({ reason: 'still_waiting' })
    await write(the.eva, threadId, 'And to that', later(90), second)
    expect(await standingOf(threadId)).toMatchObject({ state: 'answered' })
    expect(await measured(threadId)).toMatchObject([
      { asked: now, answered: later(61), written: true },
      { asked: later(60), promised: new Date(open.promisedBy), answered: later(90), written: true },
    ])
  })

  it('is not answered by what was on its way before it: it waits as before, and nothing is measured', async () => {
    const { threadId, seq } = await begin(the.sara, the.sara, 'Late clock', now)
    await write(the.eva, threadId, 'Yes', later(1), seq)
    await write(the.sara, threadId, 'But?', later(30))
    const before = await standingOf(threadId)
    // begun before she asked, written down after it
    await write(the.eva, threadId, 'One more thing', later(29), seq)
    expect(await standingOf(threadId)).toEqual(before)
    expect((await viewOf(the.eva, threadId))?.thread.lastAt).toBe(later(30).getTime())
    expect(await measured(threadId)).toHaveLength(1)
  })

  it('at once, whoever is first: it waits', async () => {
    for (let nth = 0; nth < 5; nth++) {
      const { threadId, seq } = await begin(the.jonas, the.jonas, `At once ${nth}`, now)
      await Promise.all([
        write(the.jonas, threadId, 'And?', later(1), seq),
        write(the.eva, threadId, 'Yes', later(1), seq),
      ])
      expect(await standingOf(threadId)).toMatchObject({ state: 'open' })
      expect(await waitingFor(the.eva, threadId)).toMatchObject({ unread: true })
    }
  })

  it('an answer that was not seen stays unread by the customer who writes on', async () => {
    const { threadId, seq } = await begin(the.aino, the.aino, 'Unseen', now)
    await write(the.kerstin, threadId, 'Yes', later(1), seq)
    await write(the.aino, threadId, 'Are you there?', later(2), seq)
    expect(await countUnreadThreads(the.aino)).toBe(1)
    expect((await viewOf(the.kerstin, threadId))?.readTo.customer).toBe(seq)
  })

  it('no waiting ends before it began', async () => {
    const answer = database.pool.query(
      `INSERT INTO message_answer (thread_id, answerer_id, branch_id, asked_at, answered_at)
       SELECT id, $1, $2, $3, $4 FROM thread LIMIT 1`,
      [the.eva.id, the.eva.branchId, later(1), now],
    )
    await expect(answer).rejects.toThrow('message_answer_after_question')
  })
})

describe('a customer who gives up waiting', () => {
  it('has waited all the same: it is measured, as nobody’s answer', async () => {
    const { threadId } = await begin(the.sara, the.sara, 'Phoned instead', now)
    const late = new Date(at('2026-11-23T14:00') + 1)
    expect(await closeThread(the.sara, threadId, late)).toEqual({ ok: true, value: true })
    expect(await measured(threadId)).toEqual([
      { asked: now, promised: later(240), answered: late, written: false, by: the.eva.id },
    ])
    await write(the.eva, threadId, 'Sorry', later(300))
    await closeThread(the.sara, threadId, later(301))
    expect(await measured(threadId)).toHaveLength(1)
  })
})

describe('what is counted', () => {
  it('is counted in its own thread: nobody reads from it how much the bank writes', async () => {
    const begun = await Promise.all([the.sara, the.jonas].map((one) => begin(one, one, 'Counted', now)))
    expect(begun.map(({ seq }) => seq)).toEqual([1, 1])
  })
})

describe('whoever writes keeps nobody waiting', () => {
  it('a first mark goes beside it', async () => {
    const { threadId, seq } = await begin(the.sara, the.sara, 'Marked', now)
    const written = await updateThread(the.sara, threadId, async () => {
      expect(await markRead(the.eva, { threadId, seq }, now)).toEqual({ ok: true, value: true })
      return no('already_closed')
    })
    expect(written).toEqual({ ok: false, reason: 'already_closed' })
  })
})

describe('A55: as much as one writes within an hour', () => {
  it('and no more, in however many threads; the same once more is no more, and staff go on', async () => {
    const { threadId } = await begin(the.aino, the.aino, 'Much', later(600))
    await database.pool.query(
      `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
       SELECT $1, $2, 1 + n, gen_random_uuid(), '', $3, 'x' FROM generate_series(1, $4::int) n`,
      [threadId, the.aino.id, later(601), messagesAnHour - 2],
    )
    const input = { threadId, seen: 0, key: crypto.randomUUID(), text: 'The last', attachments: [] }
    const last = await writeMessage(the.aino, input, later(602))
    expect(last).toMatchObject({ ok: true })
    const refused = { ok: false, reason: 'too_many_messages' }
    expect(await write(the.aino, threadId, 'x', later(603))).toEqual(refused)
    await expect(begin(the.aino, the.aino, 'Other', later(603))).rejects.toThrow('too_many_messages')
    expect(await writeMessage(the.aino, input, later(604))).toEqual(last)
    expect(await write(the.kerstin, threadId, 'Here I am', later(604))).toMatchObject({ ok: true })
    expect(await write(the.aino, threadId, 'x', later(662))).toMatchObject({ ok: true })
  })
})
