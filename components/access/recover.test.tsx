import { describe, expect, it } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { LinkOver } from './link-over'
import { NewPasswordForm } from './new-password-form'
import { RecoverForm } from './recover-form'
import { RecoveryOff } from './recovery-off'
import { SignInForm } from './sign-in-form'

const never = () => new Promise<never>(() => {})
const token = Buffer.alloc(32, 0xfb).toString('base64url')

describe('the way to a new password', () => {
  it.each([
    ['en', 'Forgot your password?'],
    ['sv', 'Glömt lösenordet?'],
  ] as const)('stands beside signing in where links are given out (%s)', (locale, words) => {
    const html = markup(<SignInForm next="/" recovery />, locale)
    expect(html).toMatch(new RegExp(`<a [^>]*href="/recover"[^>]*>${words.replace('?', '\\?')}</a>`))
    expect(markup(<SignInForm next="/" />, locale)).not.toContain('/recover')
  })

  it('says that it has worked, politely', () => {
    const html = markup(<SignInForm next="/" changed />)
    expect(html).toMatch(/role="status"/)
    expect(textOf(html)).toContain('Your password is changed')
    expect(textOf(markup(<SignInForm next="/" />))).not.toContain('changed')
  })
})

describe('asking for a link', () => {
  it.each([
    ['en', 'Forgot your password?', 'Email', 'Send me a link', 'Back to sign in'],
    ['sv', 'Glömt lösenordet?', 'E-post', 'Skicka en länk', 'Tillbaka till inloggningen'],
  ] as const)('%s: one field, one button, one way back', (locale, title, field, button, back) => {
    const html = markup(<RecoverForm ask={never} />, locale)
    expect(html).toMatch(new RegExp(`<h1[^>]*>${title.replace('?', '\\?')}</h1>`))
    expect(html).toMatch(new RegExp(`<label for="email"[^>]*>${field}</label>`))
    expect(html).toMatch(new RegExp(`<button type="submit"[^>]*>${button}</button>`))
    expect(html).toMatch(new RegExp(`<a [^>]*href="/sign-in"[^>]*>${back}</a>`))
    expect(html).not.toContain('role="alert"')
  })

  it.each([
    ['en', 'Call the bank', 'If you work at the bank'],
    ['sv', 'Ring banken', 'Arbetar du på banken'],
  ] as const)('%s: turned off, it says whom to ask, and has nothing to fill in', (locale, people, staff) => {
    const html = markup(<RecoveryOff />, locale)
    expect(textOf(html)).toContain(people)
    expect(textOf(html)).toContain(staff)
    expect(html).not.toMatch(/<(form|input)/)
    expect(attributes(html, 'href')).toEqual(['/sign-in'])
  })
})

describe('choosing one', () => {
  const html = markup(<NewPasswordForm token={token} save={never} />)

  it('takes it twice, from a password manager, and cuts nothing off that would be too long', () => {
    const inputs = html.match(/<input [^>]*type="password"[^>]*>/g) ?? []
    expect(inputs).toHaveLength(2)
    for (const input of inputs) {
      expect(attributes(input.toLowerCase(), 'autocomplete')).toEqual(['new-password'])
      expect(attributes(input.toLowerCase(), 'maxlength')).toEqual(['1024'])
    }
    expect(html).not.toMatch(/onpaste|minlength|pattern=/i)
  })

  it('says by a shape and words how long it has to be, tied to its field', () => {
    const [field = ''] = html.match(/<input [^>]*id="password"[^>]*>/) ?? []
    expect(attributes(field, 'aria-describedby')).toEqual(['password-hint'])
    expect(html).toMatch(/id="password-hint"[^>]*>.*<svg[^>]*aria-hidden="true".*At least 12 characters/)
  })

  it('shows nobody the secret of its link', () => {
    expect(html).not.toContain(token)
  })

  it.each([
    ['en', 'New password', 'New password again', 'Save password'],
    ['sv', 'Nytt lösenord', 'Nytt lösenord igen', 'Spara lösenordet'],
  ] as const)('%s', (locale, password, again, save) => {
    const text = textOf(markup(<NewPasswordForm token={token} save={never} />, locale))
    for (const words of [password, again, save]) expect(text).toContain(words)
  })
})

it.each([
  ['en', 'This link cannot be used.', 'Ask for a new link'],
  ['sv', 'Länken går inte att använda.', 'Begär en ny länk'],
] as const)(
  '%s: of a link that is over one thing is said, and where the next comes from',
  (locale, words, link) => {
    const html = markup(<LinkOver />, locale)
    expect(textOf(html)).toContain(words)
    expect(html).toMatch(new RegExp(`<a [^>]*href="/recover"[^>]*>${link}</a>`))
    expect(html).not.toContain('role="alert"')
  },
)
