import { describe, expect, it } from 'vitest'
import { filesAtMost } from '@/lib/message/attachment'
import { longestMessage } from '@/lib/message/message-input'
import type { Attachment } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import type { Writing } from './draft-keeper'
import type { FileLine } from './file-tray'
import type { Written } from './message-actions'
import { type Body, charactersOver, MessageKey, problemsOf, sendWritten } from './send-written'

const file = (id: string): Attachment => ({ id, name: id, kind: 'png', bytes: 1, scan: 'clean' })
const base = (id: string) => ({ key: id, name: id, bytes: 1 })
const kept = (id: string): FileLine => ({ ...base(id), state: 'kept', file: file(id), trouble: null })
const sending = (id: string): FileLine => ({ ...base(id), state: 'sending', share: 0 })
const refused = (id: string): FileLine => ({
  ...base(id),
  state: 'refused',
  reason: 'file_macros',
  again: false,
})
const written: Written = { threadId: 't', messageId: 'm', seq: 1 }

/** A draft and a tray that do as told, and the bank's answers. */
function world(writing: Writing, lines: FileLine[] = [], afterwards: FileLine[] = lines) {
  const asked: Body[] = []
  const steps: string[] = []
  const gone: string[] = []
  const bank = { answers: [] as (Result<Written> | 'lost')[] }
  const tray = { lines, settled: () => {} }
  const keys = new MessageKey()
  const run = (withSubject = false) =>
    sendWritten({
      draft: {
        getSnapshot: () => ({ ...writing, state: 'saved', merged: false, refused: null }),
        send: (send) => send(writing),
      },
      tray: {
        getSnapshot: () => tray.lines,
        isKept: () => tray.lines.every(({ state }) => state !== 'sending'),
        still: async () => {
          tray.lines = afterwards
          tray.settled()
        },
        sent: (ids) => void gone.push(...ids),
      },
      keys,
      withSubject,
      onStep: (step) => void steps.push(step),
      send: async (body) => {
        asked.push(body)
        const answer = bank.answers.shift() ?? ok(written)
        if (answer === 'lost') throw new Error('offline')
        return answer
      },
    })
  return { run, asked, steps, gone, bank, tray, writing }
}

describe('what is missing', () => {
  const long = 'x'.repeat(longestMessage + 1)
  it.each<[string, Writing, FileLine[], boolean, string[]]>([
    ['a text', { subject: '', text: 'Hello' }, [], false, []],
    ['a photograph alone', { subject: '', text: ' ' }, [kept('a')], false, []],
    ['one on its way', { subject: '', text: '' }, [sending('a')], false, []],
    ['nothing', { subject: '', text: ' \n\u200b' }, [], false, ['text_missing']],
    ['a file that was refused', { subject: '', text: '' }, [refused('a')], false, ['text_missing']],
    ['no subject', { subject: ' ', text: 'Hello' }, [], true, ['subject_missing']],
    ['nothing at all', { subject: '', text: '' }, [], true, ['subject_missing', 'text_missing']],
    ['a subject nobody is asked for', { subject: '', text: 'Hello' }, [], false, []],
    ['too much', { subject: '', text: long }, [], false, ['text_too_long']],
    ['blanks at the end are not too much', { subject: '', text: `${long.slice(1)}  ` }, [], false, []],
    [
      'too many files',
      { subject: '', text: 'Hello' },
      Array.from({ length: filesAtMost + 1 }, (_, nth) => kept(String(nth))),
      false,
      ['files_too_many'],
    ],
  ])('%s', (_, writing, lines, withSubject, problems) => {
    expect(problemsOf(writing, lines, withSubject)).toEqual(problems)
  })

  it('counts what is too much', () => {
    expect(charactersOver(long)).toBe(1)
    expect(charactersOver('')).toBe(-longestMessage)
  })

  it('is said without asking the bank', async () => {
    const { run, asked, steps } = world({ subject: '', text: '' })
    expect(await run(true)).toEqual({ kind: 'problems', problems: ['subject_missing', 'text_missing'] })
    expect({ asked, steps }).toEqual({ asked: [], steps: [] })
  })
})

describe('the key', () => {
  const body = { subject: '', text: 'Hello', attachments: [] }
  it('stays for the same message, and changes with it', () => {
    const keys = new MessageKey()
    const first = keys.of(body)
    expect(keys.of({ ...body })).toBe(first)
    expect(keys.of({ ...body, attachments: ['a'] })).not.toBe(first)
    expect(keys.of({ ...body, text: 'Hello!' })).not.toBe(first)
  })

  it('is another one once it was used', () => {
    const keys = new MessageKey()
    const first = keys.of(body)
    keys.used()
    expect(keys.of(body)).not.toBe(first)
  })
})

describe('sending', () => {
  it('sends plain text with the files that are there, and takes them out of the tray', async () => {
    const { run, asked, gone, steps } = world({ subject: ' Fixed  rate ', text: 'Hello \r\n' }, [
      kept('a'),
      refused('b'),
      kept('c'),
    ])
    expect(await run(true)).toEqual({ kind: 'sent', written })
    expect(asked).toMatchObject([{ subject: 'Fixed rate', text: 'Hello', attachments: ['a', 'c'] }])
    expect({ gone, steps }).toEqual({ gone: ['a', 'c'], steps: ['message'] })
  })

  it.each(['lost', no('attachment_missing')] as const)(
    'after %j everything is there, and the same key is tried again',
    async (answer) => {
      const { run, asked, gone, bank } = world({ subject: '', text: 'Hello' }, [kept('a')])
      bank.answers.push(answer)
      const reason = answer === 'lost' ? 'unavailable' : answer.reason
      expect(await run()).toEqual({ kind: 'refused', reason })
      expect(gone).toEqual([])
      expect(await run()).toEqual({ kind: 'sent', written })
      expect(asked[1]).toEqual(asked[0])
    },
  )

  it('a blank more is the same message; a word more is another', async () => {
    const { run, asked, bank, writing } = world({ subject: '', text: 'Hello' })
    bank.answers.push('lost', 'lost')
    await run()
    writing.text = 'Hello '
    await run()
    writing.text = 'Hello Eva'
    await run()
    expect(asked[1]?.key).toBe(asked[0]?.key)
    expect(asked[2]?.key).not.toBe(asked[0]?.key)
  })

  it('the same words once more are another message', async () => {
    const { run, asked } = world({ subject: '', text: 'Hello' })
    await run()
    await run()
    expect(asked[1]?.key).not.toBe(asked[0]?.key)
  })

  it('waits for files on their way', async () => {
    const { run, asked, steps } = world({ subject: '', text: '' }, [sending('a')], [kept('a')])
    expect(await run()).toMatchObject({ kind: 'sent' })
    expect(steps).toEqual(['files', 'message'])
    expect(asked).toMatchObject([{ attachments: ['a'] }])
  })

  it('does not send without a file it has waited for', async () => {
    const { run, asked } = world({ subject: '', text: 'See here' }, [sending('a')], [refused('a')])
    expect(await run()).toEqual({ kind: 'problems', problems: ['file_not_attached'] })
    expect(asked).toEqual([])
  })

  it('sends without one that was taken away meanwhile, if anything is left', async () => {
    expect(await world({ subject: '', text: 'Hello' }, [sending('a')], []).run()).toMatchObject({
      kind: 'sent',
    })
    expect(await world({ subject: '', text: '' }, [sending('a')], []).run()).toEqual({
      kind: 'problems',
      problems: ['text_missing'],
    })
  })

  it('what is typed while files are waited for goes along', async () => {
    const { run, asked, tray, writing } = world({ subject: '', text: 'Hello' }, [sending('a')], [kept('a')])
    tray.settled = () => {
      writing.text = 'Hello Eva'
    }
    await run()
    expect(asked).toMatchObject([{ text: 'Hello Eva' }])
  })
})
