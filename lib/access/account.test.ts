import { expect, it } from 'vitest'
import { readAccount } from './account'

it.each([
  ['eva@bank.example', 'eva@bank.example'],
  [' Eva@Bank.Example\n', 'eva@bank.example'],
  ["o'hara+netbank@mail.bank.example", "o'hara+netbank@mail.bank.example"],
])('%j is the account %s', (typed, account) => {
  expect(readAccount(typed)).toBe(account)
})

it.each([
  ['nothing', ''],
  ['no address', 'eva'],
  ['half of one', 'eva@'],
  ['a look-alike sign', 'eva＠bank.example'],
  ['a look-alike letter', 'evа@bank.example'],
  ['two addresses', 'eva@bank.example,sara@bank.example'],
  ['two addresses with a blank', 'eva@bank.example sara@bank.example'],
  ['a second line', 'eva@bank.example\nBcc: sara@bank.example'],
  ['a name around it', 'Eva <eva@bank.example>'],
  ['a NUL', 'eva\0@bank.example'],
  ['more than an address can be', `${'e'.repeat(250)}@b.example`],
])('A20: %s is none', (_, typed) => {
  expect(readAccount(typed)).toBeUndefined()
})
