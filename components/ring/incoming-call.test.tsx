import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MeetingView } from '@/lib/presence/stream-state'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { IncomingCall } from './incoming-call'
import { ring } from './ring-tone'

const view = { id: 'm', customer: { id: 'sara', name: 'Sara Holm' } } as MeetingView
const nothing = () => {}

describe('an incoming call', () => {
  it('is an alertdialog that names the customer, and is not modal', () => {
    const html = markup(<IncomingCall view={view} busy={false} onAccept={nothing} onDecline={nothing} />)
    expect(attributes(html, 'role')).toEqual(['alertdialog'])
    expect(html).not.toContain('aria-modal')
    expect(textOf(html)).toMatch(/^SH Incoming call Sara Holm is calling you\. Accept Decline$/)
    const [title] = attributes(html, 'aria-labelledby')
    expect(html).toMatch(new RegExp(`id="${title}"[^>]*>Incoming call`))
  })

  it('speaks Swedish', () => {
    const call = <IncomingCall view={view} busy={false} onAccept={nothing} onDecline={nothing} />
    expect(textOf(markup(call, 'sv'))).toContain('Inkommande samtal Sara Holm ringer dig. Svara Avböj')
  })
})

describe('the ring tone', () => {
  const played: number[] = []
  const parameter = { setValueAtTime: nothing, linearRampToValueAtTime: nothing }
  class SilentContext {
    currentTime = 0
    destination = {}
    resume = async () => {}
    createGain = () => ({ gain: parameter, connect: (to: object) => to })
    createOscillator = () => ({
      frequency: { value: 0 },
      connect: (to: { connect: (to: object) => object }) => to,
      start: (at: number) => played.push(at),
      stop: nothing,
    })
  }
  const browser = (active: boolean) =>
    vi.stubGlobal('navigator', { userActivation: { hasBeenActive: active } })

  beforeEach(() => {
    played.length = 0
    vi.useFakeTimers()
    vi.stubGlobal('AudioContext', SilentContext)
  })
  afterEach(() => vi.useRealTimers())

  it('rings again and again until it is told to stop', () => {
    browser(true)
    const stop = ring('incoming')
    vi.advanceTimersByTime(5_000)
    expect(played).toHaveLength(6)
    stop()
    vi.advanceTimersByTime(10_000)
    expect(played).toHaveLength(6)
  })

  it('keeps quiet until the person has pressed something', () => {
    browser(false)
    const stop = ring('outgoing')
    vi.advanceTimersByTime(5_000)
    expect(played).toEqual([])
    browser(true)
    vi.advanceTimersByTime(4_000)
    expect(played).toHaveLength(1)
    stop()
  })
})
