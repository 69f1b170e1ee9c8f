import { describe, expect, it, vi } from 'vitest'
import { type Note, noteAfter, type SavedNote } from '@/lib/contact/note'
import { no, ok, type Result } from '@/lib/result'
import { keeperOf, NoteKeeper } from './note-keeper'

/** The bank's side of one note, and a clock that moves when told. */
function world(first: Note = { text: '', version: 0 }) {
  let kept = first
  const timers: { at: number; work: () => void }[] = []
  const bank = { now: 0, refuses: '', saves: 0, kept: () => kept, wait: Promise.resolve() }
  const save = async (given: Note): Promise<Result<SavedNote>> => {
    bank.saves += 1
    await bank.wait
    if (bank.refuses) return no(bank.refuses)
    const after = noteAfter(kept, given)
    kept = { text: after.text, version: after.version }
    return ok(after)
  }
  const after = (ms: number, work: () => void) => {
    const timer = { at: bank.now + ms, work }
    timers.push(timer)
    return () => void timers.splice(0, timers.length, ...timers.filter((other) => other !== timer))
  }
  const pass = async (ms: number) => {
    bank.now += ms
    for (const timer of timers.filter(({ at }) => at <= bank.now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.work()
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { bank, pass, keeper: () => new NoteKeeper('m', first, save, after) }
}

describe('a note that keeps itself', () => {
  it('is saved once after a pause in typing', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    for (const text of ['M', 'Mo', 'Mor']) {
      note.type(text)
      await pass(300)
    }
    expect(bank.saves).toBe(0)
    expect(note.getSnapshot().state).toBe('unsaved')
    await pass(800)
    expect(bank.saves).toBe(1)
    expect(bank.kept()).toEqual({ text: 'Mor', version: 1 })
    expect(note.getSnapshot()).toMatchObject({ text: 'Mor', state: 'saved', merged: false })
  })

  it('A37: never holds what nobody can see, so that typing on while it is saved repeats nothing', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    note.type('Loan \u202efdp')
    expect(note.getSnapshot().text).toBe('Loan fdp')
    await pass(800)
    expect(bank.kept().text).toBe('Loan fdp')
  })

  it('is saved at once when the page is left', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    note.type('Gone')
    note.flush()
    await pass(0)
    expect(bank.kept().text).toBe('Gone')
    note.flush()
    expect(bank.saves).toBe(1)
  })

  it('keeps what is typed while a save is under way', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    let answer = () => {}
    bank.wait = new Promise((resolve) => {
      answer = resolve
    })
    note.type('One')
    await pass(800)
    note.type('One two')
    answer()
    await pass(0)
    expect(note.getSnapshot()).toMatchObject({ text: 'One two', state: 'unsaved', merged: false })
    await pass(800)
    expect(bank.kept()).toEqual({ text: 'One two', version: 2 })
  })

  it('keeps both texts when two desks write, and says so', async () => {
    const { bank, pass, keeper } = world({ text: 'Salary', version: 1 })
    const [here, there] = [keeper(), keeper()]
    here.type('Salary up')
    await pass(800)
    there.type('Salary down')
    await pass(800)
    const both = 'Salary up\n\n— — —\n\nSalary down'
    expect(bank.kept()).toEqual({ text: both, version: 3 })
    expect(there.getSnapshot()).toMatchObject({ text: both, merged: true, state: 'saved' })
    there.seenMerged()
    expect(there.getSnapshot().merged).toBe(false)
  })

  it('stays on the page and is tried again when it could not be saved', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    bank.refuses = 'unavailable'
    note.type('Kept')
    await pass(800)
    expect(note.getSnapshot()).toMatchObject({ text: 'Kept', state: 'failed', refused: 'unavailable' })
    bank.refuses = ''
    await pass(5_000)
    expect(bank.kept().text).toBe('Kept')
    expect(note.getSnapshot()).toMatchObject({ state: 'saved', refused: null })
  })

  it('refused for good it is not sent again by itself; typing on tries once more', async () => {
    const { bank, pass, keeper } = world()
    const note = keeper()
    bank.refuses = 'not_found'
    note.type('Kept')
    await pass(800)
    for (let i = 0; i < 5; i += 1) await pass(5_000)
    expect(bank.saves).toBe(1)
    expect(note.getSnapshot()).toMatchObject({ text: 'Kept', state: 'failed', refused: 'not_found' })
    bank.refuses = ''
    note.type('Kept too')
    await pass(800)
    expect(bank.kept().text).toBe('Kept too')
  })
})

describe('the page fetched again', () => {
  it('shows what was saved elsewhere, unless something here is unsaved, and never an older text', async () => {
    const { bank, pass, keeper } = world({ text: 'Old', version: 3 })
    const note = keeper()
    note.renew({ text: 'Older', version: 2 })
    expect(note.getSnapshot().text).toBe('Old')
    note.renew({ text: 'From the other desk', version: 4 })
    expect(note.getSnapshot()).toMatchObject({ text: 'From the other desk', state: 'saved', merged: false })
    note.type('From the other desk, and this one')
    note.renew({ text: 'Later', version: 9 })
    expect(note.getSnapshot()).toMatchObject({ text: 'From the other desk, and this one', state: 'unsaved' })
    await pass(800)
    expect(bank.kept().text).toContain('and this one')
  })

  it('on the server gives each page a keeper of its own, in a window one a meeting', () => {
    const make = (id: string) =>
      keeperOf(
        id,
        { text: '', version: 0 },
        async () => no('x'),
        () => () => {},
      )
    expect(make('a')).not.toBe(make('a'))
    vi.stubGlobal('window', {})
    expect(make('a')).toBe(make('a'))
    expect(make('a')).not.toBe(make('b'))
    vi.unstubAllGlobals()
  })
})
