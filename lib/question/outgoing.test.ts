import { describe, expect, it } from 'vitest'
import { secretBlank, withSecret } from '@/lib/notify/mail'
import { type OutChannel, outChannels } from './channel'
import { type Asking, letterPage, questionOut, unknownOut } from './outgoing'

const asking: Asking = {
  locale: 'en',
  bank: 'The Bank',
  branch: { name: 'Odenplan', address: 'Odengatan 65, 113 22 Stockholm' },
  reader: { name: 'Jonas Berg', postal: 'Storgatan 1\n113 22 Stockholm' },
  askerName: 'Eva Lind',
  day: 'Tuesday 3 November',
  about: 'Net income',
  question: 'What do you earn after tax?\n38 000 kr as before?',
  publicUrl: 'https://bank.example',
  replies: true,
}
const textOf = (channel: OutChannel, change: Partial<Asking> = {}) =>
  questionOut(channel, { ...asking, ...change }).text
const count = (text: string, part: string) => text.split(part).length - 1

describe('what a question goes out as', () => {
  it.each(outChannels)('by %s: that the bank asks, how to answer, and one place for the code', (channel) => {
    for (const locale of ['en', 'sv']) {
      const { subject, text } = questionOut(channel, { ...asking, locale })
      expect(subject).toBe(
        locale === 'sv' ? 'Banken har en fråga till dig' : 'Your bank has a question for you',
      )
      expect(count(text, secretBlank)).toBe(1)
      expect(withSecret(text, 'K7M2-PQ4X', 'question')).toContain('K7M2-PQ4X')
      expect(text).toContain(locale === 'sv' ? 'Inkorg' : 'Messages')
    }
  })

  it.each(['sms', 'messenger', 'mail'] as const)(
    'by %s: no matter, no amount, nobody’s question',
    (channel) => {
      const { subject, text } = questionOut(channel, asking)
      for (const secret of ['Net income', '38 000', 'What do you earn', 'Eva Lind', 'Storgatan'])
        expect(`${subject} ${text}`).not.toContain(secret)
    },
  )

  it.each(['sms', 'messenger'] as const)('by %s: no link, no name, and short', (channel) => {
    expect(textOf(channel)).not.toMatch(/https?:|Jonas/)
    expect(withSecret(textOf(channel), 'K7M2-PQ4X', 'question').length).toBeLessThanOrEqual(306)
  })

  it('by mail: where the netbank is, and no other link', () => {
    expect(textOf('mail').match(/https?:\S+/g)).toEqual(['https://bank.example'])
    expect(textOf('mail')).toMatch(/^Hello Jonas Berg,\n\n/)
  })

  it('says that it can be replied to only where that reaches somebody', () => {
    for (const channel of ['sms', 'messenger', 'mail'] as const) {
      expect(textOf(channel)).toContain('by replying to this')
      expect(textOf(channel, { replies: false })).not.toContain('replying')
    }
    expect(textOf('letter')).not.toContain('replying')
    expect(textOf('sms', { locale: 'sv' })).toContain('svara direkt på det här')
  })

  it('by letter: the bank, the envelope’s lines, the day, the question, who asks, the code', () => {
    expect(withSecret(textOf('letter'), 'K7M2-PQ4X', 'question')).toBe(
      [
        'The Bank\nOdenplan\nOdengatan 65, 113 22 Stockholm',
        'Jonas Berg\nStorgatan 1\n113 22 Stockholm',
        'Tuesday 3 November',
        'Hello Jonas Berg,',
        'We have a question for you about: Net income',
        'What do you earn after tax?\n38 000 kr as before?',
        'Eva Lind',
        'Please sign in to the netbank at https://bank.example, open Messages and type the code below. It leads to the question. You can also phone or visit us; we note your answer.',
        'Never send us passwords or card numbers.',
        'Your code: K7M2-PQ4X\n',
      ].join('\n\n'),
    )
    expect(textOf('letter', { locale: 'sv' })).toContain('Vi har en fråga till dig om: Net income')
  })

  it('A37 A39: what people have typed takes neither the place of the code nor a line of its own', () => {
    const evil = `x\r\nBcc: eve@evil.example ${secretBlank}`
    const typed = {
      about: evil,
      question: `${secretBlank}?`,
      askerName: evil,
      reader: { ...asking.reader, name: evil },
    }
    const sent = withSecret(textOf('letter', typed), 'K7M2-PQ4X', 'question')
    expect(count(sent, 'K7M2-PQ4X')).toBe(1)
    expect(sent).toMatch(/Your code: K7M2-PQ4X\n$/)
    expect(textOf('mail', typed)).not.toMatch(/^Bcc:/m)
  })
})

describe('what belongs to no question', () => {
  it('is told how to answer with the code, in one language or in all', () => {
    expect(unknownOut(['en']).text).toMatch(
      /^Thank you for your message\. .*Write the code from our message first/,
    )
    expect(unknownOut(['sv']).subject).toBe('Vi vet inte vad ditt svar gäller')
    const { subject, text } = unknownOut(['sv', 'en'])
    expect(subject).toBe('Vi vet inte vad ditt svar gäller / We could not place your answer')
    expect(text).toMatch(/^Tack för ditt meddelande[\s\S]*\n\nThank you for your message/)
    expect(text).not.toContain(secretBlank)
  })
})

describe('a letter as a page', () => {
  it('A37: prints what it says, as text', () => {
    const html = letterPage({
      subject: 'A "question"',
      text: 'Hello <b>Jonas</b> & you\n<script>x</script>\n',
    })
    expect(html).toContain('<title>A &quot;question&quot;</title>')
    expect(html).toContain(
      '<body>Hello &lt;b&gt;Jonas&lt;/b&gt; &amp; you\n&lt;script&gt;x&lt;/script&gt;\n</body>',
    )
    expect(html).not.toContain('<script')
    expect(html).toContain('white-space:pre-wrap')
  })
})
