import { describe, expect, test } from 'vitest'
import { isMailAddress } from '@/lib/notify/mail-address'

describe('isMailAddress', () => {
  test.each(['anna@demo.example', "o'neil+bank@mail.bank.example", 'a.b@x-y.example', 'bank@localhost'])(
    'takes %s',
    (text) => {
      expect(isMailAddress(text)).toBe(true)
    },
  )
  test.each([
    ['A39 line end', 'anna@demo.example\r\nBcc: eve@evil.example'],
    ['A39 a group', 'staff: anna@demo.example, eve@evil.example;'],
    ['A39 quoted local part', '"a@evil.example x"@bank.example'],
    ['two addresses', 'a@bank.example,b@evil.example'],
    ['a name with it', 'Anna <anna@demo.example>'],
    ['A20 fullwidth at', 'anna＠demo.example'],
    ['two ats', 'a@b@c.example'],
    ['no domain', 'anna@'],
    ['dots side by side', 'a..b@demo.example'],
    ['blank', 'anna @demo.example'],
    ['nothing', ''],
    ['too long a local part', `${'a'.repeat(65)}@demo.example`],
    ['too long', `a@${'b.'.repeat(130)}example`],
  ])('refuses %s', (_, text) => expect(isMailAddress(text)).toBe(false))
})
