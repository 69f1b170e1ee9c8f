import { describe, expect, it } from 'vitest'
import { roles } from '@/lib/access/actor'
import { catalogue } from '@/lib/language/catalogue'
import { locales } from '@/lib/language/locale'
import { messagesFor, sentNouns } from '@/lib/language/messages-for'
import { nounsInBrowser } from './support/house/messages'
import { isTest, readSources } from './support/house/sources'

const code = readSources().filter((source) => !isTest(source))
const sent = (role: (typeof roles)[number]) => [...sentNouns.everybody, ...sentNouns[role]].sort()
const whole = (name: string) => name.split('.')[0] ?? ''
/** What is said, in the words of what is sent: a noun where it is sent whole, else the part. */
const asSent = (said: Set<string>, names: readonly string[]) =>
  [...new Set([...said].map((name) => (names.includes(whole(name)) ? whole(name) : name)))].sort()
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('what is said in the browser is sent there, and nothing else', () => {
  it.each(roles)('to a %s', (role) => {
    const said = nounsInBrowser(
      code,
      (path) => path.startsWith(`app/${role}/`) || /^app\/[^/]+\.tsx$/.test(path),
    )
    expect(asSent(said, sent(role))).toEqual(sent(role))
  })

  it('to whoever has not signed in', () => {
    const said = nounsInBrowser(code, (path) =>
      /^app\/(sign-in\/|help\/|recover\/|demo\/|[^/]+\.tsx$)/.test(path),
    )
    expect(asSent(said, sentNouns.everybody)).toEqual(sentNouns.everybody)
  })

  it('finds a noun below the first client component, and none above it', () => {
    const planted = [
      { path: 'app/x/page.tsx', text: "import { A } from '@/components/a'\nuseTranslations('bank')" },
      { path: 'components/a.tsx', text: "'use client'\nimport { b } from './b'\nuseRefusal('booking')" },
      { path: 'components/b.tsx', text: "useTranslations('meeting.call')" },
    ]
    expect(nounsInBrowser(planted, (path) => path.startsWith('app/x/'))).toEqual(
      new Set(['booking.refusal', 'meeting.call']),
    )
  })
})

it.each(locales)('how much of it, in %s', (locale) => {
  const whole = bytes(catalogue[locale])
  const everybody = bytes(messagesFor(locale, 'everybody'))
  const share = (role: (typeof roles)[number]) => (everybody + bytes(messagesFor(locale, role))) / whole
  expect(everybody / whole).toBeLessThan(0.12)
  expect(share('customer')).toBeLessThan(0.72)
  expect(share('advisor')).toBeLessThan(0.72)
  expect(share('scheduler')).toBeLessThan(0.4)
})

it('a part of a noun comes alone', () => {
  expect(Object.keys(messagesFor('en', 'customer').contact ?? {}).sort()).toEqual([
    'agreement',
    'history',
    'refusal',
  ])
})

it('an unknown language gets the first one', () => {
  expect(messagesFor('xx', 'everybody')).toEqual(messagesFor('en', 'everybody'))
})
