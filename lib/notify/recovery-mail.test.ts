import { describe, expect, it } from 'vitest'
import { carriesSecret, secretBlank, withSecret } from './mail'
import { passwordChangedMail, recoveryMail } from './recovery-mail'

const at = Date.parse('2026-11-23T10:00:00Z')
const publicUrl = 'https://bank.example'
const sara = { name: 'Sara Holm', email: 'sara@mail.example', locale: 'en', zone: 'Europe/Stockholm' }
const swedish = { ...sara, locale: 'sv' }
const count = (text: string, part: string) => text.split(part).length - 1

describe('the mail with the link', () => {
  const { recipient, subject, text } = recoveryMail(sara, at, publicUrl)

  it('goes to the address of the account and says until when', () => {
    expect(recipient).toBe('sara@mail.example')
    expect(subject).toBe('Choose a new password')
    expect(text).toMatch(/^Hello Sara Holm,\n\n/)
    expect(text).toContain('until Monday 23 November 11:00')
    expect(text).toContain('It works once')
  })

  it('says that nothing happens when it was somebody else who asked', () => {
    expect(text).toContain('If it was not you, do nothing: your password stays as it is.')
    expect(text).toContain('We never ask for passwords or codes in a mail.')
  })

  it('has one link, to our own address, and the secret is not in it yet', () => {
    expect(text.match(/https?:\S+/g)).toEqual([`https://bank.example/recover/${secretBlank}`])
  })

  it('in Swedish', () => {
    const swede = recoveryMail(swedish, at, publicUrl)
    expect(swede.subject).toBe('Välj ett nytt lösenord')
    expect(swede.text).toMatch(/^Hej Sara Holm!\n\n/)
    expect(swede.text).toContain('till måndag 23 november 11:00')
    expect(swede.text).toContain(`https://bank.example/recover/${secretBlank}`)
  })

  it('A39 a name cannot add lines, headers or another place for the secret', () => {
    const name = `Eva\r\nBcc: eve@evil.example\n${secretBlank} https://evil.example/recover/${secretBlank}`
    const mail = recoveryMail({ ...sara, name }, at, publicUrl)
    expect(mail.text).not.toMatch(/^Bcc:/m)
    const sent = withSecret(mail.text, 'k3J')
    expect(count(sent, 'k3J')).toBe(1)
    expect(sent).toContain('https://bank.example/recover/k3J')
  })
})

describe('the mail that it was changed', () => {
  it('says when, where to sign in, and what to do if it was somebody else', () => {
    const { recipient, subject, text } = passwordChangedMail(sara, at, publicUrl)
    expect(recipient).toBe('sara@mail.example')
    expect(subject).toBe('Your password has been changed')
    expect(text).toContain('on Monday 23 November 11:00')
    expect(text).toContain('https://bank.example/sign-in')
    expect(text).toContain('https://bank.example/recover')
    expect(text).toContain('If it was not you')
    expect(text).not.toContain(secretBlank)
  })

  it('in Swedish', () => {
    const { subject, text } = passwordChangedMail(swedish, at, publicUrl)
    expect(subject).toBe('Ditt lösenord är bytt')
    expect(text).toContain('måndag 23 november 11:00')
    expect(text).toContain('Var det inte du')
  })
})

describe('a secret in a mail', () => {
  const { text } = recoveryMail(sara, at, publicUrl)

  it('is put where it was left blank', () => {
    expect(withSecret(text, 'k3J')).toContain('https://bank.example/recover/k3J\n')
    expect(withSecret(text, 'k3J')).not.toContain(secretBlank)
    expect(carriesSecret('recovery')).toBe(true)
    expect(withSecret(text, '$&$1')).toContain('/recover/$&$1')
  })

  it('that is forgotten leaves three dots', () => {
    expect(withSecret(text, null)).toContain('https://bank.example/recover/…')
  })

  it('is nothing to other mails', () => {
    for (const template of ['booked', 'moved', 'cancelled', 'password_changed'])
      expect(carriesSecret(template), template).toBe(false)
    expect(withSecret(`Hello ${secretBlank}`, 'k3J')).toBe(`Hello ${secretBlank}`)
    // a question's code has no address before it
    expect(carriesSecret('question')).toBe(true)
    expect(withSecret(`Hello ${secretBlank}`, 'K7M2-PQ4X', 'question')).toBe('Hello K7M2-PQ4X')
  })
})
