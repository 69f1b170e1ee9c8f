import type { ContactEvent, NotedBy, NotedVia } from '@/lib/contact/event'
import { deedDone, deedStopped, type NetbankDeed } from '@/lib/contact/netbank-deed'

/** When: so many days ago at a local time, or so many minutes ago. */
export type When = { days: number; at: [number, number] } | { minutes: number }

type Step = { what: string; owner: 'customer' | 'advisor'; inDays: number; doneAfter?: number }

/** A talk by video that has been, with what came of it. */
export type StoryMeeting = {
  when: When
  minutes: number
  lookedAlong?: number
  note: string
  agreed: string
  steps: Step[]
}

export type Told = { when: When; event: ContactEvent; correction?: string; withheld?: true }

/** What one customer and the bank have had to do with each other. `advisor`: who answers for it. */
export type Story = { customer: string; advisor: string; meetings: StoryMeeting[]; events: Told[] }

const ago = (days: number, hour: number, minute: number): When => ({ days, at: [hour, minute] })
const signedIn = (when: When): Told => ({ when, event: { type: 'signed_in' } })
const deed = (when: When, done: NetbankDeed): Told => ({ when, event: { type: 'netbank', ...done } })
const noted = (when: When, via: NotedVia, by: NotedBy, text: string): Told => ({
  when,
  event: { type: 'staff_note', via, by, text },
})
const helped = (form: NetbankDeed['form']): NetbankDeed => ({
  form,
  step: 'check',
  outcome: 'help',
  codes: [],
  fields: [],
})
const overLimit = deedStopped('payment_new', 'check', 'over_daily_limit', ['amount'])

const sara: Story = {
  customer: 'customer',
  advisor: 'advisor',
  meetings: [
    {
      when: ago(27, 14, 2),
      minutes: 24,
      lookedAlong: 6,
      note: 'Fixed rate ends in January. Anders is on parental leave until May, so they want to know what they will pay.',
      agreed:
        'Half of the mortgage gets a fixed rate for three years, the other half stays variable. We look at it again when the rate for January is known.',
      steps: [
        { what: 'Send the last three payslips', owner: 'customer', inDays: -20, doneAfter: -22 },
        { what: 'Prepare the offer for the fixed half', owner: 'advisor', inDays: 4 },
        { what: 'Decide how much stays in the buffer', owner: 'customer', inDays: 11 },
      ],
    },
  ],
  events: [
    noted(
      ago(41, 11, 20),
      'branch',
      'customer',
      'Came by with a new passport. Identity renewed, valid until 2036.',
    ),
    { when: ago(30, 9, 15), event: { type: 'call_asked', about: 'What happens to our rate in January?' } },
    { when: ago(30, 13, 40), event: { type: 'called_back' } },
    noted(ago(12, 8, 0), 'letter', 'bank', 'Terms for a fixed rate over three years, as of this month.'),
    noted(
      ago(6, 16, 35),
      'phone',
      'customer',
      'Asked whether the debit card works in Japan. It does; she knows about the fee for withdrawals.',
    ),
    { when: ago(4, 12, 12), event: { type: 'call_missed', meetingId: '', booked: false, why: 'no_answer' } },
    signedIn(ago(3, 19, 44)),
    deed(ago(3, 19, 47), deedDone('transfer')),
    signedIn(ago(1, 7, 52)),
    deed(ago(1, 7, 55), deedDone('payment')),
    signedIn({ minutes: 52 }),
    deed({ minutes: 47 }, overLimit),
    deed({ minutes: 45 }, helped('payment_new')),
    deed({ minutes: 43 }, overLimit),
  ],
}

const jonas: Story = {
  customer: 'customer2',
  advisor: 'advisor',
  meetings: [
    {
      when: ago(64, 10, 0),
      minutes: 31,
      note: 'Rents in Vasastan, looks for a flat of his own in spring. Savings are enough for the down payment.',
      agreed:
        'Jonas gets a promise of a loan when he has found a flat. Until then he keeps saving each month.',
      steps: [{ what: 'Raise the monthly saving', owner: 'customer', inDays: -50, doneAfter: -60 }],
    },
  ],
  events: [
    {
      ...noted(ago(18, 15, 5), 'phone', 'customer', 'Asked about a lost card; it was found in another coat.'),
      correction: 'It was my brother who called for me.',
    },
    signedIn(ago(9, 20, 10)),
    {
      ...deed(ago(9, 20, 14), {
        form: 'payment',
        step: 'check',
        outcome: 'left',
        codes: [],
        fields: ['amount'],
      }),
      withheld: true,
    },
    signedIn(ago(2, 18, 30)),
    deed(ago(2, 18, 33), deedStopped('card_unblock', 'confirm', 'wrong_password', ['password'])),
    deed(ago(2, 18, 34), deedDone('card_unblock')),
  ],
}

const aino: Story = {
  customer: 'customer3',
  advisor: 'advisor3',
  meetings: [
    {
      when: ago(35, 13, 0),
      minutes: 48,
      lookedAlong: 11,
      note: 'Vill sluta vid 63. Tjänstepensionen är spridd på tre bolag; hon har papperen hemma.',
      agreed: 'Vi räknar på att sluta vid 63 och vid 65 och ses igen när alla tre bolagen har svarat.',
      steps: [
        { what: 'Begära besked från de tre bolagen', owner: 'customer', inDays: -14, doneAfter: -16 },
        { what: 'Räkna på 63 och 65 år', owner: 'advisor', inDays: 6 },
      ],
    },
  ],
  events: [
    noted(ago(50, 10, 30), 'branch', 'customer', 'Lämnade fullmakt för dottern. Registrerad och arkiverad.'),
    noted(ago(16, 9, 10), 'phone', 'customer', 'Alla tre bolagen har svarat. Skickar papperen med posten.'),
    noted(ago(13, 8, 0), 'letter', 'customer', 'Besked från tre pensionsbolag, inskannade.'),
    signedIn(ago(1, 17, 20)),
    deed(ago(1, 17, 24), deedStopped('transfer', 'check', 'not_enough_money', ['amount'])),
    deed(ago(1, 17, 26), deedDone('transfer')),
    signedIn({ minutes: 88 }),
    deed({ minutes: 80 }, deedStopped('payment_new', 'check', 'number_invalid', ['number'])),
    deed(
      { minutes: 78 },
      { form: 'payment_new', step: 'check', outcome: 'left', codes: [], fields: ['number'] },
    ),
  ],
}

export const stories = [sara, jonas, aino]
