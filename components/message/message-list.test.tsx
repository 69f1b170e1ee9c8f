import { describe, expect, it } from 'vitest'
import type { Locale } from '@/lib/language/locale'
import type { Attachment, Message, Side, ThreadView } from '@/lib/message/thread'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { AttachmentList } from './attachment-list'
import { MessageList } from './message-list'

const hour = 3_600_000
/** Friday. */
const asked = Date.parse('2026-11-20T14:30:00Z')

const message = (seq: number, side: Side, change: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  at: asked + seq * hour,
  author:
    side === 'customer' ? { id: 'sara', name: 'Sara Holm', side } : { id: 'eva', name: 'Eva Lind', side },
  text: `text ${seq}`,
  attachments: [],
  origin: null,
  ...change,
})
/** Newest first, as they come. */
const view = (messages: Message[]): ThreadView => ({
  thread: {
    id: 't',
    customerId: 'sara',
    subject: 'Fixed rate',
    deputyId: null,
    byHand: false,
    standing: { state: 'answered', answeredAt: asked },
    lastAt: asked,
  },
  customerName: 'Sara Holm',
  own: true,
  answererName: 'Eva Lind',
  messages,
  next: null,
  readTo: { customer: 3, staff: 1 },
})

type Shown = { side?: Side; older?: string | null; paged?: boolean; level?: 2 | 3; reader?: string }

describe('what was written', () => {
  const written = (
    messages: Message[],
    { side = 'customer', older = null, paged = false, level, reader }: Shown = {},
  ) => (
    <MessageList
      view={view(messages)}
      olderHref={older}
      newestHref="/t"
      {...{ side, paged, level, reader }}
    />
  )
  const three = [message(3, 'customer'), message(2, 'staff'), message(1, 'customer')]

  it('oldest first, under its day, with who wrote and when', () => {
    expect(textOf(markup(written(three)))).toBe(
      'Friday 20 November 2026 You 16:30 text 1 Read Eva Lind 17:30 text 2 You 18:30 text 3',
    )
    const days = [message(20, 'staff'), message(1, 'customer')]
    const text = textOf(markup(written(days), 'sv'))
    expect(text).toBe(
      'fredag 20 november 2026 Du 16:30 text 1 Läst lördag 21 november 2026 Eva Lind 11:30 text 20',
    )
  })

  it('says how it came what answers a question of the bank, and to staff when that was too late', () => {
    const origin = { via: 'sms', hint: '12', notedBy: null, late: true } as const
    const text = (side: Side) => textOf(markup(written([message(1, 'customer', { origin })], { side })))
    expect(text('staff')).toContain('16:30 by SMS, from the number ending 12 Came after the answer text 1')
    expect(text('customer')).toContain('16:30 by SMS, from the number ending 12 text 1')
  })

  it('staff are called You only where they themselves wrote', () => {
    const colleague = message(2, 'staff', { author: { id: 'anna', name: 'Anna Berg', side: 'staff' } })
    const both = [message(3, 'staff'), colleague]
    const text = (reader?: string) => textOf(markup(written(both, { side: 'staff', reader })))
    expect(text('eva')).toBe('Friday 20 November 2026 Anna Berg 17:30 text 2 You 18:30 text 3 Read')
    expect(text()).toContain('Eva Lind 18:30')
  })

  it('is told apart by its side, not by colour alone', () => {
    const sides = [...markup(written(three)).matchAll(/<li id="message-(\d)" class="([^"]*)"/g)].map(
      ([, seq, look = '']) => [seq, /self-(start|end)/.exec(look)?.[1]],
    )
    expect(sides).toEqual([
      ['1', 'end'],
      ['2', 'start'],
      ['3', 'end'],
    ])
  })

  it('is read up to the last that the other side has seen; on older pages that is not said', () => {
    const own = [message(4, 'staff'), message(3, 'staff'), message(2, 'staff')]
    expect(textOf(markup(written(own, { side: 'staff' })))).toMatch(/text 3 Read .*text 4$/)
    expect(textOf(markup(written(own, { side: 'staff', paged: true })))).not.toContain('Read')
  })

  it('leads to what is older and back to the newest', () => {
    const html = markup(written(three, { older: '/t?before=1', paged: true }))
    expect(attributes(html, 'href')).toEqual(['/t?before=1', '/t'])
    expect(textOf(html)).toMatch(/^Older messages .* Newest messages$/)
    expect(attributes(markup(written(three)), 'href')).toEqual([])
  })

  it('a long one has a way past what was read before, to the newest', () => {
    const many = Array.from({ length: 9 }, (_, nth) => message(9 - nth, 'staff'))
    const html = markup(written(many))
    expect(attributes(html, 'href')).toEqual(['#message-9'])
    expect(html).toContain('id="message-9"')
    expect(textOf(html)).toMatch(/^To the newest message /)
    expect(textOf(markup(written(many.slice(1))))).not.toContain('To the newest')
    expect(textOf(markup(written(many, { paged: true })))).not.toContain('To the newest')
  })

  it('under the heading of a section its days are one level lower', () => {
    expect(markup(written(three))).toMatch(/<h2 /)
    expect(markup(written(three, { level: 3 }))).not.toMatch(/<h2 /)
  })

  it('A37 nothing but text, whatever was written, as it was laid out', () => {
    const html = markup(written([message(1, 'staff', { text: '<img src=x onerror=alert(1)>\n  next' })]))
    expect(html).not.toContain('<img')
    expect(html).toMatch(/whitespace-pre-wrap[^>]*>&lt;img src=x onerror=alert\(1\)&gt;\n {2}next</)
  })

  it('shows nothing that somebody wrote to who looks along', () => {
    const photo: Attachment = { id: 'f', name: 'My salary.png', kind: 'png', bytes: 1, scan: 'clean' }
    const waiting: Attachment = { ...photo, id: 'g', scan: 'waiting' }
    const letter: Attachment = { ...photo, id: 'h', name: 'My divorce.pdf', kind: 'pdf' }
    const html = markup(
      written([message(1, 'customer', { attachments: [photo, waiting, letter] })], { older: '/t?before=1' }),
    )
    expect(sharedText(html)).toBe('Older messages shows it larger is being checked for viruses Read')
    expect(html).not.toMatch(/data-share="[^"]*(tree|image|value|href)/)
    for (const [mark = ''] of html.matchAll(/<[^>]*data-share="label"[^>]*>/g))
      expect(mark).toContain('aria-label="Files with this message"')
  })
})

describe('files with a message', () => {
  const file = (change: Partial<Attachment>): Attachment => ({
    id: 'f1',
    name: 'Receipt.png',
    kind: 'png',
    bytes: 348_160,
    scan: 'clean',
    ...change,
  })
  const shown = (change: Partial<Attachment>, locale: Locale = 'en') =>
    markup(<AttachmentList files={[file(change)]} />, locale)

  it.each(['png', 'jpeg', 'webp'] as const)(
    'a clean %s is seen, by its name, and larger over the page that it belongs to',
    (kind) => {
      const html = shown({ kind })
      expect(attributes(html, 'src')).toEqual(['/api/messages/files/f1'])
      expect(attributes(html, 'alt')).toEqual(['Receipt.png'])
      expect(html).toMatch(/<button[^>]* aria-haspopup="dialog"/)
      // a tab of its own would outlive lock and sign-out
      expect(html).not.toMatch(/target=|href=/)
    },
  )

  it.each([
    ['pdf', 348_160, 'Receipt.png PDF · 340 kB', 'Receipt.png PDF · 340 kB'],
    ['heic', 1, 'Receipt.png Picture, HEIC · 1 kB', 'Receipt.png Bild, HEIC · 1 kB'],
    ['docx', 1_258_291, 'Receipt.png Word document · 1.2 MB', 'Receipt.png Word-dokument · 1,2 MB'],
    ['xlsx', 10_485_760, 'Receipt.png Excel workbook · 10 MB', 'Receipt.png Excel-arbetsbok · 10 MB'],
  ] as const)('a %s is fetched: %s', (kind, bytes, en, sv) => {
    const html = shown({ kind, bytes })
    expect(html).not.toContain('<img')
    expect(attributes(html, 'download')).toEqual(['Receipt.png'])
    expect(textOf(html)).toBe(en)
    expect(textOf(shown({ kind, bytes }, 'sv'))).toBe(sv)
  })

  it.each([
    ['waiting', 'Receipt.png is being checked for viruses', 'Receipt.png viruskontrolleras'],
    ['infected', 'Receipt.png was removed: a virus was found', 'Receipt.png togs bort: ett virus hittades'],
  ] as const)('one that is %s opens for nobody', (scan, en, sv) => {
    expect(textOf(shown({ scan }))).toBe(en)
    expect(textOf(shown({ scan }, 'sv'))).toBe(sv)
    expect(shown({ scan })).not.toMatch(/href|src=/)
  })
})
