import { describe, expect, it } from 'vitest'
import { type ThreadEvent, transition } from './standing'
import type { Standing, Thread } from './thread'

const standings: Record<Standing['state'], Standing> = {
  open: { state: 'open', waitingSince: 100, promisedBy: 500 },
  answered: { state: 'answered', answeredAt: 100 },
  closed: { state: 'closed', closedAt: 100 },
}
const thread = (state: Standing['state'], deputyId: string | null = null, byHand = false): Thread => ({
  id: 't',
  customerId: 'sara',
  subject: 'Fixed rate',
  deputyId,
  byHand,
  standing: standings[state],
  lastAt: 100,
})
const wrote = { type: 'customer_wrote', at: 200, promisedBy: 900, deputyId: null } as const
const answer = { type: 'staff_wrote', at: 200, unseen: null } as const
const crossed = (at: number) => ({ ...answer, unseen: { at, promisedBy: 900, deputyId: null } }) as const
const noted = { type: 'noted', at: 200 } as const
const close = (by: 'customer' | 'staff') => ({ type: 'close', by, at: 200 }) as const
const toMikael = { type: 'hand_over', to: 'mikael' } as const
const back = { type: 'hand_back' } as const
const away = { type: 'reassign', to: 'mikael', left: false } as const

describe('the table of legal moves', () => {
  it.each<[Standing['state'], ThreadEvent, Standing['state'] | string]>([
    ['open', wrote, 'open'],
    ['open', answer, 'answered'],
    ['open', noted, 'open'],
    ['open', close('customer'), 'closed'],
    ['open', close('staff'), 'still_waiting'],
    ['open', toMikael, 'open'],
    ['open', back, 'not_handed_over'],
    ['open', crossed(100), 'open'],
    ['open', crossed(150), 'open'],
    ['open', away, 'open'],
    ['answered', wrote, 'open'],
    ['answered', answer, 'answered'],
    ['answered', crossed(50), 'answered'],
    ['answered', away, 'already_theirs'],
    ['answered', noted, 'answered'],
    ['answered', close('customer'), 'closed'],
    ['answered', close('staff'), 'closed'],
    ['answered', toMikael, 'answered'],
    ['answered', back, 'not_handed_over'],
    ['closed', wrote, 'open'],
    ['closed', answer, 'answered'],
    ['closed', noted, 'answered'],
    ['closed', close('customer'), 'already_closed'],
    ['closed', close('staff'), 'already_closed'],
    ['closed', toMikael, 'already_closed'],
    ['closed', back, 'not_handed_over'],
    ['closed', away, 'already_theirs'],
  ])('%s, %j: %s', (from, event, to) => {
    const moved = transition(thread(from), event)
    expect(moved.ok ? moved.value.standing.state : moved.reason).toBe(to)
  })

  it.each<[Standing['state'], ThreadEvent, string | null]>([
    ['open', back, null],
    ['answered', back, null],
    ['closed', back, null],
    ['open', { type: 'hand_over', to: 'nadja' }, 'nadja'],
  ])('with a colleague: %s, %j', (from, event, deputyId) => {
    expect(transition(thread(from, 'mikael'), event)).toMatchObject({ ok: true, value: { deputyId } })
  })

  it('goes on when whoever has it is away; what a person gave stays, unless they have left', () => {
    const moved = (byHand: boolean, left = false) =>
      transition(thread('open', 'nadja', byHand), { type: 'reassign', to: null, left })
    expect(moved(false)).toMatchObject({ value: { deputyId: null, standing: standings.open } })
    expect(moved(true)).toEqual({ ok: false, reason: 'already_theirs' })
    expect(moved(true, true)).toMatchObject({ value: { deputyId: null, byHand: false } })
    expect(transition(thread('open', 'mikael'), away)).toMatchObject({ reason: 'already_theirs' })
  })

  it('is not handed to whoever has it', () => {
    const theirs = transition(thread('open', 'mikael', true), toMikael)
    expect(theirs).toEqual({ ok: false, reason: 'already_theirs' })
  })

  it('what the calendar gave goes home, what a person gave stays until it is given back', () => {
    const next = (byHand: boolean) => transition(thread('answered', 'mikael', byHand), wrote)
    expect(next(false)).toMatchObject({ value: { deputyId: null, byHand: false } })
    expect(next(true)).toMatchObject({ value: { deputyId: 'mikael', byHand: true } })
    const kept = transition(thread('open', 'mikael'), toMikael)
    expect(kept).toMatchObject({ value: { deputyId: 'mikael', byHand: true } })
    expect(transition(thread('open', 'mikael', true), back)).toMatchObject({ value: { byHand: false } })
  })
})

describe('who waits, and since when', () => {
  it('writing twice puts no promise off, and changes nobody', () => {
    const twice = transition(thread('open', 'mikael'), { ...wrote, deputyId: null })
    expect(twice).toMatchObject({ value: { standing: standings.open, deputyId: 'mikael', lastAt: 200 } })
  })

  it.each(['answered', 'closed'] as const)('a question to a thread that is %s is promised anew', (state) => {
    expect(transition(thread(state, 'mikael'), wrote)).toMatchObject({
      value: { standing: { state: 'open', waitingSince: 200, promisedBy: 900 }, deputyId: null },
    })
  })

  it('a promise outlives a handing over, and closing is not writing', () => {
    expect(transition(thread('open'), toMikael)).toMatchObject({ value: { standing: standings.open } })
    expect(transition(thread('answered'), close('staff'))).toMatchObject({ value: { lastAt: 100 } })
  })

  it('what staff have noted puts nothing off and keeps nobody waiting', () => {
    expect(transition(thread('open', 'mikael'), noted)).toMatchObject({
      value: { standing: standings.open, deputyId: 'mikael', lastAt: 200 },
    })
    expect(transition(thread('closed', 'mikael', true), noted)).toMatchObject({
      value: {
        standing: { state: 'answered', answeredAt: 200 },
        deputyId: 'mikael',
        byHand: true,
        lastAt: 200,
      },
    })
  })

  it('an answer answers what was seen: what crossed it waits, since then and promised from then', () => {
    expect(transition(thread('open', 'mikael'), crossed(150))).toMatchObject({
      value: {
        standing: { state: 'open', waitingSince: 150, promisedBy: 900 },
        ...{ deputyId: null, lastAt: 200 },
      },
    })
    // nothing of what waits was seen: it waits as before
    expect(transition(thread('open', 'mikael'), crossed(100))).toMatchObject({
      value: { standing: standings.open, deputyId: 'mikael', lastAt: 200 },
    })
  })

  it('the latest message is the latest, whoever’s clock was behind', () => {
    for (const event of [wrote, answer])
      expect(transition({ ...thread('answered'), lastAt: 300 }, event)).toMatchObject({
        value: { lastAt: 300 },
      })
  })
})
