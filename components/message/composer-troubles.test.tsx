import { afterEach, describe, expect, it, vi } from 'vitest'
import { noDraft, type SavedDraft } from '@/lib/message/draft'
import { no, ok, type Result } from '@/lib/result'
import { markup, textOf } from '@/tests/support/markup'
import { Composer, NotSent } from './composer'
import { sheetAt } from './sheet'
import { ThreadGone } from './thread-view'

afterEach(() => void vi.unstubAllGlobals())

let places = 0

/** The editor of a window in which somebody has typed, once the bank has answered. */
async function afterTyping(text: string, answer: Result<SavedDraft>): Promise<string> {
  vi.stubGlobal('window', {})
  const place = { customerId: 'sara', threadId: `t${places++}` }
  const actions = { saveDraft: async () => answer, removeFile: async () => no('not_found') }
  const { keeper } = sheetAt(place, noDraft, [], actions)
  keeper.type({ text })
  keeper.flush()
  await new Promise((resolve) => setImmediate(resolve))
  const send = async () => no('unavailable')
  return markup(<Composer place={place} first={noDraft} files={[]} send={send} actions={actions} />)
}

describe('what may go wrong where one writes', () => {
  it('another window has written as well: both texts are there, and it is said', async () => {
    const text = 'From the table\n\n— — —\n\nFrom the train'
    const html = await afterTyping('From the train', ok({ subject: '', text, version: 2, merged: true }))
    expect(html).toMatch(/role="alert".*You have also written here in another window/s)
    expect(html).toContain(text)
    expect(textOf(html)).toContain('Understood')
  })

  it('what stood there had been sent: it has left, and it is said', async () => {
    const html = await afterTyping('Sent once', ok({ subject: '', text: '', version: 2, merged: false }))
    expect(html).toMatch(/role="alert".*What stood here has been sent already/s)
  })

  it.each([
    ['unavailable', 'Draft not saved. It will be tried again.'],
    ['not_found', 'Draft not saved.'],
  ])('%s: %s', async (reason, words) => {
    const text = textOf(await afterTyping('Kept', no(reason)))
    expect(text).toContain(words)
    expect(text.includes('tried again')).toBe(words.includes('tried again'))
  })

  it('a message without an answer may have been sent, and nobody is told that it was not', () => {
    const text = textOf(markup(<NotSent reason="unavailable" />))
    expect(text).toBe(
      'It is not certain that your message was sent No answer came from the bank. Send it again: it will not come twice.',
    )
    expect(textOf(markup(<NotSent reason="attachment_missing" />))).toMatch(/^Your message was not sent /)
    const asked = <NotSent reason="already_asked" sentence={(reason) => `Because: ${reason}`} />
    expect(textOf(markup(asked))).toBe('Your message was not sent Because: already_asked')
  })
})

describe('a thread that somebody else answers by now', () => {
  it('leaves what one had begun to write there, to be read and copied', () => {
    const html = markup(<ThreadGone threadId="elsewhere" draft="Half an answer" />)
    expect(html).toMatch(/role="alert".*Somebody else answers here now/s)
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>Half an answer</i)
  })
})
