import { describe, expect, it, vi } from 'vitest'
import type { Mail } from '@/lib/notify/mail'
import { ok } from '@/lib/result'
import { markup, textOf } from '@/tests/support/markup'
import { MailList } from './mail-list'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))

const mail = (change: Partial<Mail & { questionId: string | null }>) => ({
  ...{ id: 'm', channel: 'mail' as const, recipient: 'sara@mail.example', recipientName: 'Sara Holm' },
  ...{ subject: 'A question', text: 'Hello', ics: null, icsMethod: null, questionId: null },
  createdAt: new Date('2026-11-03T09:30:00Z'),
  ...change,
})
const list = (change: Parameters<typeof mail>[0], locale: 'en' | 'sv' = 'en') =>
  markup(<MailList mails={[mail(change)]} replyInDemo={async () => ok(true)} />, locale)

describe('what the demo shows as sent', () => {
  it('says by which way and where it went', () => {
    expect(textOf(list({}))).toContain(
      '1 thing, newest first A question By E-mail To Sara Holm &lt;sara@mail.example&gt;',
    )
    expect(textOf(list({ channel: 'letter', recipient: 'Storgatan 1\nStockholm' }))).toContain(
      'By Letter To Sara Holm Storgatan 1 Stockholm',
    )
    expect(textOf(list({ channel: 'sms', recipient: '+46705550112', recipientName: '' }))).toContain(
      'To +46705550112 ',
    )
  })

  it.each(['sms', 'messenger', 'mail'] as const)(
    'what asks something by %s has a field to reply in',
    (channel) => {
      expect(textOf(list({ channel, questionId: 'q' }))).toMatch(/Reply as whoever got this Reply$/)
      expect(textOf(list({ channel, questionId: 'q' }, 'sv'))).toMatch(
        /Svara som den som fick det här Svara$/,
      )
    },
  )

  it('a letter has none, nor what asks nothing', () => {
    for (const change of [{ channel: 'letter' as const, questionId: 'q' }, { questionId: null }])
      expect(list(change)).not.toContain('<form')
  })
})
