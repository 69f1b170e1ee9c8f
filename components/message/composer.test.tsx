import { describe, expect, it, vi } from 'vitest'
import { noDraft } from '@/lib/message/draft'
import { longestMessage } from '@/lib/message/message-input'
import type { Attachment, Template, Thread, ThreadView } from '@/lib/message/thread'
import { no, ok } from '@/lib/result'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { filesPasted } from './attach-files'
import { Composer } from './composer'
import { FileLines } from './file-lines'
import { type FileLine, FileTray } from './file-tray'
import { NewThread } from './new-thread'
import { ReadOnce } from './read-marker'
import { insertText } from './template-picker'
import { CloseThread, DeputyForm, HandOver } from './thread-buttons'
import { ThreadWriting } from './thread-view'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }))

const fine = async () => ok(true)
const written = { threadId: 't', messageId: 'm', seq: 1 }
const writing = { saveDraft: async () => ok({ ...noDraft, merged: false }), removeFile: fine }
const place = { customerId: 'sara', threadId: 't' }
const draft = (text: string, subject = '') => ({ subject, text, version: 1 })
const photo: Attachment = { id: 'f', name: 'My salary.png', kind: 'png', bytes: 2_048, scan: 'clean' }
const template: Template = {
  id: 'hello',
  title: { en: 'Greeting', sv: 'Hälsning' },
  text: { en: 'Hello!', sv: 'Hej!' },
}
const composer = (change: Partial<Parameters<typeof Composer>[0]> = {}) => (
  <Composer
    place={place}
    first={noDraft}
    files={[]}
    send={async () => ok(written)}
    actions={writing}
    {...change}
  />
)

describe('where a message is written', () => {
  it('has a field, a way to send and a way to attach, all named', () => {
    const html = markup(composer())
    expect(textOf(html.match(/<label.*?<\/label>/)?.[0] ?? '')).toBe('Your message')
    expect([...html.matchAll(/<button.*?<\/button>/gs)].map(([button]) => textOf(button))).toEqual([
      'Send',
      'Attach files',
    ])
    expect(html).toMatch(/<input [^>]*type="file"/)
    expect(textOf(html)).toContain('Up to 5 files of 10 MB each')
    expect(html).not.toMatch(/ disabled(=|>| )|aria-disabled/)
    expect(html).not.toContain('role="alert"')
  })

  it('is only read until the page’s scripts have begun: they would replace what was typed', () => {
    const html = markup(composer({ withSubject: true, first: draft('Begun yesterday', 'My loan') }))
    expect(html).toMatch(/<textarea [^>]*readOnly/i)
    expect(html).toMatch(/<input [^>]*readOnly[^>]*value="My loan"|<input [^>]*value="My loan"[^>]*readOnly/i)
  })

  it('in Swedish, too', () => {
    const text = textOf(markup(composer({ withSubject: true, templates: [template] }), 'sv'))
    for (const words of ['Ämne', 'Ditt meddelande', 'Skicka', 'Bifoga filer', 'Färdiga texter', 'Hälsning'])
      expect(text).toContain(words)
  })

  it('has what was begun before, text and files', () => {
    const html = markup(composer({ first: draft('Hello Eva', 'Loan'), files: [photo], withSubject: true }))
    expect(html).toMatch(/<textarea[^>]*>Hello Eva</)
    expect(attributes(html, 'value')).toContain('Loan')
    expect(textOf(html)).toContain('My salary.png 2 kB Remove My salary.png')
    expect(textOf(html)).toContain('Draft saved')
    expect(textOf(markup(composer()))).not.toContain('Draft')
  })

  it.each([
    [longestMessage - 500, null],
    [longestMessage - 399, '399 characters left'],
    [longestMessage - 1, '1 character left'],
    [longestMessage, 'No characters left'],
    [longestMessage + 1, '1 character too many'],
  ])('%i characters: %s', (length, words) => {
    const text = textOf(markup(composer({ first: draft('x'.repeat(length)) })))
    if (words) expect(text).toContain(words)
    else expect(text).not.toMatch(/characters? (left|too many)/)
  })

  it('takes a text of any length: what is too much is counted, not cut', () => {
    expect(markup(composer())).not.toMatch(/<textarea[^>]*maxlength/i)
  })

  it('offers ready texts only where there are some, in the language of the page', () => {
    expect(textOf(markup(composer({ templates: [template] })))).toContain('Choose a text Greeting Insert')
    expect(textOf(markup(composer()))).not.toContain('Ready texts')
  })

  it('shows its own words to who looks along, and neither draft nor files', () => {
    const html = markup(composer({ first: draft('Divorce', 'Secret'), files: [photo], withSubject: true }))
    const seen = sharedText(html)
    for (const words of ['Your message', 'Subject', 'Send', 'Attach files', 'Remove', 'Draft saved'])
      expect(seen).toContain(words)
    expect(seen).not.toMatch(/Divorce|Secret|salary/)
    expect(html).not.toMatch(/<(input|textarea)[^>]*data-share/)
    for (const [mark = ''] of html.matchAll(/<[^>]*data-share="label"[^>]*>/g))
      expect(mark).not.toContain('salary')
  })
})

describe('files on their way', () => {
  const base = { key: 'k', name: 'a.pdf', bytes: 2_048 }
  const tray = new FileTray([], () => ({ answer: new Promise(() => {}), cancel: () => {} }), fine)
  const lines = (...some: FileLine[]) => markup(<FileLines lines={some} tray={tray} onGone={() => {}} />)

  it('say how far they have come, by name, and can be stopped', () => {
    const html = lines({ ...base, state: 'sending', share: 0.4 })
    expect(html).toMatch(/<progress aria-label="Uploading a.pdf" max="1"[^>]* value="0.4"/)
    expect(textOf(html)).toBe('a.pdf 2 kB 40% Cancel a.pdf')
  })

  it.each([
    ['file_macros', false, 'Documents with macros cannot be sent.', false],
    ['file_too_large', false, 'This file is larger than 10 MB.', false],
    ['unavailable', true, 'The bank is busy right now.', true],
    ['locked', true, 'Your netbank is locked.', true],
    ['files_at_most', true, 'At most 5 files go with one message.', true],
    ['failed:k7', true, 'tell us k7', true],
  ])('%s is said beside the file, and what can be done', (reason, again, words, mayRetry) => {
    const html = lines({ ...base, state: 'refused', reason, again })
    const alert = html.slice(html.indexOf('role="alert"'))
    expect(html).toContain('role="alert"')
    expect(textOf(alert)).toContain(words)
    expect(textOf(alert)).toContain('a.pdf')
    expect(textOf(html).includes('Try again a.pdf')).toBe(mayRetry)
    expect(textOf(html)).toContain('Remove a.pdf')
  })

  it('one refused does not touch the others', () => {
    const html = lines(
      { ...base, state: 'refused', reason: 'file_empty', again: false },
      { ...base, key: 'f', name: photo.name, state: 'kept', file: photo, trouble: null },
    )
    expect(html.match(/role="alert"/g)).toHaveLength(1)
    expect(textOf(html)).toContain('My salary.png 2 kB Remove')
  })

  it('say that they wait for the scanner, and why they could not be taken away', () => {
    const file = { ...photo, scan: 'waiting' } as const
    const html = lines({ ...base, state: 'kept', file, trouble: 'unavailable' })
    expect(textOf(html)).toContain('is being checked for viruses')
    expect(textOf(html)).toContain('The bank is busy right now.')
  })
})

describe('what is pasted', () => {
  const paste = (files: File[], types: string[]) => {
    const prevented = vi.fn()
    const clipboardData = { files, types } as unknown as DataTransfer
    return { taken: filesPasted({ clipboardData, preventDefault: prevented }), prevented }
  }
  const picture = new File(['x'], 'image.png')

  it.each([
    ['a picture is attached', [picture], ['Files'], 1],
    ['a table is text, though a picture of it comes along', [picture], ['text/plain', 'Files'], 0],
    ['text is text', [], ['text/plain'], 0],
  ])('%s', (_, files, types, count) => {
    const { taken, prevented } = paste(files, types)
    expect(taken).toHaveLength(count)
    expect(prevented).toHaveBeenCalledTimes(count)
  })
})

describe('a ready text', () => {
  /** A field whose browser has an undo of its own, or has not. */
  const field = (works: boolean) => {
    const done: string[] = []
    const element = {
      focus: () => done.push('focus'),
      selectionStart: 2,
      selectionEnd: 4,
      setRangeText: (...given: unknown[]) => done.push(`set ${given.join(' ')}`),
      dispatchEvent: ({ type }: Event) => done.push(type),
      ownerDocument: {
        execCommand: (name: string, _: boolean, text: string) => {
          done.push(`${name} ${text}`)
          return works
        },
      },
    }
    insertText(element as unknown as HTMLTextAreaElement, 'Hello!')
    return done
  }

  it('is put in so that it can be undone, else by the field itself', () => {
    expect(field(true)).toEqual(['focus', 'insertText Hello!'])
    expect(field(false)).toEqual(['focus', 'insertText Hello!', 'set Hello! 2 4 end', 'input'])
  })
})

describe('having read', () => {
  it('is said once for each message, and again when it could not be said', async () => {
    const said: number[] = []
    const answers = [no('unavailable'), ok(true), ok(true), ok(true)]
    const mark = async ({ seq }: { seq: number }) => {
      said.push(seq)
      return answers.shift() ?? ok(true)
    }
    const once = new ReadOnce()
    await once.seen('t', 4, mark)
    await Promise.all([once.seen('t', 4, mark), once.seen('t', 4, mark)])
    await once.seen('t', 5, mark)
    await once.seen('other', 5, mark)
    expect(said).toEqual([4, 4, 5, 5])
  })
})

describe('around a thread', () => {
  const thread: Thread = {
    id: 't',
    customerId: 'sara',
    subject: 'Fixed rate',
    deputyId: null,
    byHand: false,
    standing: { state: 'open', waitingSince: 1, promisedBy: 2 },
    lastAt: 1,
  }
  const actions = { handOverThread: fine, handBackThread: fine }
  const deputies = [
    { id: 'anna', name: 'Anna Berg' },
    { id: 'per', name: 'Per Ek' },
  ]
  const handOver = (change: Partial<Thread>, some = deputies) =>
    textOf(
      markup(
        <HandOver thread={{ ...thread, ...change }} deputies={some} listHref="/list" actions={actions} />,
      ),
    )

  it.each<[string, Partial<Thread>, typeof deputies, string]>([
    ['to a deputy', {}, deputies, 'Hand over'],
    ['nobody to give it to', {}, [], ''],
    ['given by hand', { deputyId: 'anna', byHand: true }, deputies, 'Hand over Take back'],
    ['to the only one', { deputyId: 'anna', byHand: true }, deputies.slice(0, 1), 'Take back'],
    ['by the calendar', { deputyId: 'anna' }, deputies.slice(0, 1), 'Hand over Take back'],
    ['a deputy’s', { deputyId: 'anna', byHand: true }, [], 'Hand back'],
    ['closed', { standing: { state: 'closed', closedAt: 3 } }, deputies, ''],
  ])('handing over, %s: %j', (_, change, some, words) => {
    expect(handOver(change, some)).toBe(words)
  })

  it('a colleague is chosen, none is chosen beforehand', () => {
    const html = markup(<DeputyForm id="t" deputies={deputies} handOver={fine} onClose={() => {}} />)
    expect(textOf(html)).toBe('Colleague Anna Berg Per Ek Cancel Hand over')
    expect(html).not.toContain('checked=""')
  })

  it.each(['en', 'sv'] as const)('closing is one button (%s)', (locale) => {
    const html = markup(<CloseThread id="t" closeThread={fine} />, locale)
    expect(sharedText(html)).toBe(locale === 'en' ? 'Close' : 'Avsluta')
  })

  it('a new thread asks what it is about', () => {
    const start = { ...writing, startThread: async () => ok(written) }
    const html = markup(
      <NewThread customerId="sara" first={noDraft} files={[]} actions={start} path="/customer/messages" />,
    )
    expect(textOf(html)).toContain('Subject')
    expect(html).toMatch(/maxlength="120"/i)
  })

  it('a thread’s does not', () => {
    const view: ThreadView = {
      thread,
      customerName: 'Sara Holm',
      own: true,
      answererName: 'Eva Lind',
      messages: [],
      next: null,
      readTo: { customer: 0, staff: 0 },
    }
    const all = {
      ...writing,
      sendMessage: async () => ok(written),
      markThreadRead: fine,
      closeThread: fine,
    }
    const html = markup(
      <ThreadWriting view={view} side="customer" draft={noDraft} files={[]} actions={all} />,
    )
    expect(textOf(html)).not.toContain('Subject')
    expect(textOf(html)).toContain('Your message')
  })
})
