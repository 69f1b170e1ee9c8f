import { beforeAll, describe, expect, it } from 'vitest'
import { countUnreadThreads, listThreads, listWaitingThreads, openThread } from '@/db/message'
import { markRead } from '@/db/message-read'
import { handBackThread, handOverThread } from '@/db/message-standing'
import type { Actor } from '@/lib/access/actor'
import { freshDatabase } from '../support/database'
import { begin, giveHours, takeOff, write } from '../support/message'
import { makePeople, type People } from '../support/people'

/** Monday, 10:00 in Stockholm. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
const ids: Record<string, string> = {}
let the: People

beforeAll(async () => {
  the = await makePeople(now)
  // nobody has hours yet: nothing is promised
  await ask(the.sara, 'never promised', now)
  for (const advisor of [the.eva, the.mikael, the.kerstin]) await giveHours(database.pool, advisor)
  await ask(the.jonas, 'second', later(30))
  await ask(the.sara, 'first', later(1))
  await ask(the.sara, 'answered', now)
  await write(the.eva, ids.answered ?? '', 'Yes', later(40))
  await ask(the.aino, 'elsewhere', now)
})

async function ask(customer: Actor, subject: string, at: Date): Promise<void> {
  ids[subject] = (await begin(customer, customer, subject, at)).threadId
}
const waiting = async (actor: Actor, size = 20) =>
  (await listWaitingThreads(actor, size)).map(({ subject }) => subject)

describe('who waits for an advisor', () => {
  it('stands in the order of what was promised, and last what could not be', async () => {
    expect(await waiting(the.eva)).toEqual(['first', 'second', 'never promised'])
    expect(await waiting(the.eva, 2)).toEqual(['first', 'second'])
    expect((await listWaitingThreads(the.eva, 1))[0]).toMatchObject({
      ...{ id: ids.first, customerName: 'sara', unread: true, deputyId: null },
      standing: { state: 'open', waitingSince: later(1).getTime() },
    })
    expect(await waiting(the.kerstin)).toEqual(['elsewhere'])
  })

  it('A01, A03: is no customer’s and no scheduler’s to see', async () => {
    for (const other of [the.sara, the.jonas, the.nils, the.mikael]) expect(await waiting(other)).toEqual([])
  })

  it('is whose turn it is: handed over it is the colleague’s alone, until it is given back', async () => {
    const id = ids.first ?? ''
    await handOverThread(the.eva, { id, to: the.mikael.id }, now)
    expect(await waiting(the.eva)).toEqual(['second', 'never promised'])
    expect(await waiting(the.mikael)).toEqual(['first'])
    // the own advisor sees it all the same
    expect((await listThreads(the.eva, { before: null, size: 20 })).threads.map((one) => one.id)).toContain(
      id,
    )
    await handBackThread(the.mikael, id)
    expect(await waiting(the.mikael)).toEqual([])
    expect(await waiting(the.eva)).toContain('first')
  })

  it('in holidays it is the deputy’s by itself', async () => {
    await takeOff(database.pool, the.eva, '2026-12-07', '2026-12-14')
    await ask(the.jonas, 'away', new Date('2026-12-07T09:00:00Z'))
    expect(await waiting(the.mikael)).toEqual(['away'])
    expect(await waiting(the.eva)).not.toContain('away')
  })

  it('goes away with the answer, and comes back with the next question', async () => {
    await write(the.eva, ids.second ?? '', 'Yes', later(60))
    expect(await waiting(the.eva)).not.toContain('second')
    await write(the.jonas, ids.second ?? '', 'And?', later(70))
    expect(await waiting(the.eva)).toContain('second')
  })
})

describe('in how many threads there is something new', () => {
  const read = async (actor: Actor, id: string) => {
    const seq = (await openThread(actor, id, now))?.messages[0]?.seq ?? 0
    await markRead(actor, { threadId: id, seq }, now)
  }
  const all = async (actor: Actor) => (await listThreads(actor, { before: null, size: 50 })).threads

  it('is what the list says, for everybody', async () => {
    for (const actor of Object.values(the))
      expect(await countUnreadThreads(actor), actor.name).toBe(
        (await all(actor)).filter(({ unread }) => unread).length,
      )
  })

  it('goes down by reading, and not by what one writes oneself', async () => {
    expect(await countUnreadThreads(the.sara)).toBe(1)
    await read(the.sara, ids.answered ?? '')
    expect(await countUnreadThreads(the.sara)).toBe(0)
    await write(the.sara, ids.answered ?? '', 'Thanks', later(80))
    expect(await countUnreadThreads(the.sara)).toBe(0)
    const before = await countUnreadThreads(the.eva)
    await read(the.eva, ids.answered ?? '')
    expect(await countUnreadThreads(the.eva)).toBe(before - 1)
    // a thread counts once, however much is new in it
    await write(the.sara, ids.answered ?? '', 'One', later(81))
    await write(the.sara, ids.answered ?? '', 'Two', later(82))
    expect(await countUnreadThreads(the.eva)).toBe(before)
  })

  it('A03: is nothing for whoever sees no thread', async () => {
    expect(await countUnreadThreads(the.nils)).toBe(0)
  })
})
