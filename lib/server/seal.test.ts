import { beforeEach, describe, expect, it, vi } from 'vitest'

/** The module as a process with this secret has it. */
async function withAuthSecret(secret: string) {
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgresql://u:p@localhost/x')
  vi.stubEnv('AUTH_SECRET', secret)
  return import('./seal')
}
const [mine, other] = ['a'.repeat(32), 'b'.repeat(32)]
let seal: Awaited<ReturnType<typeof withAuthSecret>>

beforeEach(async () => {
  seal = await withAuthSecret(mine)
})

describe('a sealed secret', () => {
  it('opens again, and looks different each time', () => {
    const [one, two] = [seal.seal('k3J…å'), seal.seal('k3J…å')]
    expect(seal.unseal(one)).toBe('k3J…å')
    expect(seal.unseal(two)).toBe('k3J…å')
    expect(one.equals(two)).toBe(false)
    expect(one.includes('k3J')).toBe(false)
  })

  it('does not open in another process with another AUTH_SECRET', async () => {
    const sealed = seal.seal('k3J')
    expect((await withAuthSecret(other)).unseal(sealed)).toBeNull()
    expect((await withAuthSecret(mine)).unseal(sealed)).toBe('k3J')
  })

  it('that was changed by one bit, or is none, does not open', () => {
    const sealed = seal.seal('k3J')
    for (let at = 0; at < sealed.length; at += 1) {
      const bent = Buffer.from(sealed)
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(seal.unseal(bent), `byte ${at}`).toBeNull()
    }
    for (const none of [new Uint8Array(), new Uint8Array(27)]) expect(seal.unseal(none)).toBeNull()
  })
})

describe('a mail of the outbox', () => {
  const mail = {
    ...{ id: 'm', recipient: 'sara@mail.example', recipientName: 'Sara', subject: 'Choose' },
    ...{ text: 'https://bank.example/recover/{secret}', ics: null, icsMethod: null, createdAt: new Date(0) },
    ...{ channel: 'mail' as const, questionId: null },
  }

  const template = 'recovery'

  it('has its secret, and nothing sealed any more', () => {
    const opened = seal.openMail({ ...mail, template, sealed: seal.seal('k3J') })
    expect(opened).toEqual({ ...mail, text: 'https://bank.example/recover/k3J' })
  })

  it('has its reply code, whatever people have typed before it', () => {
    const text = 'About {secret}\nYour code: {secret}'
    const opened = seal.openMail({ ...mail, text, template: 'question', sealed: seal.seal('K7M2-PQ4X') })
    expect(opened?.text).toBe('About {secret}\nYour code: K7M2-PQ4X')
    expect(seal.showMail({ ...mail, text, template: 'question', sealed: null }).text).toContain('code: …')
  })

  it('without one, or with one that cannot be opened, is not sent, but shown all the same', () => {
    for (const sealed of [null, new Uint8Array(40)]) {
      expect(seal.openMail({ ...mail, template, sealed })).toBeNull()
      expect(seal.showMail({ ...mail, template, sealed }).text).toBe('https://bank.example/recover/…')
    }
  })

  it('that never had one stays as it is', () => {
    const plain = { ...mail, text: 'Booked' }
    expect(seal.openMail({ ...plain, template: 'booked', sealed: null })).toEqual(plain)
    expect(seal.showMail({ ...plain, template: 'booked', sealed: null })).toEqual(plain)
  })

  it('A39: whose words look like the place for one is sent as it is', () => {
    const typed = { ...mail, text: 'Reason: see /recover/{secret}' }
    expect(seal.openMail({ ...typed, template: 'cancelled', sealed: null })).toEqual(typed)
    expect(seal.showMail({ ...typed, template: 'cancelled', sealed: null })).toEqual(typed)
  })
})
