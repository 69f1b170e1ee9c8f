import { describe, expect, it } from 'vitest'
import { ok, type Result } from '@/lib/result'
import { isRefused, type Saved, TextKeeper } from './text-keeper'

type Text = { text: string }

class Keeper extends TextKeeper<Text> {
  type(text: string): void {
    this.change({ text })
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('what is typed while a save is under way', () => {
  /** A keeper whose clock never moves, and the answers its saves wait for. */
  function world() {
    const saves: string[] = []
    const answers: (() => void)[] = []
    const keeper = new Keeper({ text: '' }, 0, {
      save: ({ text, version }) => {
        saves.push(text)
        return new Promise<Result<Saved<Text>>>((resolve) => {
          answers.push(() => resolve(ok({ text, version: version + 1, merged: false })))
        })
      },
      join: (_, __, typed) => typed,
      after: () => () => {},
    })
    return { keeper, saves, answers }
  }

  it('follows it at once when the page is left meanwhile: no timer may run there any more', async () => {
    const { keeper, saves, answers } = world()
    keeper.type('One')
    keeper.flush()
    keeper.type('One two')
    keeper.flush()
    expect(saves).toEqual(['One'])
    answers[0]?.()
    await turn()
    expect(saves).toEqual(['One', 'One two'])
  })

  it('else waits for a pause', async () => {
    const { keeper, saves, answers } = world()
    keeper.type('One')
    keeper.flush()
    keeper.type('One two')
    answers[0]?.()
    await turn()
    expect(saves).toEqual(['One'])
    expect(keeper.isKept()).toBe(false)
  })
})

describe('what could not be saved', () => {
  it.each([
    ['not_found', true],
    ['draft_too_long', true],
    ['unavailable', false],
    ['failed:k7', false],
    [null, false],
  ])('%s: refused for good, %s', (refused, forGood) => {
    expect(isRefused({ state: 'failed', merged: false, refused })).toBe(forGood)
    expect(isRefused({ state: 'unsaved', merged: false, refused })).toBe(false)
  })
})
