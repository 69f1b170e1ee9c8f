import { afterEach, describe, expect, it, vi } from 'vitest'
import { longestDraft, noDraft } from '@/lib/message/draft'
import { no } from '@/lib/result'
import { sheetAt, writtenAt } from './sheet'

const refuse = async () => no('not_found')
const actions = { saveDraft: refuse, removeFile: refuse }
const at = (customerId: string, threadId: string | null) =>
  sheetAt({ customerId, threadId }, noDraft, [], actions)
afterEach(() => void vi.unstubAllGlobals())

describe('what is being written at a place', () => {
  it('is there again in the same window, whatever the router has kept of the page', () => {
    vi.stubGlobal('window', {})
    const { keeper, tray, keys } = at('sara', null)
    keeper.type({ text: 'Half a letter' })
    tray.add([new File([], 'empty.png')])
    const again = at('sara', null)
    again.keeper.renew(noDraft)
    expect(again.keeper.getSnapshot()).toMatchObject({ text: 'Half a letter', state: 'unsaved' })
    expect(again.tray.getSnapshot()).toHaveLength(1)
    // tried again from there it is the same message
    expect(again.keys).toBe(keys)
  })

  it('is another one at another place', () => {
    vi.stubGlobal('window', {})
    expect(at('sara', 't')).not.toBe(at('sara', null))
    expect(at('sara', 't')).toBe(at('sara', 't'))
  })

  it('can still be read once its thread has gone to somebody else', () => {
    vi.stubGlobal('window', {})
    expect(writtenAt('gone')).toBe('')
    at('sara', 'gone').keeper.type({ text: 'Half an answer' })
    expect(writtenAt('gone')).toBe('Half an answer')
  })

  it('is not even sent to be kept when it is longer than any draft', async () => {
    const { keeper } = at('eva', 'long')
    keeper.type({ text: 'x'.repeat(longestDraft + 1) })
    keeper.flush()
    await new Promise((resolve) => setImmediate(resolve))
    expect(keeper.getSnapshot()).toMatchObject({ state: 'failed', refused: 'draft_too_long' })
  })

  it('on the server is each page’s own', () => {
    expect(at('eva', null)).not.toBe(at('eva', null))
  })
})
