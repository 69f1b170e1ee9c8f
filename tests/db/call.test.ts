import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepAdvisor, releaseAdvisor, ring } from '@/db/call'
import { findMeeting, listOverdue, updateMeeting } from '@/db/meeting'
import { listOwnMeetings } from '@/db/meeting-view'
import { readPresenceFacts, renewDesk } from '@/db/presence'
import { system } from '@/lib/access/actor'
import { type MeetingEvent, transition } from '@/lib/meeting/transition'
import { promiseFor } from '@/lib/presence/promise'
import { emptyTables, freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
let the: People

const move = (id: string, event: MeetingEvent, by = the.eva) =>
  updateMeeting(id, by, (m) => transition(m, event))
const accept = (id: string, session: string) =>
  move(id, { type: 'accept', by: the.eva.id, session, at: later(5).getTime() })

beforeAll(async () => {
  the = await makePeople(now)
})
beforeEach(async () => {
  await emptyTables(
    database.pool,
    'meeting, meeting_seat, getting_ready, desk_lease, desk_status, sharing, meeting_note',
  )
  await atTheDesk(the.eva, now)
})

async function rung() {
  const answer = await ring(the.sara, the.eva.id, now)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}

describe('ringing', () => {
  it('rings an available advisor, gives up 30 s later and is on both sides at once', async () => {
    const meeting = await rung()
    expect(meeting).toMatchObject({ state: 'ringing', answerBy: later(30).getTime() })
    expect((await listOwnMeetings(the.sara, now))[0]).toMatchObject({
      id: meeting.id,
      advisor: { name: 'eva' },
    })
    expect((await listOwnMeetings(the.eva, now))[0]).toMatchObject({
      id: meeting.id,
      customer: { name: 'sara' },
    })
    expect(await listOwnMeetings(the.jonas, now)).toEqual([])
    const jobs = await database.pool.query(`SELECT run_at FROM graphile_worker.jobs WHERE key = $1`, [
      `give-up:${meeting.id}`,
    ])
    expect(jobs.rows).toEqual([{ run_at: later(30) }])
  })

  it('two customers at once: one rings, the other is told honestly', async () => {
    const answers = await Promise.all([ring(the.sara, the.eva.id, now), ring(the.jonas, the.eva.id, now)])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, reason: 'not_available' })
  })

  it('a second call of the same customer is refused', async () => {
    await rung()
    await atTheDesk(the.mikael, now)
    expect(await ring(the.sara, the.mikael.id, now)).toEqual({ ok: false, reason: 'already_in_meeting' })
  })

  it('A01, A02: a foreign advisor does not exist, a deputy does', async () => {
    await atTheDesk(the.kerstin, now)
    await atTheDesk(the.mikael, now)
    expect(await ring(the.sara, the.kerstin.id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await ring(the.sara, the.jonas.id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await ring(the.sara, the.mikael.id, now)).toMatchObject({ ok: true })
  })

  it('nobody can be rung whose desk is closed', async () => {
    expect(await ring(the.sara, the.eva.id, later(26))).toEqual({ ok: false, reason: 'not_available' })
  })
})

describe('being kept during the device check', () => {
  it('keeps the advisor for one customer for 60 s, and lets go', async () => {
    expect(await keepAdvisor(the.sara, the.eva.id, now)).toEqual({
      ok: true,
      value: { until: later(60).getTime() },
    })
    expect(await keepAdvisor(the.jonas, the.eva.id, now)).toEqual({ ok: false, reason: 'not_available' })
    expect(await ring(the.jonas, the.eva.id, now)).toEqual({ ok: false, reason: 'not_available' })
    await releaseAdvisor(the.jonas, the.eva.id, now) // somebody else's word changes nothing
    expect(await keepAdvisor(the.jonas, the.eva.id, now)).toMatchObject({ ok: false })
    await releaseAdvisor(the.sara, the.eva.id, now)
    expect(await keepAdvisor(the.jonas, the.eva.id, now)).toMatchObject({ ok: true })
  })

  it('is over by itself after 60 s, and does not stand in the way of the one it is for', async () => {
    await keepAdvisor(the.sara, the.eva.id, now)
    expect(await ring(the.sara, the.eva.id, now)).toMatchObject({ ok: true })
    expect((await readPresenceFacts(the.eva.id, now)).kept).toBeNull()
  })

  it('keeps nobody longer than three minutes in ten, however often the check is opened or left', async () => {
    const keptUntil = async (seconds: number) => {
      await renewDesk(the.eva, later(seconds))
      const kept = await keepAdvisor(the.sara, the.eva.id, later(seconds))
      return kept.ok ? (kept.value.until - now.getTime()) / 1_000 : kept.reason
    }
    for (const [at, until] of [
      [0, 60],
      [50, 110],
      [110, 170],
      [150, 180],
      [190, 180],
    ] as const)
      expect(await keptUntil(at)).toBe(until)
    await releaseAdvisor(the.sara, the.eva.id, later(195))
    expect(await keptUntil(200)).toBe(180)
    expect(await keptUntil(601)).toBe(661)
    // whoever comes between begins anew, and so does she after them
    await releaseAdvisor(the.sara, the.eva.id, later(602))
    expect(await keepAdvisor(the.jonas, the.eva.id, later(602))).toMatchObject({ ok: true })
    await releaseAdvisor(the.jonas, the.eva.id, later(603))
    expect(await keptUntil(604)).toBe(664)
  })

  it('lets the next one have them when the first did not call', async () => {
    await keepAdvisor(the.sara, the.eva.id, now)
    await renewDesk(the.eva, later(50))
    expect(await keepAdvisor(the.jonas, the.eva.id, later(61))).toMatchObject({ ok: true })
  })
})

describe('answering', () => {
  it('two desks: the first accept wins, the other is told', async () => {
    const { id } = await rung()
    const answers = await Promise.all([accept(id, the.eva.sessionId), accept(id, the.mikael.sessionId)])
    expect(answers.map((answer) => (answer.ok ? 'live' : answer.reason)).sort()).toEqual([
      'answered_elsewhere',
      'live',
    ])
  })

  it('cancel and accept at once: one of them happens', async () => {
    const { id } = await rung()
    const at = later(5).getTime()
    const [accepted, cancelled] = await Promise.all([
      accept(id, the.eva.sessionId),
      move(id, { type: 'cancel', by: the.sara.id, at }, the.sara),
    ])
    expect([accepted.ok, cancelled.ok].filter(Boolean)).toHaveLength(1)
    expect((await findMeeting(the.sara, id))?.state).toBe(accepted.ok ? 'live' : 'cancelled')
  })

  it('A01, A02, A05: the meeting exists for the two it is between only', async () => {
    const { id } = await rung()
    for (const actor of [the.sara, the.eva]) expect(await findMeeting(actor, id)).toMatchObject({ id })
    for (const actor of [the.jonas, the.mikael, the.kerstin, the.nils])
      expect(await findMeeting(actor, id)).toBeUndefined()
  })

  it('a live call is "in a meeting" for the next customer', async () => {
    const { id } = await rung()
    await accept(id, the.eva.sessionId)
    const facts = await readPresenceFacts(the.eva.id, later(6))
    expect(promiseFor(facts, the.jonas.id, later(6).getTime())).toMatchObject({
      state: 'in_meeting',
      callable: false,
    })
    expect(await ring(the.jonas, the.eva.id, later(6))).toEqual({ ok: false, reason: 'not_available' })
  })

  it('unanswered for 30 s it is missed, and said so to the customer for five minutes', async () => {
    const { id } = await rung()
    expect(await listOverdue(later(29))).toEqual([])
    expect(await listOverdue(later(30))).toEqual([id])
    const at = later(30).getTime()
    expect(await updateMeeting(id, system, (m) => transition(m, { type: 'give_up', at }))).toMatchObject({
      ok: true,
    })
    expect((await listOwnMeetings(the.sara, later(60)))[0]).toMatchObject({ id, state: 'missed' })
    expect(await listOwnMeetings(the.sara, later(331))).toEqual([])
  })

  it('an unknown meeting does not exist, and a refused move leaves a trace', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    expect(await accept(unknown, the.eva.sessionId)).toEqual({ ok: false, reason: 'not_found' })
    const { id } = await rung()
    const at = later(1).getTime()
    expect(await move(id, { type: 'hang_up', by: the.sara.id, at }, the.sara)).toMatchObject({
      reason: 'not_live',
    })
    const trail = await database.pool.query(
      `SELECT type, data->>'reason' AS reason FROM audit_event WHERE data->>'meetingId' = $1 ORDER BY id`,
      [id],
    )
    expect(trail.rows).toEqual([
      { type: 'meeting_moved', reason: null },
      { type: 'meeting_refused', reason: 'not_live' },
    ])
  })
})
