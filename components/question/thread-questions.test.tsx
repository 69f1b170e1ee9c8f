import { describe, expect, it, vi } from 'vitest'
import type { MessageOrigin, Side } from '@/lib/message/thread'
import type { AskedLine, KnownQuestion, ThreadQuestion } from '@/lib/question/question'
import { ok } from '@/lib/result'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { AskChoice } from './ask-writing'
import { AskedList } from './asked-list'
import { CameBy } from './came-by'
import { KnownNotice } from './known-notice'
import { NoteForm } from './question-buttons'
import { ThreadQuestions } from './thread-questions'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }))

const asked = Date.parse('2026-11-03T09:30:00Z')
const answered = Date.parse('2026-11-05T13:10:00Z')
const fine = async () => ok(true)
const question = (change: Partial<ThreadQuestion> = {}): ThreadQuestion => ({
  ...{ id: 'q', about: 'Net income', askedAt: asked, askerName: 'Eva Lind', channels: ['sms', 'letter'] },
  ...{ standing: { state: 'open' }, via: null, notedBy: null },
  ...change,
})
const line = (change: Partial<ThreadQuestion>) => (
  <ThreadQuestions questions={[question(change)]} actions={{ withdrawQuestion: fine, noteAnswer: fine }} />
)
const isAnswered = { standing: { state: 'answered', answeredAt: answered, answerId: 'm' } as const }

describe('where a question stands', () => {
  const first = 'Net income Eva Lind asked Tuesday 3 November 10:30 by SMS and letter.'
  it.each<[Partial<ThreadQuestion>, string, string]>([
    [
      {},
      `${first} Not answered yet. Note an answer Withdraw question`,
      'Inte besvarad än. Anteckna ett svar Dra tillbaka frågan',
    ],
    [
      { ...isAnswered, via: 'sms' },
      `${first} Answered Thursday 5 November 14:10 by SMS.`,
      'Besvarad torsdag 5 november 14:10 per sms.',
    ],
    [
      { ...isAnswered, via: 'phone', notedBy: 'Mikael Strand' },
      `${first} Answered Thursday 5 November 14:10 by phone, noted by Mikael Strand.`,
      'Besvarad torsdag 5 november 14:10 på telefon, antecknat av Mikael Strand.',
    ],
    [
      { ...isAnswered, via: 'code' },
      `${first} Answered Thursday 5 November 14:10 in the netbank, by code.`,
      'i internetbanken, med kod.',
    ],
    [
      { standing: { state: 'withdrawn', withdrawnAt: answered } },
      `${first} Withdrawn Thursday 5 November 14:10.`,
      'Återtagen torsdag 5 november 14:10.',
    ],
    [
      { channels: [] },
      'Net income Eva Lind asked Tuesday 3 November 10:30 in the netbank. Not answered yet. Note an answer Withdraw question',
      'frågade tisdag 3 november 10:30 i internetbanken.',
    ],
  ])('%j', (change, en, sv) => {
    expect(textOf(markup(line(change)))).toBe(en)
    expect(textOf(markup(line(change), 'sv'))).toContain(sv)
  })

  it('is nothing where nothing was asked', () => {
    expect(
      markup(<ThreadQuestions questions={[]} actions={{ withdrawQuestion: fine, noteAnswer: fine }} />),
    ).toBe('')
  })
})

describe('noting an answer', () => {
  it('asks how it was said and what, each by its name', () => {
    const html = markup(<NoteForm id="q" noteAnswer={fine} onClose={() => {}} />)
    expect(textOf(html)).toBe('How By phone At the branch The answer Cancel Save answer')
    expect(html).toMatch(/role="radiogroup"/)
    expect(attributes(html, 'maxLength').length + attributes(html, 'maxlength').length).toBe(1)
  })
})

describe('asking', () => {
  const choice = (asking: boolean, channels: ('sms' | 'mail')[]) =>
    markup(<AskChoice {...{ channels, asking }} setAsking={() => {}} about="Loan" setAbout={() => {}} />)

  it('is a tick beside what is written, and then says by what the customer is told, and about what', () => {
    expect(textOf(choice(false, ['sms', 'mail']))).toBe('Ask and wait for the answer')
    const html = choice(true, ['sms', 'mail'])
    expect(textOf(html)).toContain('The customer is told by SMS and e-mail that the bank asks')
    expect(textOf(html)).toContain('What do you ask about? In a few words. The same is not asked twice.')
    expect(attributes(html, 'value')).toContain('Loan')
    expect(textOf(choice(true, []))).toContain('The customer wants to be asked in the netbank only.')
  })
})

describe('what is known already', () => {
  const known: KnownQuestion = {
    about: 'Net income',
    askedAt: asked,
    askerName: 'Eva Lind',
    threadId: 't',
    answer: null,
  }
  const notice = (change: Partial<KnownQuestion>, here = 'other') => (
    <KnownNotice known={{ ...known, ...change }} here={here} />
  )

  it('is when and by whom, and the way there', () => {
    const html = markup(notice({}))
    expect(textOf(html)).toBe('Net income Eva Lind asked this Tuesday 3 November 10:30. Go to that message')
    expect(attributes(html, 'href')).toEqual(['/advisor/messages/t'])
    expect(attributes(markup(notice({}, 't')), 'href')).toEqual([])
  })

  it('with the answer, where there is one; without the way where it is none of theirs', () => {
    const html = markup(notice({ answer: { at: answered, text: '<b>38 000</b>' } }, 't'))
    expect(textOf(html)).toContain('The customer answered Thursday 5 November 14:10: &lt;b&gt;38 000')
    expect(html).not.toContain('<b>')
    const hidden = markup(notice({ threadId: null }))
    expect(textOf(hidden)).toContain('It stands in a message that you do not see.')
    expect(attributes(hidden, 'href')).toEqual([])
    expect(textOf(markup(notice({ threadId: null }), 'sv'))).toContain(
      'Eva Lind frågade detta tisdag 3 november 10:30.',
    )
  })
})

describe('on the desk', () => {
  const asks: AskedLine[] = [
    {
      id: 'q',
      threadId: 't',
      customerName: 'Sara Holm',
      about: 'Net income',
      askedAt: asked,
      channels: ['mail'],
    },
    { id: 'r', threadId: 'u', customerName: 'Jonas Berg', about: 'Flat', askedAt: asked, channels: [] },
  ]

  it('stands who was asked what, when and by what, and leads there', () => {
    const html = markup(<AskedList questions={asks} more />)
    expect(textOf(html)).toBe(
      'Sara Holm Net income Asked Tuesday 3 November 10:30 by e-mail Jonas Berg Flat ' +
        'Asked Tuesday 3 November 10:30 in the netbank There are more of them in your messages.',
    )
    expect(attributes(html, 'href')).toEqual(['/advisor/messages/t', '/advisor/messages/u'])
    expect(textOf(markup(<AskedList questions={[]} />, 'sv'))).toBe('Alla frågor har fått svar.')
  })
})

describe('how a message came', () => {
  it.each<[Partial<MessageOrigin>, Side, string, string]>([
    [
      { via: 'sms', hint: '12' },
      'staff',
      'by SMS, from the number ending 12',
      'per sms, från numret som slutar på 12',
    ],
    [
      { via: 'messenger', hint: '34' },
      'customer',
      'by messenger, from the number ending 34',
      'i chattapp, från numret som slutar på 34',
    ],
    [
      { via: 'mail', hint: 's…@mail.example' },
      'staff',
      'by e-mail, from s…@mail.example',
      'per e-post, från s…@mail.example',
    ],
    [
      { via: 'phone', notedBy: 'Eva Lind' },
      'customer',
      'by phone, noted by Eva Lind',
      'på telefon, antecknat av Eva Lind',
    ],
    [
      { via: 'branch', notedBy: 'Eva Lind' },
      'staff',
      'at the branch, noted by Eva Lind',
      'på kontoret, antecknat av Eva Lind',
    ],
    [{ via: 'code' }, 'staff', 'in the netbank, by code', 'i internetbanken, med kod'],
    [{ via: 'netbank' }, 'staff', '', ''],
    [{ via: 'netbank', late: true }, 'staff', 'Came after the answer', 'Kom efter svaret'],
    [{ via: 'netbank', late: true }, 'customer', '', ''],
    [
      { via: 'sms', hint: '12', late: true },
      'staff',
      'by SMS, from the number ending 12 Came after the answer',
      'per sms, från numret som slutar på 12 Kom efter svaret',
    ],
  ])('%j, to the %s', (change, side, en, sv) => {
    const origin: MessageOrigin = { via: 'netbank', hint: null, notedBy: null, late: false, ...change }
    expect(textOf(markup(<CameBy origin={origin} side={side} />))).toBe(en)
    expect(textOf(markup(<CameBy origin={origin} side={side} />, 'sv'))).toBe(sv)
  })
})
