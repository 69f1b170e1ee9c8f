import { expect, it } from 'vitest'
import { asksAnAccount, asksAnAddress, askWindowMinutes, freeAsksADay, mayAskForLink } from './recovery-limit'
import { isUsable, newLink } from './recovery-link'

it.each([
  [0, 0, 0, true],
  [1, 1, 1, true],
  [2, 2, 2, false],
  [0, 0, 19, true],
  [0, 0, 20, false],
  [9, 9, 0, false],
  [1, 9, 0, true],
  [1, 10, 0, false],
  [0, 10, 0, true],
])('%i for the account, %i today, %i from the address: %s', (forAccount, today, fromAddress, may) => {
  expect(mayAskForLink({ forAccount, today, fromAddress })).toBe(may)
})

it('two in half an hour for an account; a branch behind one address is not shut out by its first customers', () => {
  expect([asksAnAccount, askWindowMinutes]).toEqual([2, 30])
  expect(asksAnAddress).toBeGreaterThanOrEqual(10 * asksAnAccount)
})

it('however often somebody asks, whoever is refused has a link that works; and their mailbox is not filled', () => {
  const minute = 60_000
  const day = 24 * 60
  const asked: number[] = []
  const within = (now: number, minutes: number) =>
    asked.filter((at) => at > now - minutes && at <= now).length
  for (let now = 0; now < 3 * day; now += 1) {
    const recent = { forAccount: within(now, askWindowMinutes), today: within(now, day), fromAddress: 0 }
    const newest = asked.at(-1) ?? 0
    if (mayAskForLink(recent)) asked.push(now)
    else expect(isUsable(newLink(newest * minute), now * minute), String(now)).toBe(true)
  }
  expect(within(day, day)).toBeLessThanOrEqual(freeAsksADay + day / askWindowMinutes)
})
