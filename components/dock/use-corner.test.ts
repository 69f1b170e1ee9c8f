import type { PointerEvent } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drag } from '@/components/dock/use-corner'

const panel = {
  style: { transform: '' },
  getBoundingClientRect: () => ({ left: 10, top: 10, width: 100, height: 60 }),
}
const at = (name: string, clientX = 0, clientY = 0) => Object.assign(new Event(name), { clientX, clientY })

function press() {
  const handle = Object.assign(new EventTarget(), { setPointerCapture: () => {} })
  const choose = vi.fn()
  const clicked = vi.fn()
  handle.addEventListener('click', clicked)
  const start = drag({ current: panel as unknown as HTMLElement }, choose)
  const down = { button: 0, pointerId: 1, clientX: 0, clientY: 0, currentTarget: handle }
  start(down as unknown as PointerEvent<HTMLElement>)
  return { handle, choose, clicked }
}

beforeEach(() => vi.stubGlobal('window', { innerWidth: 1_000, innerHeight: 800 }))
afterEach(() => vi.unstubAllGlobals())

describe('dragging the panel', () => {
  it('goes to the nearest corner, once, whichever end of the drag comes first', () => {
    const { handle, choose } = press()
    handle.dispatchEvent(at('pointermove', 40, 0))
    expect(panel.style.transform).toBe('translate(40px, 0px)')
    handle.dispatchEvent(at('pointerup'))
    for (const late of ['pointercancel', 'pointerup', 'pointermove']) handle.dispatchEvent(at(late, 90, 90))
    expect(choose.mock.calls).toEqual([['top-left']])
    expect(panel.style.transform).toBe('')
  })

  it('a press without moving chooses nothing and stays a press', () => {
    const { handle, choose, clicked } = press()
    handle.dispatchEvent(at('pointerup'))
    handle.dispatchEvent(at('click'))
    expect(choose).not.toHaveBeenCalled()
    expect(clicked).toHaveBeenCalledOnce()
  })
})
