import { expect, test } from 'vitest'
import { filesAtMost } from '@/lib/message/attachment'
import { filesAtOnce, ifRoom } from './uploads'

/** Work that ends when it is told to. */
function work() {
  let end = (_: Error | 'done') => {}
  const done = new Promise<'done'>((resolve, reject) => {
    end = (how) => (how === 'done' ? resolve(how) : reject(how))
  })
  return { do: () => done, end: (how: Error | 'done') => end(how) }
}

const begin = (personId: string) => {
  const one = work()
  return { ...one, answer: ifRoom(personId, one.do) }
}

test('of one person as many as go with a message; what has ended or failed makes room', async () => {
  const [first, second, ...others] = Array.from({ length: filesAtMost }, () => begin('sara'))
  expect(await ifRoom('sara', work().do)).toBeNull()
  expect(await ifRoom('jonas', async () => 'his')).toBe('his')
  first?.end('done')
  expect(await first?.answer).toBe('done')
  second?.end(new Error('the line was cut'))
  await expect(second?.answer).rejects.toThrow('the line was cut')
  const more = [begin('sara'), begin('sara')]
  expect(await ifRoom('sara', work().do)).toBeNull()
  for (const one of [...others, ...more]) one.end('done')
  expect(await Promise.all([...others, ...more].map(({ answer }) => answer))).not.toContain(null)
})

test('of everybody together as many as there is memory for', async () => {
  const all = Array.from({ length: filesAtOnce }, (_, nth) => begin(`person ${nth}`))
  expect(await ifRoom('sara', work().do)).toBeNull()
  all[0]?.end('done')
  await all[0]?.answer
  expect(await ifRoom('sara', async () => 'hers')).toBe('hers')
  for (const one of all) one.end('done')
  await Promise.all(all.map(({ answer }) => answer))
})
