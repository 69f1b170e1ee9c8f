import { describe, expect, it } from 'vitest'
import type { ContactEntry } from '@/lib/contact/entry'
import type { ContactEvent } from '@/lib/contact/event'
import { draftCodes, netbankForms } from '@/lib/contact/netbank-deed'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { LastContacts, TriedLately } from './known'
import { Timeline } from './timeline'

const at = Date.parse('2026-11-20T13:30:00Z')
const entry = (event: ContactEvent, change: Partial<ContactEntry> = {}): ContactEntry => ({
  id: '1',
  at,
  event,
  staffName: 'Eva Lind',
  topic: 'Mortgage',
  text: null,
  correction: null,
  withheld: false,
  ...change,
})
const told = (event: ContactEvent, change: Partial<ContactEntry> = {}, locale: 'en' | 'sv' = 'en') =>
  textOf(markup(<Timeline entries={[entry(event, change)]} />, locale))
const meetingId = 'm'
const booking = { bookingId: 'b', way: 'video', startsAt: at } as const
const stopped = (codes: string[], form: (typeof netbankForms)[number] = 'payment_new'): ContactEvent => ({
  type: 'netbank',
  form,
  step: 'check',
  outcome: 'stopped',
  codes,
  fields: ['amount'],
})

const every: [ContactEvent, string, string][] = [
  [{ type: 'signed_in' }, 'Signed in to the netbank', 'Inloggning i internetbanken'],
  [
    stopped(['over_daily_limit']),
    'Payment to a new payee, stopped at the daily limit Fields: amount',
    'Betalning till ny mottagare, stannade vid dagsgränsen Fält: belopp',
  ],
  [
    { type: 'netbank', form: 'transfer', step: 'check', outcome: 'left', codes: [], fields: [] },
    'Transfer between own accounts, left half-way',
    'Överföring mellan egna konton, lämnades halvvägs',
  ],
  [
    { type: 'netbank', form: 'card_block', step: 'check', outcome: 'help', codes: [], fields: [] },
    'Blocking a card, help opened',
    'Spärra kort, hjälpen öppnades',
  ],
  [
    { type: 'password_changed' },
    'Password changed by a link sent by e-mail',
    'Lösenordet byttes med en länk i e-posten',
  ],
  [
    { type: 'met', meetingId, booked: true, seconds: 1_500 },
    'Booked video meeting with Eva Lind, 25 minutes',
    'Bokat videomöte med Eva Lind, 25 minuter',
  ],
  [
    { type: 'met', meetingId, booked: false, seconds: 40 },
    'Video call with Eva Lind, less than a minute',
    'Videosamtal med Eva Lind, mindre än en minut',
  ],
  [
    { type: 'call_missed', meetingId, booked: false, why: 'no_answer' },
    'Call to Eva Lind, not answered',
    'Samtal till Eva Lind, inget svar',
  ],
  [
    { type: 'call_missed', meetingId, booked: true, why: 'no_answer' },
    'Booked meeting with Eva Lind did not take place',
    'Det bokade mötet med Eva Lind blev inte av',
  ],
  [
    { type: 'call_missed', meetingId, booked: false, why: 'declined' },
    'Call to Eva Lind, not taken',
    'Samtal till Eva Lind, togs inte emot',
  ],
  [
    { type: 'call_missed', meetingId, booked: false, why: 'cancelled' },
    'Call to Eva Lind, stopped before an answer',
    'Samtal till Eva Lind, avbröts före svar',
  ],
  [
    { type: 'looked_along', meetingId, seconds: 60 },
    'Eva Lind looked along in the netbank, 1 minute',
    'Eva Lind tittade med i internetbanken, 1 minut',
  ],
  [{ type: 'looking_refused', meetingId }, 'the answer was no', 'svaret blev nej'],
  [{ type: 'noted', meetingId }, 'Eva Lind wrote a note about the meeting', 'skrev en anteckning om mötet'],
  [
    { type: 'agreed', meetingId, again: false, steps: 2 },
    'What was agreed was written down by Eva Lind, 2 next steps',
    'Överenskommelsen skrevs ned av Eva Lind, 2 nästa steg',
  ],
  [{ type: 'step_done', meetingId, what: 'Send payslips' }, 'Done: Send payslips', 'Klart: Send payslips'],
  [{ type: 'call_asked', about: 'My card' }, 'Asked Eva Lind to call My card', 'Bad Eva Lind ringa My card'],
  [{ type: 'call_ask_withdrawn' }, 'Took back the request', 'Tog tillbaka önskan'],
  [{ type: 'called_back' }, 'Eva Lind has called back', 'Eva Lind har ringt tillbaka'],
  [
    { type: 'language_said', language: 'sv', only: true },
    'Wants to be helped only in Swedish',
    'Vill bara få hjälp på svenska',
  ],
  [
    { type: 'language_said', language: 'nl', only: false },
    'No longer only in their own language',
    'Inte längre bara på sitt eget språk',
  ],
  [
    { type: 'booked', ...booking },
    'Meeting booked: Mortgage, Friday 20 November 14:30, by video, with Eva Lind',
    'Möte bokat: Mortgage, fredag 20 november 14:30, video, med Eva Lind',
  ],
  [
    { type: 'booking_moved', ...booking },
    'Meeting moved: Mortgage, now Friday',
    'Möte flyttat: Mortgage, nu fredag',
  ],
  [{ type: 'booking_cancelled', reason: 'Ill', ...booking }, 'Meeting cancelled', 'Möte avbokat'],
  [
    { type: 'customer_wrote', threadId: 't', subject: 'Fixed rate' },
    'Wrote to Eva Lind Fixed rate',
    'Skrev till Eva Lind Fixed rate',
  ],
  [
    { type: 'staff_wrote', threadId: 't', subject: 'Fixed rate' },
    'Eva Lind wrote Fixed rate',
    'Eva Lind skrev Fixed rate',
  ],
  [
    { type: 'mailed', template: 'booked', subject: 'Your meeting' },
    'E-mail: Your meeting',
    'E-post: Your meeting',
  ],
  [
    { type: 'mailed', template: 'question', subject: 'A question', by: 'sms' },
    'SMS: A question',
    'Sms: A question',
  ],
  [
    { type: 'customer_wrote', threadId: 't', subject: 'Rate', way: 'sms' },
    'Wrote to Eva Lind by SMS Rate',
    'Skrev till Eva Lind per sms Rate',
  ],
  [
    { type: 'question_asked', threadId: 't', subject: 'Rate' },
    'Question from Eva Lind Rate',
    'Fråga från Eva Lind Rate',
  ],
  [
    { type: 'question_answered', threadId: 't', subject: 'Rate', way: 'messenger' },
    'Question from Eva Lind answered by messenger Rate',
    'Fråga från Eva Lind besvarad i chattapp Rate',
  ],
  [
    { type: 'question_answered', threadId: 't', subject: 'Rate', way: 'code' },
    'Question from Eva Lind answered in the netbank Rate',
    'Fråga från Eva Lind besvarad i internetbanken Rate',
  ],
  [
    { type: 'question_answered', threadId: 't', subject: 'Rate', way: 'phone' },
    'Question answered by phone, noted by Eva Lind Rate',
    'Fråga besvarad på telefon, antecknat av Eva Lind Rate',
  ],
  [
    { type: 'question_withdrawn', threadId: 't', subject: 'Rate' },
    'Eva Lind withdrew a question Rate',
    'Eva Lind drog tillbaka en fråga Rate',
  ],
  [
    { type: 'reach_chosen', channels: ['sms', 'mail'] },
    'Wants questions by: SMS, E-mail',
    'Vill ha frågor via: Sms, E-post',
  ],
  [
    { type: 'reach_chosen', channels: [] },
    'Wants questions in the netbank only',
    'Vill bara ha frågor i internetbanken',
  ],
  [
    { type: 'handed_over', threadId: 't', subject: 'My limit' },
    'Handed over from the help to a person',
    'Lämnades över från hjälpen till en människa',
  ],
  [
    { type: 'staff_note', via: 'branch', by: 'customer', text: 'A new passport' },
    'Visit at the branch, noted by Eva Lind A new passport',
    'Besök på kontoret, antecknat av Eva Lind A new passport',
  ],
  [
    { type: 'staff_note', via: 'letter', by: 'bank', text: 'Terms' },
    'Letter from the bank, noted by Eva Lind Terms',
    'Brev från banken, antecknat av Eva Lind Terms',
  ],
]

describe('the timeline says', () => {
  it.each(every)('%j: %s', (event, en, sv) => {
    expect(told(event)).toContain(en)
    expect(told(event, {}, 'sv')).toContain(sv)
  })

  it('what the help showed by its titles, and when it had nothing', () => {
    const asked = { type: 'asked_assistant', texts: ['pay'] } as const
    const topic = 'How to pay or transfer'
    expect(told(asked, { topic })).toContain('Asked the help, which showed: How to pay or transfer')
    expect(told(asked, { topic }, 'sv')).toContain('Frågade hjälpen, som visade: How to pay or transfer')
    expect(told(asked, { topic: null })).toContain('Asked the help, which had no answer')
  })

  it('every form, and every reason by its own name', () => {
    for (const form of netbankForms) expect(told(stopped(['other'], form))).toContain(', stopped')
    for (const code of Object.keys(draftCodes)) expect(told(stopped([code])), code).toMatch(/stopped(:| at) /)
    expect(told(stopped(['never_heard_of']))).toContain('Payment to a new payee, stopped')
  })

  it('day, time and channel, in words', () => {
    const text = told({ type: 'signed_in' })
    expect(text).toContain('Friday 20 November 2026')
    expect(text).toContain('14:30 Netbank')
  })

  it('what repeats once, with how often', () => {
    const twice = [
      entry(stopped(['over_daily_limit'])),
      entry(stopped(['over_daily_limit']), { id: '2', at: at - 600_000 }),
    ]
    const text = textOf(markup(<Timeline entries={twice} />))
    expect(text).toContain('2 times since 14:20')
    expect(text.match(/stopped at/g)).toHaveLength(1)
  })

  it('what the customer says, to each side in its own way', () => {
    const corrected = { correction: { text: 'It was my son', at }, withheld: true }
    expect(told({ type: 'called_back' }, corrected)).toContain('The customer says: It was my son')
    const own = textOf(markup(<Timeline own entries={[entry({ type: 'called_back' }, corrected)]} />))
    expect(own).toContain('You say: It was my son')
    expect(own).toContain('Only you see this.')
  })

  it('A37 nothing but text, whatever was written', () => {
    const text = '<img src=x onerror=alert(1)>'
    const html = markup(
      <Timeline entries={[entry({ type: 'staff_note', via: 'phone', by: 'bank', text })]} />,
    )
    expect(html).not.toContain('<img')
  })
})

describe('before saying hello', () => {
  const tried = {
    form: 'payment_new',
    step: 'check',
    outcome: 'stopped',
    codes: ['over_daily_limit'],
    fields: ['amount'],
    at,
    settled: false,
  } as const

  it.each([
    [1, 'Payment to a new payee, stopped at the daily limit', 'stannade vid dagsgränsen'],
    [2, 'stopped at the daily limit, twice', 'dagsgränsen, två gånger'],
    [3, 'stopped at the daily limit, 3 times', 'dagsgränsen, 3 gånger'],
  ])('%i times: %s', (times, en, sv) => {
    expect(textOf(markup(<TriedLately tried={[{ ...tried, times }]} />))).toContain(en)
    expect(textOf(markup(<TriedLately tried={[{ ...tried, times }]} />, 'sv'))).toContain(sv)
  })

  it('offers to look along where that is possible, and says where it was', () => {
    const html = markup(
      <TriedLately tried={[{ ...tried, times: 1 }]} look="/advisor/meeting/7#netbank" pages />,
    )
    expect(attributes(html, 'href')).toEqual(['/advisor/meeting/7#netbank'])
    expect(textOf(html)).toContain('Friday 20 November 14:30 · Page: Pay or transfer · Look along there')
    expect(attributes(markup(<TriedLately tried={[{ ...tried, times: 1 }]} />), 'href')).toEqual([])
  })

  it('says when it went through later, and when there is nothing', () => {
    const settled = { ...tried, times: 1, settled: true }
    expect(textOf(markup(<TriedLately tried={[settled]} />))).toContain('limit; went through later')
    expect(textOf(markup(<TriedLately tried={[]} />))).toContain(
      'Nothing has stopped in the netbank in the last 24 hours.',
    )
    expect(textOf(markup(<TriedLately tried={[]} />, 'sv'))).toContain('det senaste dygnet')
    expect(textOf(markup(<LastContacts entries={[]} />))).toContain('No contacts yet.')
  })

  it('the last contacts with what was written', () => {
    const note = entry({ type: 'staff_note', via: 'phone', by: 'customer', text: 'The card in Japan' })
    const text = textOf(markup(<LastContacts entries={[note]} />))
    expect(text).toContain('Phone call to the bank, noted by Eva Lind The card in Japan Phone Friday')
  })
})
