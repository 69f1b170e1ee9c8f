import { expect, it } from 'vitest'
import { no, ok, settled } from './result'

it('is a yes with a value or a no with a reason, and nothing else', async () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(no('slot_taken')).toEqual({ ok: false, reason: 'slot_taken' })
})

it('no answer at all is an answer, too', async () => {
  expect(await settled(Promise.resolve(ok(1)))).toEqual(ok(1))
  expect(await settled(Promise.reject(new Error('offline')))).toEqual(no('unavailable'))
})
