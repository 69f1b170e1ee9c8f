import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { demoPassword } from '@/lib/access/demo-people'

/** What belongs to Aino and her advisor Kerstin, in the other branch: nobody of the first branch may touch any of it. */
export type Foreign = Record<
  | 'customer'
  | 'advisor'
  | 'account'
  | 'card'
  | 'booking'
  | 'meeting'
  | 'sharing'
  | 'request'
  | 'event'
  | 'step'
  | 'timeOff'
  | 'grant'
  | 'typeId'
  | 'thread'
  | 'question'
  | 'file'
  | 'talk'
  | 'turn',
  string
>

type One = (sql: string, ...values: string[]) => Promise<string>

/** Gives the two everything there can be: accounts and cards they have, the rest is made here. */
export async function makeForeign(pool: Pool): Promise<Foreign> {
  const one: One = async (sql, ...values) => {
    const { rows } = await pool.query<{ id: string }>(sql, values)
    if (!rows[0]) throw new Error(`nothing came of ${sql}`)
    return rows[0].id
  }
  const person = (key: string) => one('SELECT id FROM person WHERE email = $1', `${key}@demo.example`)
  const [customer, advisor] = [await person('customer3'), await person('advisor3')]
  const typeId = await one('SELECT id FROM meeting_type ORDER BY rank LIMIT 1')
  // nobody is in its room: had it begun by now, the reconciler would end it after half a minute
  const meeting = await one(
    `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at)
      VALUES ($1, $2, 'live', now(), now() + interval '1 minute', now() + interval '1 hour') RETURNING id`,
    ...[customer, advisor],
  )
  await pool.query(
    `INSERT INTO meeting_note (meeting_id, advisor_id, text, updated_at) VALUES ($1, $2, 'Canary note', now())`,
    [meeting, advisor],
  )
  await pool.query(
    `INSERT INTO agreement (meeting_id, customer_id, advisor_id, text, updated_at)
      VALUES ($1, $2, $3, 'Canary agreement', now())`,
    [meeting, customer, advisor],
  )
  return {
    ...{ customer, advisor, typeId, meeting },
    account: await one('SELECT id FROM ledger_account WHERE owner_id = $1 LIMIT 1', customer),
    card: await one('SELECT id FROM card WHERE customer_id = $1 LIMIT 1', customer),
    booking: await one(
      `INSERT INTO booking (customer_id, advisor_id, branch_id, type_id, way, starts_at, ends_at, zone, about,
        idempotency_key, body_hash, booked_by, created_at, changed_at)
        SELECT $1, $2, branch_id, $3, 'video', now() + interval '5 minutes', now() + interval '1 hour', zone,
        'Canary topic', 'k', 'h', $1, now(), now() FROM person WHERE id = $2 RETURNING id`,
      ...[customer, advisor, typeId],
    ),
    sharing: await one(
      `INSERT INTO sharing (meeting_id, customer_id, advisor_id, started_at, seen_at)
        VALUES ($1, $2, $3, now(), now() + interval '1 hour') RETURNING id`,
      ...[meeting, customer, advisor],
    ),
    request: await one(
      `INSERT INTO call_request (customer_id, advisor_id, about, created_at)
        VALUES ($1, $2, 'Canary request', now()) RETURNING id`,
      ...[customer, advisor],
    ),
    event: await one(
      `INSERT INTO contact_event (customer_id, at, channel, type, staff_id, data, words) VALUES
        ($1, now(), 'phone', 'staff_note', $2, '{"via": "phone", "by": "customer", "text": "Canary event"}',
        'Canary event') RETURNING id::text`,
      ...[customer, advisor],
    ),
    step: await one(
      `INSERT INTO next_step (meeting_id, rank, what, owner, due_on)
        VALUES ($1, 0, 'Canary step', 'customer', '2027-03-01') RETURNING id`,
      meeting,
    ),
    grant: await one(
      `SELECT id FROM person_skill WHERE person_id = $1 AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1`,
      advisor,
    ),
    timeOff: await one(
      `INSERT INTO time_off (advisor_id, during) VALUES
        ($1, tstzrange(now() + interval '30 days', now() + interval '31 days')) RETURNING id`,
      advisor,
    ),
    ...(await makeThread(one, customer, advisor)),
    ...(await makeTalk(one, customer)),
  }
}

/** Something the customer has written and was asked, and a file that is not sent yet. */
async function makeThread(
  one: One,
  customer: string,
  advisor: string,
): Promise<Pick<Foreign, 'thread' | 'question' | 'file'>> {
  const thread = await one(
    `INSERT INTO thread (customer_id, subject, state, since, promised_by, last_at, created_at)
      VALUES ($1, 'Canary thread', 'open', now(), now() + interval '1 day', now(), now()) RETURNING id`,
    customer,
  )
  await one(
    `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
      VALUES ($1, $2, 1, gen_random_uuid(), 'h', now(), 'Canary message') RETURNING id`,
    ...[thread, customer],
  )
  const file = await one(
    `INSERT INTO attachment (owner_id, place, name, kind, bytes, sha256, scan, content, created_at)
      SELECT $1, $1, 'Canary.txt', 'text', length(content), sha256(content), 'clean', content, now()
      FROM (VALUES ('Canary file'::bytea)) AS that(content) RETURNING id`,
    customer,
  )
  const asking = await one(
    `INSERT INTO message (thread_id, author_id, seq, key, body_hash, at, text)
      VALUES ($1, $2, 2, gen_random_uuid(), 'h', now(), 'Canary asking') RETURNING id`,
    ...[thread, advisor],
  )
  const question = await one(
    `INSERT INTO question (customer_id, thread_id, message_id, about, about_key, asked_by, asked_at, code_hash)
      VALUES ($1, $2, $3, 'Canary about', 'canary about', $4, now(), sha256('canary')) RETURNING id`,
    ...[customer, thread, asking, advisor],
  )
  return { thread, question, file }
}

/** Something the customer has asked the assistant. */
async function makeTalk(one: One, customer: string): Promise<Pick<Foreign, 'talk' | 'turn'>> {
  const talk = await one(
    `INSERT INTO assistant_talk (customer_id, state, since, questions, created_at)
      VALUES ($1, 'talking', now(), 1, now()) RETURNING id`,
    customer,
  )
  const turn = await one(
    `INSERT INTO assistant_turn (talk_id, nth, customer_id, key, at, words, passages)
      VALUES ($1, 1, $2, gen_random_uuid(), now(), 'Canary question', '[]') RETURNING id`,
    ...[talk, customer],
  )
  return { talk, turn }
}

const tables =
  `agreement contact_correction contact_reading contact_withheld next_step booking calendar_block call_request card confirmation deputy desk_status getting_ready meeting
  meeting_note meeting_seat pay_limit payee person session sharing time_off working_hours person_skill mail
  thread message message_answer message_draft message_read message_template message_promise attachment
  assistant_talk assistant_turn assistant_verdict recovery_ask recovery_link
  question message_origin reach reply`.split(/\s+/)

/**
 * All that could be changed, in one comparable value; money by the number of its entries. Of the histories without
 * where whoever tries was stopped in the netbank: that stands in their own.
 */
export async function stateOf(pool: Pool): Promise<Record<string, string>> {
  const digest = (table: string) =>
    `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${table} t) AS ${table}`
  const { rows } = await pool.query<Record<string, string>>(
    `SELECT ${tables.map(digest).join(', ')}, (SELECT count(*) FROM entry) AS entry,
      (SELECT md5(string_agg(e::text, '|' ORDER BY e.id)) FROM contact_event e JOIN person p ON p.id = e.customer_id
        WHERE e.type <> 'netbank' OR p.email = 'customer3@demo.example') AS contact_event`,
  )
  return rows[0] ?? {}
}

const device = 'device-12345'
const day = '2027-03-01'
const startsAt = Date.parse('2027-03-01T09:00:00Z')
const draft = (from: string) => ({
  ...{ from, to: 'new', account: '', payee: '', name: 'Kiosk', number: '5050-1055', keep: false },
  ...{ amount: '1', message: '' },
})

/** What each action is asked for with things that are foreign to whoever asks. `null`: it takes none. */
export function foreignInputs(the: Foreign): Record<string, object | null> {
  const [meeting, advisor, order] = [{ id: the.meeting }, { advisorId: the.advisor }, draft(the.account)]
  const booking = { bookingId: the.booking, version: 1 }
  const change = { type: 'block_card', card: the.card, version: 1 }
  const absence = { ...advisor, firstDay: day, lastDay: day, from: '', to: '' }
  const week = { ...advisor, rows: [], zone: 'Europe/Stockholm', validFrom: day }
  return {
    unlock: null,
    chooseStatus: null,
    searchCustomers: null,
    checkPayment: { draft: order },
    confirmPayment: { draft: order, key: randomUUID(), password: demoPassword },
    pay: { draft: order, key: randomUUID(), confirmation: randomUUID() },
    confirmCardChange: { change, password: demoPassword },
    changeCard: { change, confirmation: randomUUID() },
    findTimes: { typeId: the.typeId, bookingId: the.booking },
    bookMeeting: {
      ...{ key: randomUUID(), typeId: the.typeId, way: 'phone', startsAt },
      ...{ advisorId: the.advisor, customerId: the.customer },
    },
    moveBooking: { ...booking, startsAt },
    cancelBooking: booking,
    planAbsence: absence,
    saveAbsence: { ...absence, choices: [{ ...booking, kind: 'cancel', reason: 'x' }] },
    removeTimeOff: { id: the.timeOff },
    addHours: { ...advisor, weekdays: [1], from: '18:00', to: '19:00', validFrom: day },
    previewWeek: week,
    saveWeek: { ...week, mark: '' },
    findBookingFits: { bookingId: the.booking },
    grantSkill: { ...advisor, skill: 'insurance', firstDay: day, lastDay: '' },
    previewSkillEnd: { grantId: the.grant, lastDay: '' },
    endSkill: { grantId: the.grant, lastDay: '' },
    sayLanguage: null,
    openByCode: null,
    chooseReach: null,
    allowSharing: { meetingId: the.meeting },
    refuseSharing: { meetingId: the.meeting },
    stopSharing: { meetingId: the.meeting },
    saveNote: { meetingId: the.meeting, text: 'x', version: 1 },
    readBrief: { meetingId: the.meeting },
    noteContact: { customerId: the.customer, key: randomUUID(), via: 'phone', by: 'bank', text: 'x' },
    correctEvent: { id: the.event, text: 'x' },
    withholdEvent: { id: the.event, withheld: true },
    reportForm: null,
    saveAgreement: { meetingId: the.meeting, version: 1, text: 'x', steps: [] },
    finishStep: { id: the.step, done: true },
    prepareCall: advisor,
    releaseCall: advisor,
    startCall: { ...advisor, device },
    cancelCall: meeting,
    acceptCall: { ...meeting, device },
    declineCall: meeting,
    letIn: { ...meeting, device },
    hangUp: meeting,
    rejoinMeeting: { ...meeting, device, move: true },
    joinBookedMeeting: { bookingId: the.booking },
    askToCallMe: { ...advisor, about: '' },
    withdrawRequest: { id: the.request },
    finishRequest: { id: the.request },
    ...messageInputs(the),
    askAssistant: { talkId: the.talk, key: randomUUID(), words: 'x', page: null },
    judgeAnswer: { turnId: the.turn, helped: true },
    previewHandOver: { talkId: the.talk },
    handOver: { talkId: the.talk, shown: 'a'.repeat(64) },
  }
}

function messageInputs(the: Foreign): Record<string, object> {
  const body = { key: randomUUID(), text: 'x', attachments: [] }
  return {
    startThread: { customerId: the.customer, subject: 'x', ...body },
    sendMessage: { threadId: the.thread, seen: 0, ...body },
    saveDraft: { threadId: the.thread, customerId: the.customer, subject: '', text: 'x', version: 0 },
    removeFile: { id: the.file },
    markThreadRead: { threadId: the.thread, seq: 1 },
    closeThread: { id: the.thread },
    handOverThread: { id: the.thread, to: the.advisor },
    handBackThread: { id: the.thread },
    askQuestion: { threadId: the.thread, seen: 0, about: 'x', ...body },
    withdrawQuestion: { id: the.question },
    noteAnswer: { id: the.question, key: randomUUID(), via: 'phone', text: 'x' },
    answerQuestion: { questionId: the.question, threadId: the.thread, seen: 0, ...body },
  }
}
