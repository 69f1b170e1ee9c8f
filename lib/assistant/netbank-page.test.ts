import { expect, it } from 'vitest'
import { netbankPages, pageAt, pathOf } from './netbank-page'

it.each<[unknown, string | null]>([
  ['/customer', 'overview'],
  ['/customer?x=1', 'overview'],
  ['/customer/accounts/7f0cd7d5-6f0e-4b5e-9d3c-000000000001?q=secret', 'accounts'],
  ['/customer/payments', 'payments'],
  ['/customer/payments#from', 'payments'],
  ['/customer/messages/new', 'messages'],
  ['/customer/help', null],
  ['/customer/constructor', null],
  ['/advisor/cards', null],
  ['https://evil.example/customer/cards', null],
  ['//customer/cards', null],
  ['', null],
  [undefined, null],
  [['/customer'], null],
])('%s is %s', (path, page) => {
  expect(pageAt(path)).toBe(page)
})

it('every page is found again by its own path, or by the one it is reached from', () => {
  for (const page of netbankPages) expect([page, 'overview']).toContain(pageAt(pathOf(page)))
})
