import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Locale } from '@/lib/language/locale'
import type { Side, Standing, ThreadLine, ThreadView } from '@/lib/message/thread'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { MessagesFrame } from './messages-frame'
import { ThreadHead } from './thread-head'
import { ThreadList } from './thread-list'
import { NewMessages, UnreadCount } from './unread-count'
import { WaitingThreads } from './waiting-threads'

/** How late it has become on a page that stays open. */
const clock = vi.hoisted(() => ({ now: 0 }))
vi.mock('@/components/presence/use-minute', () => ({ useMinute: () => clock.now }))
beforeEach(() => {
  clock.now = 0
})

/** Sunday. */
const now = Date.parse('2026-11-22T13:30:00Z')
const hour = 3_600_000
const asked = now - 47 * hour
const tuesday = Date.parse('2026-11-24T11:00:00Z')
const friday = Date.parse('2026-11-20T11:00:00Z')
const open = (promisedBy: number | null): Standing => ({ state: 'open', waitingSince: asked, promisedBy })
const answered: Standing = { state: 'answered', answeredAt: asked }
const closed: Standing = { state: 'closed', closedAt: asked }

const line = (standing: Standing, change: Partial<ThreadLine> = {}): ThreadLine => ({
  id: 't1',
  customerId: 'sara',
  customerName: 'Sara Holm',
  subject: 'Fixed rate',
  deputyId: null,
  byHand: false,
  standing,
  lastAt: asked,
  unread: false,
  ...change,
})

describe('a list of threads', () => {
  const list = (threads: ThreadLine[], side: Side, here?: string) => (
    <ThreadList
      {...{ threads, side, now, here }}
      hrefOf={(id) => `/x/messages/${id}`}
      label="Your messages"
    />
  )

  it.each<[Side, Standing, string, string]>([
    ['customer', open(tuesday), 'Answer by Tuesday 12:00', 'Svar senast tisdag 12:00'],
    ['staff', open(tuesday), 'Answer by Tuesday 12:00', 'Svara senast tisdag 12:00'],
    [
      'customer',
      open(friday),
      'An answer was promised by Friday 12:00',
      'Svar var utlovat till fredag 12:00',
    ],
    ['staff', open(friday), 'Late since Friday 12:00', 'Försenat sedan fredag 12:00'],
    ['customer', open(null), 'Waits for an answer', 'Väntar på svar'],
    ['staff', open(null), 'Waits, nothing promised', 'Väntar, inget utlovat'],
    ['customer', answered, 'Answered', 'Besvarat'],
    ['staff', closed, 'Closed', 'Avslutat'],
  ])('to the %s, %j: %s', (side, standing, en, sv) => {
    const when = ['Friday 20 November 15:30', 'fredag 20 november 15:30']
    const who = side === 'staff' ? 'Sara Holm · ' : ''
    expect(textOf(markup(list([line(standing)], side)))).toBe(`Fixed rate ${who}${when[0]} ${en}`)
    expect(textOf(markup(list([line(standing)], side), 'sv'))).toBe(`Fixed rate ${who}${when[1]} ${sv}`)
  })

  it('names the day in full when it is far away', () => {
    const text = textOf(markup(list([line(open(tuesday + 7 * 24 * hour))], 'customer')))
    expect(text).toContain('Answer by Tuesday 1 December 12:00')
  })

  it('is red only for staff who are late', () => {
    const red = (side: Side, standing: Standing) => markup(list([line(standing)], side)).includes('text-red')
    expect(red('staff', open(friday))).toBe(true)
    expect([red('customer', open(friday)), red('staff', open(tuesday)), red('staff', answered)]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is named, each thread is one link, and the one that is read is the page', () => {
    const html = markup(list([line(answered), line(closed, { id: 't2' })], 'staff', 't2'))
    expect(attributes(html, 'aria-label')).toEqual(['Your messages'])
    expect(attributes(html, 'href')).toEqual(['/x/messages/t1', '/x/messages/t2'])
    expect(html.match(/<a [^>]*aria-current="page"[^>]*>/)?.[0]).toContain('/t2')
    expect(html.match(/aria-current/g)).toHaveLength(1)
  })

  it('says in a word what is unread', () => {
    const html = markup(list([line(answered, { unread: true }), line(closed, { id: 't2' })], 'customer'))
    expect(textOf(html).match(/Unread/g)).toHaveLength(1)
  })

  it('A37 is nothing but text, whatever a subject is', () => {
    const evil = { subject: '<img src=x onerror=alert(1)>', customerName: '<b>Sara</b>' }
    const lists = [
      list([line(answered, evil)], 'staff'),
      <WaitingThreads now={now} threads={[line(answered, evil)]} />,
    ]
    for (const one of lists) {
      expect(markup(one)).not.toMatch(/<img|<b>/)
      expect(markup(one)).toContain('&lt;img src=x onerror=alert(1)&gt;')
    }
  })

  it('becomes late on a page that stays open', () => {
    const text = (side: Side) => textOf(markup(list([line(open(tuesday))], side)))
    expect(text('customer')).toContain('Answer by Tuesday 12:00')
    clock.now = tuesday + 1
    expect(text('customer')).toContain('An answer was promised by Tuesday 12:00')
    expect(text('staff')).toContain('Late since Tuesday 12:00')
  })

  it('shows nothing that somebody wrote to who looks along', () => {
    const html = markup(list([line(open(tuesday), { unread: true })], 'customer'))
    expect(sharedText(html)).toBe('Unread Answer by Tuesday 12:00')
  })
})

describe('who waits', () => {
  it('in the order given, with what it is about and until when', () => {
    const html = markup(
      <WaitingThreads now={now} threads={[line(open(friday)), line(open(tuesday), { id: 't2' })]} />,
    )
    expect(textOf(html)).toBe(
      'Sara Holm Fixed rate Late since Friday 12:00 Sara Holm Fixed rate Answer by Tuesday 12:00',
    )
    expect(attributes(html, 'href')).toEqual(['/advisor/messages/t1', '/advisor/messages/t2'])
    expect(html.match(/text-red/g)).toHaveLength(1)
  })

  it('and where the others are, when there are more', () => {
    const html = markup(<WaitingThreads now={now} threads={[line(open(tuesday))]} more />)
    expect(attributes(html, 'href')).toEqual(['/advisor/messages/t1', '/advisor/messages'])
    expect(textOf(html)).toMatch(/All who wait for an answer$/)
  })

  it('nobody', () => {
    expect(textOf(markup(<WaitingThreads now={now} threads={[]} />))).toBe('Nobody waits for an answer.')
  })
})

const view = (standing: Standing): ThreadView => ({
  thread: line(standing),
  customerName: 'Sara Holm',
  own: true,
  answererName: 'Eva Lind',
  messages: [],
  next: null,
  readTo: { customer: 0, staff: 0 },
})

describe('the head of a thread', () => {
  const head = (side: Side, standing: Standing, locale: Locale = 'en') =>
    textOf(markup(<ThreadHead view={view(standing)} side={side} now={now} />, locale))

  it.each<[Side, Standing, string, string]>([
    [
      'customer',
      open(tuesday),
      'Eva Lind answers by Tuesday 24 November 12:00.',
      'Eva Lind svarar senast tisdag 24 november 12:00.',
    ],
    [
      'customer',
      open(friday),
      'Eva Lind had promised an answer by Friday 20 November 12:00. It is late; you can call or book instead.',
      'Eva Lind hade lovat svar senast fredag 20 november 12:00. Det är försenat; du kan ringa eller boka i stället.',
    ],
    [
      'customer',
      open(null),
      'It cannot be said yet when Eva Lind answers. If it cannot wait, call or visit us.',
      'Det går inte att säga än när Eva Lind svarar. Om det inte kan vänta, ring eller besök oss.',
    ],
    [
      'customer',
      answered,
      'Answered Friday 20 November 15:30. Write again whenever you want.',
      'Besvarat fredag 20 november 15:30. Skriv igen när du vill.',
    ],
    ['customer', closed, 'Closed. Writing opens it again.', 'Avslutat. Den som skriver öppnar det igen.'],
    [
      'staff',
      open(tuesday),
      'Sara Holm has been waiting since Friday 20 November 15:30. Promised by Tuesday 24 November 12:00.',
      'Sara Holm har väntat sedan fredag 20 november 15:30. Utlovat till tisdag 24 november 12:00.',
    ],
    [
      'staff',
      open(friday),
      'Late. Sara Holm has been waiting since Friday 20 November 15:30. An answer was promised by Friday 20 November 12:00.',
      'Försenat. Sara Holm har väntat sedan fredag 20 november 15:30. Svar var utlovat till fredag 20 november 12:00.',
    ],
    [
      'staff',
      open(null),
      'Sara Holm has been waiting since Friday 20 November 15:30. No answer has been promised by any time.',
      'Sara Holm har väntat sedan fredag 20 november 15:30. Ingen tid för svar är utlovad.',
    ],
    ['staff', answered, 'Answered Friday 20 November 15:30. Nobody waits.', 'Ingen väntar.'],
    ['staff', closed, 'Closed. Writing opens it again.', 'Avslutat. Den som skriver öppnar det igen.'],
  ])('to the %s, %j: %s', (side, standing, en, sv) => {
    expect(head(side, standing)).toBe(en)
    expect(head(side, standing, 'sv')).toContain(sv)
  })

  it('says that it is late as soon as it is', () => {
    clock.now = tuesday + 1
    expect(head('customer', open(tuesday))).toContain('It is late')
    expect(head('staff', open(tuesday))).toMatch(/^Late\./)
  })

  it('is a status, and red only where staff are late', () => {
    const html = (side: Side, standing: Standing) =>
      markup(<ThreadHead view={view(standing)} side={side} now={now} />)
    expect(html('customer', open(tuesday))).toContain('role="status"')
    expect(html('staff', open(friday))).toContain('text-red')
    expect(html('customer', open(friday))).not.toContain('text-red')
  })
})

describe('how many are new', () => {
  it.each([
    [1, 'You have 1 unread message', 'Du har 1 oläst meddelande'],
    [12, 'You have 12 unread messages', 'Du har 12 olästa meddelanden'],
  ])('%i: one line that leads there', (count, en, sv) => {
    const html = markup(<NewMessages count={count} />)
    expect(textOf(html)).toBe(en)
    expect(attributes(html, 'href')).toEqual(['/customer/messages'])
    expect(textOf(markup(<NewMessages count={count} />, 'sv'))).toBe(sv)
  })

  it.each([
    [1, '1 1 unread'],
    [9, '9 9 unread'],
    [10, '9+ 10 unread'],
  ])('%i beside an entry: %s', (count, words) => {
    const html = markup(<UnreadCount count={count} />)
    expect(textOf(html)).toBe(words)
    expect(html).toMatch(/<span aria-hidden="true"/)
  })

  it('is no business of who looks along, also where the menu is theirs to read', () => {
    const html = markup(
      <>
        <nav data-share="tree">
          Messages <UnreadCount count={3} />
        </nav>
        <NewMessages count={3} />
      </>,
    )
    expect(sharedText(html)).toBe('Messages')
  })

  it('nothing at nothing', () => {
    expect(markup(<NewMessages count={0} />) + markup(<UnreadCount count={0} />)).toBe('')
  })
})

describe('the frame', () => {
  const frame = (shows: 'list' | 'thread') =>
    markup(
      <MessagesFrame list="the list" shows={shows}>
        the thread
      </MessagesFrame>,
    )

  it('has both where there is room, and one of them where there is not', () => {
    expect(frame('list')).toMatch(/max-lg:hidden">the thread/)
    expect(frame('thread')).toMatch(/max-lg:hidden">the list/)
    expect(frame('thread').match(/max-lg:hidden/g)).toHaveLength(1)
  })
})
