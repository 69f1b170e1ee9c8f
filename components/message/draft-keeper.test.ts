import { describe, expect, it } from 'vitest'
import { type Draft, draftAfter, draftAfterSending, longestDraft, noDraft } from '@/lib/message/draft'
import type { DraftInput } from '@/lib/message/message-input'
import { oneLine } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import { DraftKeeper } from './draft-keeper'

const place = { customerId: 'sara', threadId: 't' }
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** The bank's side of one draft, with what was sent there, and a clock that moves when told. */
function world(first: Draft = noDraft) {
  const bank = { draft: first, sent: null as string | null, saves: 0, refuses: '', wait: Promise.resolve() }
  const timers: { at: number; work: () => void }[] = []
  let now = 0
  const save = async ({ customerId, threadId, ...given }: DraftInput) => {
    bank.saves += 1
    expect({ customerId, threadId }).toEqual(place)
    await bank.wait
    if (bank.refuses) return no(bank.refuses)
    const after = draftAfter(bank.draft, { ...given, subject: oneLine(given.subject) }, bank.sent)
    if (after.text.length > longestDraft) return no('draft_too_long')
    const { subject, text, version } = after
    bank.draft = { subject, text, version }
    return ok(after)
  }
  const after = (ms: number, work: () => void) => {
    const timer = { at: now + ms, work }
    timers.push(timer)
    return () => void timers.splice(0, timers.length, ...timers.filter((other) => other !== timer))
  }
  const pass = async (ms: number) => {
    now += ms
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.work()
    }
    await turn()
  }
  /** What the bank does with a message: the draft goes with it, in one transaction. */
  const deliver = (text: string) => {
    bank.sent = text.trim()
    bank.draft = draftAfterSending(bank.draft, bank.sent)
  }
  const keeper = (seen: Draft = bank.draft) => new DraftKeeper(place, seen, { save, after })
  const send = async ({ text }: { text: string }): Promise<Result<string>> => {
    deliver(text)
    return ok('sent')
  }
  return { bank, pass, keeper, send, deliver }
}

describe('a draft that keeps itself', () => {
  it('is saved once after a pause in typing, text and subject together', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    draft.type({ subject: 'Loan' })
    await pass(300)
    draft.type({ text: 'Hel' })
    await pass(300)
    draft.type({ text: 'Hello' })
    expect(draft.isKept()).toBe(false)
    await pass(800)
    expect(bank).toMatchObject({ saves: 1, draft: { subject: 'Loan', text: 'Hello', version: 1 } })
    expect(draft.getSnapshot()).toMatchObject({ text: 'Hello', state: 'saved', merged: false })
    expect(draft.isKept()).toBe(true)
  })

  it('is saved at once when the page is left, and only if there is something to save', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    draft.flush()
    draft.type({ text: 'Gone' })
    draft.flush()
    await pass(0)
    expect(bank).toMatchObject({ saves: 1, draft: { text: 'Gone' } })
  })

  it('keeps what is typed while a save is under way', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    let answer = () => {}
    bank.wait = new Promise((resolve) => {
      answer = resolve
    })
    draft.type({ text: 'One' })
    await pass(800)
    draft.type({ text: 'One two' })
    answer()
    await pass(0)
    expect(draft.getSnapshot()).toMatchObject({ text: 'One two', state: 'unsaved', merged: false })
    await pass(800)
    expect(bank.draft).toMatchObject({ text: 'One two', version: 2 })
  })

  it('keeps both texts when two windows write, and says so', async () => {
    const { bank, pass, keeper } = world({ subject: '', text: 'Hello', version: 1 })
    const [here, there] = [keeper(), keeper()]
    here.type({ text: 'Hello Eva' })
    await pass(800)
    there.type({ text: 'Hello Anna' })
    await pass(800)
    const both = 'Hello Eva\n\n— — —\n\nHello Anna'
    expect(bank.draft).toMatchObject({ text: both, version: 3 })
    expect(there.getSnapshot()).toMatchObject({ text: both, merged: true, state: 'saved' })
    there.seenMerged()
    expect(there.getSnapshot().merged).toBe(false)
  })

  it('takes over a subject that only the other window has', async () => {
    const { pass, keeper } = world()
    const [here, there] = [keeper(), keeper()]
    here.type({ subject: 'Loan' })
    await pass(800)
    there.type({ text: 'Hello' })
    await pass(800)
    expect(there.getSnapshot()).toMatchObject({ subject: 'Loan', text: 'Hello' })
  })

  it.each(['Fixed ', ''])('leaves a subject as it stands on the screen: %j', async (subject) => {
    const { bank, pass, keeper } = world({ subject: 'Loan', text: '', version: 1 })
    const draft = keeper()
    draft.type({ subject })
    for (let i = 0; i < 5; i += 1) await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ subject, state: 'saved' })
    expect(bank.saves).toBe(1)
  })

  it('A37: never holds what nobody can see', () => {
    const draft = world().keeper()
    draft.type({ subject: 'Lo\u200ban', text: 'Loan \u202efdp' })
    expect(draft.getSnapshot()).toMatchObject({ subject: 'Loan', text: 'Loan fdp' })
  })
})

describe('a draft that could not be saved', () => {
  it.each([
    ['is tried again', 'unavailable', 2],
    ['refused for good is not, by itself', 'not_found', 1],
    ['too long is not', 'draft_too_long', 1],
  ])('stays on the page; it %s', async (_, reason, saves) => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    bank.refuses = reason
    draft.type({ text: 'Kept' })
    await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ text: 'Kept', state: 'failed', refused: reason })
    await pass(5_000)
    expect(bank.saves).toBe(saves)
    bank.refuses = ''
    draft.type({ text: 'Kept too' })
    await pass(800)
    expect(bank.draft.text).toBe('Kept too')
    expect(draft.getSnapshot()).toMatchObject({ state: 'saved', refused: null })
  })

  it('no answer at all is tried again', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    bank.wait = Promise.reject(new Error('offline'))
    draft.type({ text: 'Kept' })
    await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ text: 'Kept', refused: 'unavailable' })
    bank.wait = Promise.resolve()
    await pass(5_000)
    expect(bank.draft.text).toBe('Kept')
  })
})

describe('what is sent', () => {
  it('leaves the editor, and does not come back as a draft', async () => {
    const { bank, pass, keeper, send } = world()
    const draft = keeper()
    draft.type({ text: 'Hello' })
    await pass(800)
    draft.type({ text: 'Hello Eva' })
    expect(await draft.send(send)).toEqual(ok('sent'))
    await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ text: '', state: 'saved', merged: false })
    expect(bank.draft.text).toBe('')
    expect(draft.isSentBefore()).toBe(false)
  })

  it('may be said once more: typed again it is kept', async () => {
    const { bank, pass, keeper, send } = world()
    const draft = keeper()
    draft.type({ text: 'Thanks' })
    await pass(800)
    await draft.send(send)
    await pass(0)
    draft.type({ text: 'Thanks' })
    await pass(800)
    expect(bank.draft.text).toBe('Thanks')
    expect(draft.getSnapshot().text).toBe('Thanks')
  })

  it('waits for a save that is under way, and none begins meanwhile', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    const order: string[] = []
    let saved = () => {}
    bank.wait = new Promise((resolve) => {
      saved = resolve
    })
    draft.type({ text: 'Hello' })
    await pass(800)
    const sending = draft.send(async ({ text }) => {
      order.push(`sent ${text} after ${bank.saves}`)
      await pass(10_000)
      order.push(`saves ${bank.saves}`)
      return no('unavailable')
    })
    await turn()
    expect(order).toEqual([])
    draft.type({ text: 'Hello Eva' })
    saved()
    await sending
    expect(order).toEqual(['sent Hello Eva after 1', 'saves 1'])
    await pass(800)
    expect(bank.draft.text).toBe('Hello Eva')
  })

  it.each([
    ['typed on', 'Hello Eva', 'Hello Eva and Anna', 'and Anna'],
    ['changed before its end', 'Hello Eva', 'Hi Eva', 'Hi Eva'],
    ['nothing more', 'Hello Eva', 'Hello Eva', ''],
  ])('%s: what was typed meanwhile stays', async (_, text, later, rest) => {
    const { bank, pass, keeper, deliver } = world()
    const draft = keeper()
    draft.type({ text })
    await pass(800)
    await draft.send(async (writing) => {
      draft.type({ text: later })
      deliver(writing.text)
      return ok(true)
    })
    expect(draft.getSnapshot().text).toBe(rest)
    await pass(800)
    expect(bank.draft.text).toBe(rest)
    expect(draft.getSnapshot().merged).toBe(false)
  })

  it('refused it stays, subject and all, and is kept as a draft', async () => {
    const { bank, pass, keeper } = world()
    const draft = keeper()
    draft.type({ subject: 'Loan', text: 'Hello' })
    expect(await draft.send(async () => no('attachment_missing'))).toEqual(no('attachment_missing'))
    expect(draft.getSnapshot()).toMatchObject({ subject: 'Loan', text: 'Hello' })
    await pass(800)
    expect(bank.draft).toMatchObject({ subject: 'Loan', text: 'Hello' })
  })

  it('by a try whose answer got lost leaves the editor, too, and it is said', async () => {
    const { bank, pass, keeper, deliver } = world()
    const draft = keeper()
    draft.type({ text: 'Hello' })
    await pass(800)
    draft.type({ text: 'Hello ' })
    await draft.send(async ({ text }) => {
      deliver(text)
      return no('unavailable')
    })
    await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ text: '', state: 'saved', merged: false })
    expect(draft.isSentBefore()).toBe(true)
    expect(bank.draft.text).toBe('')
    draft.type({ text: 'Next' })
    expect(draft.isSentBefore()).toBe(false)
  })
})

describe('the page is fetched again', () => {
  it('what another window sent or wrote stands here, too', async () => {
    const { bank, pass, keeper, send } = world({ subject: '', text: 'Hello', version: 1 })
    const [here, there] = [keeper(), keeper()]
    await here.send(send)
    await pass(0)
    there.renew(bank.draft)
    expect(there.getSnapshot().text).toBe('')
  })

  it('but not in place of what is unsaved here, and nothing older than what was seen', async () => {
    const { pass, keeper } = world({ subject: '', text: 'Hello', version: 4 })
    const draft = keeper()
    draft.renew({ subject: '', text: 'Older', version: 4 })
    expect(draft.getSnapshot().text).toBe('Hello')
    draft.type({ text: 'Hello Eva' })
    draft.renew({ subject: '', text: '', version: 9 })
    expect(draft.getSnapshot().text).toBe('Hello Eva')
    await pass(800)
    expect(draft.getSnapshot()).toMatchObject({ text: 'Hello Eva', state: 'saved' })
  })
})
