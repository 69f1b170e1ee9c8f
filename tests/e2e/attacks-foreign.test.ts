import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/access/actor'
import { pageName } from '@/lib/audit/refused-access'
import { startApp, type TestApp } from '@/tests/support/app'
import { type Foreign, foreignInputs, makeForeign, stateOf } from '@/tests/support/foreign-world'
import { type Caller, listActions, listRoutes, signInByHttp } from '@/tests/support/http'

type Person = Caller & { id: string; role: Role }
let app: TestApp
let the: Foreign
let inputs: Record<string, object | null>
/** One of each role in the first branch; the second three take what would be the same refusal twice in a minute. */
let first: Person[]
let second: Person[]
let before: Record<string, string>

/** Who may do what, once more and by hand: an action or a role that is new here has to be thought about here. */
const allowed: Record<string, Role[]> = {
  ...{ unlock: ['customer', 'advisor', 'scheduler'] },
  ...{ checkPayment: ['customer'], confirmPayment: ['customer'], pay: ['customer'] },
  ...{ confirmCardChange: ['customer'], changeCard: ['customer'] },
  ...{ findTimes: ['customer', 'advisor', 'scheduler'], bookMeeting: ['customer', 'advisor', 'scheduler'] },
  ...{
    moveBooking: ['customer', 'advisor', 'scheduler'],
    cancelBooking: ['customer', 'advisor', 'scheduler'],
  },
  ...{ searchCustomers: ['scheduler'], planAbsence: ['scheduler'], saveAbsence: ['scheduler'] },
  ...{ removeTimeOff: ['scheduler'], addHours: ['scheduler'], previewWeek: ['scheduler'] },
  ...{ saveWeek: ['scheduler'], findBookingFits: ['scheduler'] },
  ...{ grantSkill: ['scheduler'], previewSkillEnd: ['scheduler'], endSkill: ['scheduler'] },
  ...{ sayLanguage: ['customer'] },
  ...{ allowSharing: ['customer'], refuseSharing: ['customer'], stopSharing: ['customer', 'advisor'] },
  ...{ saveNote: ['advisor'], chooseStatus: ['advisor'] },
  ...{ readBrief: ['advisor'], noteContact: ['advisor'], saveAgreement: ['advisor'] },
  ...{ correctEvent: ['customer'], withholdEvent: ['customer'], reportForm: ['customer'] },
  ...{ finishStep: ['customer', 'advisor'] },
  ...{ prepareCall: ['customer'], releaseCall: ['customer'], startCall: ['customer'] },
  ...{ cancelCall: ['customer'], acceptCall: ['advisor'], declineCall: ['advisor'], letIn: ['advisor'] },
  ...{ hangUp: ['customer', 'advisor'], rejoinMeeting: ['customer', 'advisor'] },
  ...{ joinBookedMeeting: ['customer', 'advisor'] },
  ...{ askToCallMe: ['customer'], withdrawRequest: ['customer'], finishRequest: ['advisor'] },
  ...{ askAssistant: ['customer'], judgeAnswer: ['customer'] },
  ...{ previewHandOver: ['customer'], handOver: ['customer'] },
  ...{ startThread: ['customer', 'advisor'], sendMessage: ['customer', 'advisor'] },
  ...{ saveDraft: ['customer', 'advisor'], removeFile: ['customer', 'advisor'] },
  ...{ markThreadRead: ['customer', 'advisor'], closeThread: ['customer', 'advisor'] },
  ...{ handOverThread: ['advisor'], handBackThread: ['advisor'] },
  ...{ askQuestion: ['advisor'], withdrawQuestion: ['advisor'], noteAnswer: ['advisor'] },
  ...{ answerQuestion: ['customer'], openByCode: ['customer'], chooseReach: ['customer'] },
}

/** Actions that name no thing there is: one's own, or what has a test of its own. */
const nobodys = [
  ...['unlock', 'chooseStatus', 'searchCustomers', 'reportForm', 'sayLanguage'],
  ...['openByCode', 'chooseReach'],
]

/** Pages and files of one thing, and the foreign one. */
const pagesOf = (one: Foreign): Record<string, string> => ({
  '/customer/accounts/[id]': one.account,
  '/customer/accounts/[id]/statement': one.account,
  '/advisor/customers/[id]': one.customer,
  '/advisor/meeting/[id]': one.meeting,
  '/scheduler/bookings/[id]': one.booking,
  '/scheduler/hours/[advisorId]': one.advisor,
  '/scheduler/skills/[advisorId]': one.advisor,
  '/api/bookings/[id]/calendar.ics': one.booking,
  '/customer/messages/[id]': one.thread,
  '/advisor/messages/[id]': one.thread,
  '/api/messages/files/[id]': one.file,
})

beforeAll(async () => {
  app = await startApp()
  the = await makeForeign(app.pool)
  inputs = foreignInputs(the)
  // the one it all belongs to is there as well: nothing may end because she is not
  await signInByHttp(app, 'customer3@demo.example')
  const people = ['customer', 'advisor', 'scheduler', 'customer2', 'advisor2', 'scheduler3']
  const signedIn: Person[] = []
  for (const key of people) signedIn.push(await asPerson(key))
  first = signedIn.slice(0, 3)
  second = signedIn.slice(3)
  before = await stateOf(app.pool)
})
afterAll(() => app?.stop())

async function asPerson(key: string): Promise<Person> {
  const email = `${key}@demo.example`
  const { rows } = await app.pool.query('SELECT id, role FROM person WHERE email = $1', [email])
  return { ...(await signInByHttp(app, email)), ...rows[0] }
}

/** Whatever was tried: all there is stays as it was. */
async function allAsItWas(): Promise<void> {
  expect(await stateOf(app.pool)).toEqual(before)
}

const lastEvent = async () => (await app.pool.query('SELECT max(id) AS id FROM audit_event')).rows[0].id
type Kept = { type: string; data: { what?: string; reason?: string } }
const keptSince = async (event: unknown, { id }: Person): Promise<Kept[]> =>
  (
    await app.pool.query<Kept>(
      'SELECT type, data FROM audit_event WHERE id > $1 AND actor_id = $2 ORDER BY id',
      [event, id],
    )
  ).rows
const access = (what: string, reason: string) => [{ type: 'access_refused', data: { what, reason } }]

/** Does it, and says what was answered and what was written down. */
async function tried<T>(as: Person, attack: () => Promise<T>): Promise<{ answer: T; kept: Kept[] }> {
  const event = await lastEvent()
  const answer = await attack()
  return { answer, kept: await keptSince(event, as) }
}

describe('every action', () => {
  afterEach(allAsItWas)

  it('is in the table, and nothing else is', () => {
    expect(Object.keys(allowed).sort()).toEqual(listActions().sort())
    expect(Object.keys(inputs).sort()).toEqual(listActions().sort())
  })

  it('A03: a search finds nobody of another branch', async () => {
    const [nils] = first.filter(({ role }) => role === 'scheduler')
    expect(await nils?.act('searchCustomers', { text: 'Aino' })).toEqual({ ok: true, value: [] })
  })

  it('tried again and again, at once and in turn, is one record a minute', async () => {
    const [as] = second as [Person]
    const event = await lastEvent()
    await Promise.all(Array.from({ length: 30 }, () => as.act('acceptCall', inputs.acceptCall)))
    for (let i = 0; i < 10; i += 1) await as.act('acceptCall', inputs.acceptCall)
    expect(await keptSince(event, as)).toEqual(access('acceptCall', 'not_allowed'))
  })
})

// three attacks, then a look at all there is: what has changed is still this one action's doing
describe.each(Object.keys(allowed))('the action %s', (name) => {
  it('A04: is not allowed to other roles', async () => {
    const wrong = first.filter(({ role }) => !allowed[name]?.includes(role))
    for (const as of wrong) {
      const { answer, kept } = await tried(as, () => as.act(name, inputs[name] ?? {}))
      expect(answer, as.role).toEqual({ ok: false, reason: 'not_allowed' })
      expect(kept, as.role).toEqual(access(name, 'not_allowed'))
    }
  })

  it('A01 A02 A03: with what belongs to others', async () => {
    const input = inputs[name]
    const right = first.filter(({ role }) => allowed[name]?.includes(role))
    if (!input) return expect(nobodys).toContain(name)
    for (const as of right) {
      const { answer, kept } = await tried(as, () => as.act(name, input))
      // letting go of an advisor whom one does not hold is nothing
      if (name === 'releaseCall') return expect(answer).toEqual({ ok: true, value: true })
      expect(answer, as.role).toEqual({ ok: false, reason: 'not_found' })
      const refused = { type: expect.stringMatching(/_refused$/), data: { reason: 'not_found' } }
      expect(kept, as.role).toMatchObject([refused])
    }
  })

  it('A06: takes no field that it does not know', async () => {
    const right = second.filter(({ role }) => allowed[name]?.includes(role))
    const more = { role: 'advisor', status: 'confirmed', createdAt: 0, personId: the.customer }
    for (const as of right) {
      const { answer, kept } = await tried(as, () => as.act(name, { ...inputs[name], ...more }))
      expect(answer, as.role).toEqual({ ok: false, reason: 'bad_input' })
      expect(kept, as.role).toEqual(access(name, 'bad_input'))
    }
  })

  it('leaves everything as it was', allAsItWas)
})

describe('A05: an own thing with a foreign one inside', () => {
  afterEach(allAsItWas)

  it('an own booking is not moved to a foreign advisor, an own payment not paid into a foreign account', async () => {
    const [sara, , nils] = first as [Person, Person, Person]
    const { rows } = await app.pool.query(
      `SELECT b.id AS booking, a.id AS account FROM booking b JOIN ledger_account a ON a.owner_id = b.customer_id
        WHERE b.customer_id = $1 AND b.state = 'confirmed' AND a.kind = 'salary' LIMIT 1`,
      [sara.id],
    )
    const { booking, account } = rows[0] ?? {}
    const move = { ...inputs.moveBooking, bookingId: booking, advisorId: the.advisor }
    for (const as of [sara, nils]) {
      const { answer, kept } = await tried(as, () => as.act('moveBooking', move))
      expect(answer, as.role).toMatchObject({ ok: false })
      expect(kept, as.role).toHaveLength(1)
    }
    const { draft } = inputs.checkPayment as { draft: object }
    const order = { ...draft, from: account, to: 'own', account: the.account }
    const { answer, kept } = await tried(sara, () => sara.act('checkPayment', { draft: order }))
    expect(answer).toEqual({ ok: false, reason: 'not_found' })
    expect(kept).toHaveLength(1)
  })

  it('an own thread takes no foreign file, draft or advisor; a foreign one is nothing to call or book about', async () => {
    const [sara, eva] = first as [Person, Person]
    const { rows } = await app.pool.query(
      `SELECT id FROM thread WHERE customer_id = $1 AND state = 'answered' LIMIT 1`,
      [sara.id],
    )
    const own = rows[0].id
    const body = { key: crypto.randomUUID(), text: 'x', attachments: [the.file] }
    const tries: [Person, string, object, string][] = [
      [sara, 'sendMessage', { threadId: own, seen: 0, ...body }, 'attachment_missing'],
      [eva, 'startThread', { customerId: sara.id, subject: 'x', ...body }, 'attachment_missing'],
      [eva, 'saveDraft', { ...inputs.saveDraft, threadId: own }, 'not_found'],
      [sara, 'saveDraft', { ...inputs.saveDraft, customerId: sara.id }, 'not_found'],
      [eva, 'handOverThread', { id: own, to: the.advisor }, 'not_a_deputy'],
      [sara, 'startCall', { advisorId: eva.id, device: 'device-12345', threadId: the.thread }, 'not_found'],
    ]
    for (const [as, name, input, reason] of tries)
      expect(await as.act(name, input), `${as.role} ${name}`).toEqual({ ok: false, reason })
    for (const [as, path] of [
      [sara, `/customer/book?about=${the.thread}`],
      [eva, `/advisor/messages/new?customer=${the.customer}`],
    ] as const)
      expect(await (await as.get(path)).text(), path).not.toMatch(/Aino|Canary/)
  })
})

describe('every page and file', () => {
  afterEach(allAsItWas)

  it('of one thing is in the table', () => {
    const ofOne = listRoutes().filter((route) => /\[(?!\.\.\.)/.test(route))
    const open = ['/demo/mail/[id]/invitation.ics', '/recover/[token]', '/api/channels/[channel]']
    expect([...Object.keys(pagesOf(the)), ...open].sort()).toEqual(ofOne.sort())
  })

  it('A01 A02 A03: of something foreign is 404 and written down', async () => {
    for (const [route, id] of Object.entries(pagesOf(the))) {
      const path = route.replace(/\[\w+\]/, id)
      for (const as of second.filter(
        ({ role }) => route.startsWith(`/${role}/`) || route.startsWith('/api/'),
      )) {
        // scheduler3 is of the foreign branch: hers is the one file that no scheduler gets
        const reader = as.role === 'scheduler' ? (first[2] as Person) : as
        const { answer, kept } = await tried(reader, () => reader.get(path))
        expect(answer.status, `${reader.role} ${route}`).toBe(404)
        expect(await answer.text(), route).not.toMatch(/Aino|Canary/)
        expect(kept, `${reader.role} ${route}`).toHaveLength(1)
        expect(kept[0]?.data.reason).toBe('not_found')
      }
    }
  })

  it('A04: of another role leads home and is written down', async () => {
    const pages = listRoutes().filter((route) => /^\/(customer|advisor|scheduler)(\/|$)/.test(route))
    expect(pages.length).toBeGreaterThan(15)
    for (const route of pages) {
      const path = route.replace('[...elsewhere]', 'nowhere').replace(/\[\w+\]/, the.meeting)
      const wrong = first.filter(({ role }) => !route.startsWith(`/${role}`))
      for (const as of wrong) {
        const { answer, kept } = await tried(as, () => as.get(path))
        expect(`${answer.status} ${answer.headers.get('location')}`, route).toBe(`307 /${as.role}`)
        expect(kept, route).toEqual(access(pageName(path), 'not_allowed'))
      }
    }
  })

  it('A04: the replay is the advisors’', async () => {
    for (const as of first.filter(({ role }) => role !== 'advisor')) {
      for (const path of ['/replay', '/replay/script']) {
        const { answer, kept } = await tried(as, () => as.get(path))
        expect(answer.status).toBe(404)
        expect(kept).toEqual(access(path, 'not_found'))
      }
    }
  })

  it('A01: what a page says it holds is renewed for its own people only', async () => {
    const [sara] = first as [Person]
    const held = {
      ping: 'p',
      device: 'device-12345',
      desk: false,
      meetingId: the.meeting,
      sharingId: the.sharing,
    }
    const { answer } = await tried(sara, () => sara.post('/api/presence/lease', held))
    expect(answer.status).toBe(204)
    const more = await tried(sara, () => sara.post('/api/presence/lease', { ...held, role: 'advisor' }))
    expect(more.answer.status).toBe(400)
    expect(more.kept).toEqual(access('/api/presence/lease', 'bad_input'))
  })
})
