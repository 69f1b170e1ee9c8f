import { describe, expect, it } from 'vitest'
import { coalesced } from './coalesced'

/** Work that takes until it is told to be done. */
function slow() {
  const done: (() => void)[] = []
  let most = 0
  let running = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => done.push(resolve))
    running -= 1
  }
  const finish = async () => {
    done.at(-1)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { work, finish, began: () => done.length, most: () => most }
}

describe('work that is asked for in bursts', () => {
  it('runs at once, one at a time, and once more for whatever was asked meanwhile', async () => {
    const { work, finish, began, most } = slow()
    const ask = coalesced(work, () => false)
    for (let i = 0; i < 20; i += 1) ask()
    expect(began()).toBe(1)
    await finish()
    expect(began()).toBe(2)
    await finish()
    expect([began(), most()]).toEqual([2, 1])
    ask()
    expect(began()).toBe(3)
  })

  it('does not begin when it is over', () => {
    const { work, began } = slow()
    coalesced(work, () => true)()
    expect(began()).toBe(0)
  })
})
