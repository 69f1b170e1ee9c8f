import { describe, expect, it } from 'vitest'
import { filesAtMost, largestFile } from '@/lib/message/attachment'
import type { Attachment } from '@/lib/message/thread'
import { no, ok, type Result } from '@/lib/result'
import { FileTray } from './file-tray'

const kept = (id: string, name = `${id}.png`): Attachment => ({
  id,
  name,
  kind: 'png',
  bytes: 1,
  scan: 'clean',
})
const given = (name: string, size = 1) => {
  const file = new File(['x'], name)
  Object.defineProperty(file, 'size', { value: size })
  return file
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A tray, the uploads it has begun, and what it has asked the bank to take away. */
function world(first: Attachment[] = []) {
  const uploads: {
    name: string
    cancelled: boolean
    share: (share: number) => void
    answer: (result: Result<Attachment>) => void
  }[] = []
  const bank = { removed: [] as string[], answer: ok(true) as Result<unknown> }
  const tray = new FileTray(
    first,
    ({ name }, share) => {
      let answer: (result: Result<Attachment>) => void = () => {}
      const promise = new Promise<Result<Attachment>>((resolve) => {
        answer = resolve
      })
      const upload = { name, cancelled: false, share, answer }
      uploads.push(upload)
      const cancel = () => {
        upload.cancelled = true
        answer(no('cancelled'))
      }
      return { answer: promise, cancel }
    },
    async ({ id }) => {
      bank.removed.push(id)
      return bank.answer
    },
  )
  const states = () =>
    tray
      .getSnapshot()
      .map((line) => `${line.name} ${line.state}${line.state === 'refused' ? ` ${line.reason}` : ''}`)
  const key = (name: string) => tray.getSnapshot().find((line) => line.name === name)?.key ?? ''
  return { tray, uploads, bank, states, key }
}

describe('the files beside a draft', () => {
  it('are there again after a reload', () => {
    const { tray, states } = world([kept('a'), kept('b')])
    expect(states()).toEqual(['a.png kept', 'b.png kept'])
    expect(tray.isKept()).toBe(true)
  })

  it('come each for itself, and are called what the bank calls them', async () => {
    const { tray, uploads, states } = world()
    tray.add([given('one.exe.png'), given('two.png')])
    expect(states()).toEqual(['one.exe.png sending', 'two.png sending'])
    expect(tray.isKept()).toBe(false)
    uploads[1]?.answer(no('file_macros'))
    uploads[0]?.answer(ok(kept('a', 'one.png')))
    await tray.still()
    expect(states()).toEqual(['one.png kept', 'two.png refused file_macros'])
    expect(tray.isKept()).toBe(true)
  })

  it('say how far they have come, in whole percent', () => {
    const { tray, uploads } = world()
    let told = 0
    tray.add([given('a')])
    tray.subscribe(() => {
      told += 1
    })
    for (const share of [0.101, 0.104, 0.109, 0.2]) uploads[0]?.share(share)
    expect(tray.getSnapshot()).toMatchObject([{ state: 'sending', share: 0.2 }])
    expect(told).toBe(2)
  })

  it.each([
    ['file_empty', 0, false],
    ['file_too_large', largestFile + 1, false],
  ])('%s is said before it costs anybody time', (reason, size, again) => {
    const { tray, uploads } = world()
    tray.add([given('a', size), given('b', largestFile)])
    expect(tray.getSnapshot()).toMatchObject([{ state: 'refused', reason, again }, { state: 'sending' }])
    expect(uploads.map(({ name }) => name)).toEqual(['b'])
  })

  it('one more than go with a message is refused alone, and may come once another has gone', async () => {
    const { tray, uploads, states, key } = world(
      Array.from({ length: filesAtMost }, (_, nth) => kept(String(nth))),
    )
    tray.add([given('more')])
    expect(states().at(-1)).toBe('more refused files_at_most')
    tray.retry(key('more'))
    expect(uploads).toEqual([])
    expect(await tray.remove(key('0.png'))).toBe(true)
    tray.retry(key('more'))
    expect(states().at(-1)).toBe('more sending')
  })
})

describe('a file that was refused', () => {
  it.each([
    ['unavailable', true],
    ['locked', true],
    ['too_many_files', true],
    ['failed:k7', true],
    ['file_infected', false],
    ['file_active', false],
    ['file_unknown', false],
  ])('%s: may be tried again %s', async (reason, again) => {
    const { tray, uploads } = world()
    tray.add([given('a')])
    uploads[0]?.answer(no(reason))
    await turn()
    expect(tray.getSnapshot()).toMatchObject([{ state: 'refused', reason, again }])
  })

  it('is sent once more when asked', async () => {
    const { tray, uploads, states, key } = world()
    tray.add([given('a')])
    uploads[0]?.answer(no('unavailable'))
    await turn()
    tray.retry(key('a'))
    expect(states()).toEqual(['a sending'])
    uploads[1]?.answer(ok(kept('a', 'a')))
    await tray.still()
    expect(states()).toEqual(['a kept'])
    tray.retry(key('a'))
    expect(uploads).toHaveLength(2)
  })
})

describe('a file that is taken away', () => {
  it('on its way is stopped', async () => {
    const { tray, uploads, states, key, bank } = world()
    tray.add([given('a')])
    expect(await tray.remove(key('a'))).toBe(true)
    await tray.still()
    expect(uploads[0]?.cancelled).toBe(true)
    expect({ states: states(), removed: bank.removed }).toEqual({ states: [], removed: [] })
  })

  it('too late to be stopped does not stay at the bank', async () => {
    const { tray, uploads, states, key, bank } = world()
    tray.add([given('a')])
    uploads[0]?.answer(ok(kept('saved')))
    await tray.remove(key('a'))
    await tray.still()
    expect({ states: states(), removed: bank.removed }).toEqual({ states: [], removed: ['saved'] })
    // nor does a page that was fetched in between bring it back
    tray.renew([kept('saved')])
    expect(states()).toEqual([])
  })

  it.each([
    [ok(true), []],
    [no('not_found'), []],
    [no('unavailable'), ['a.png kept', 'unavailable']],
  ])('from the bank: %j', async (answer, left) => {
    const { tray, states, bank } = world([kept('a')])
    bank.answer = answer
    expect(await tray.remove('a')).toBe(left.length === 0)
    const troubles = tray.getSnapshot().map((line) => line.state === 'kept' && line.trouble)
    expect([...states(), ...troubles]).toEqual(left)
  })

  it('with a message goes; the others stay', async () => {
    const { tray, uploads, states } = world([kept('a'), kept('b')])
    tray.add([given('late')])
    uploads[0]?.answer(no('file_unknown'))
    await turn()
    tray.sent(['a'])
    expect(states()).toEqual(['b.png kept', 'late refused file_unknown'])
  })
})

describe('the page is fetched again', () => {
  it('what has been checked meanwhile says so', () => {
    const { tray } = world([{ ...kept('a'), scan: 'waiting' }])
    tray.renew([{ ...kept('a'), scan: 'infected' }])
    expect(tray.getSnapshot()).toMatchObject([{ state: 'kept', file: { scan: 'infected' } }])
  })

  it('what another window has sent or removed goes; what it has uploaded comes', () => {
    const { tray, states } = world([kept('a'), kept('b')])
    tray.renew([kept('b'), kept('c')])
    expect(states()).toEqual(['b.png kept', 'c.png kept'])
  })

  it('what has come since then stays, and so does what is on its way or was refused', async () => {
    const { tray, uploads, states } = world()
    tray.add([given('late'), given('refused'), given('slow')])
    uploads[0]?.answer(ok(kept('late')))
    uploads[1]?.answer(no('file_unknown'))
    await turn()
    // the page may hold what is on its way already: it comes by itself, once
    tray.renew([kept('slow')])
    expect(states()).toEqual(['late.png kept', 'refused refused file_unknown', 'slow sending'])
    uploads[2]?.answer(ok(kept('slow')))
    await tray.still()
    tray.renew([kept('late'), kept('slow')])
    expect(states()).toEqual(['late.png kept', 'refused refused file_unknown', 'slow.png kept'])
  })

  it('what was sent or taken away from here does not come back', async () => {
    const { tray, states, key } = world([kept('a'), kept('b')])
    tray.sent(['a'])
    await tray.remove(key('b.png'))
    tray.renew([kept('a'), kept('b')])
    expect(states()).toEqual([])
  })

  it('one that has been here before was kept for Back, and changes nothing', async () => {
    const first: Attachment[] = []
    const { tray, uploads, states } = world(first)
    tray.add([given('a')])
    uploads[0]?.answer(ok(kept('a')))
    await tray.still()
    tray.renew([kept('a')])
    tray.renew(first)
    expect(states()).toEqual(['a.png kept'])
  })
})
