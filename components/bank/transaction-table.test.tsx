import { expect, test } from 'vitest'
import type { Transaction } from '@/lib/bank/account'
import type { StandingOrder } from '@/lib/bank/upcoming'
import { markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { TransactionTable } from './transaction-table'
import { UpcomingList } from './upcoming-list'

const line = (text: string, amount: bigint): Transaction => ({
  id: text,
  bookedOn: '2026-11-20',
  text,
  kind: 'benefit',
  amount: { amount, currency: 'SEK' },
})
const plain = (html: string) => textOf(html).replace(/[\u00a0\u202f]/g, ' ')
const table = (lines: Transaction[]) => <TransactionTable caption="Latest" lines={lines} today="2026-11-22" />

test('date, what it was, how much: with a sign for what comes in and a true minus for what goes out', () => {
  const html = markup(table([line('Barnbidrag', 265_000n), line('Kiosk', -100n)]))
  expect(plain(html)).toBe(
    'Latest Date Text Amount 20 Nov Barnbidrag 20 Nov · Benefit +SEK 2,650.00 20 Nov Kiosk 20 Nov · Benefit −SEK 1.00',
  )
  expect(html).toContain('dateTime="2026-11-20"')
})

test('whoever looks along reads all of it', () => {
  expect(sharedText(markup(table([line('Barnbidrag', 265_000n)])))).toBe(
    'Date Text Amount 20 Nov Barnbidrag 20 Nov · Benefit +SEK 2,650.00',
  )
})

test('A37 what looks like markup is only text', () => {
  const html = markup(table([line('<img src=x onerror=alert(1)>', 1n)]))
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test('what comes is a list, and nothing planned is a sentence', () => {
  const order: StandingOrder = {
    id: 'o',
    accountId: 'a',
    text: 'Hyra',
    kind: 'housing',
    amount: { amount: -784_000n, currency: 'SEK' },
    dayOfMonth: 27,
    firstOn: '2025-01-01',
    everyMonths: 1,
  }
  const upcoming = [{ order, dueOn: '2026-11-27' }]
  expect(plain(markup(<UpcomingList upcoming={upcoming} today="2026-11-22" />))).toBe(
    'Hyra 27 November −SEK 7,840.00',
  )
  expect(plain(markup(<UpcomingList upcoming={[]} today="2026-11-22" />))).toBe(
    'Nothing is planned for the next 30 days.',
  )
})
