import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Lifetime } from './lifetime.mjs'
import { supervise } from './supervise.mjs'

const stops: (() => void | Promise<void>)[] = []
const life: Lifetime = {
  onEnd: (stop) => void stops.push(stop),
  end: () => Promise.reject(new Error('not here')),
  ending: () => false,
}
const said: string[] = []
/** Processes begin and end in it, also on a busy machine. */
const soon = { timeout: 10_000 }

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const stop of stops.splice(0)) await stop()
  said.length = 0
})

type Sleeper = { child: ChildProcess; stop: () => Promise<void> }

function sleeper(): Sleeper {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  }
  return { child, stop }
}

test('a child that ends by itself is started again once, and said; the second time it is given up', async () => {
  const onLost = vi.fn()
  const part = supervise({ name: 'A part', first: sleeper(), again: async () => sleeper(), life, onLost })
  const first = part.current()
  first.child.kill('SIGKILL')
  await vi.waitFor(() => expect(part.current()).not.toBe(first), soon)
  await vi.waitFor(() => expect(said.join('')).toContain('A part is running again'), soon)
  expect(said.join('')).toContain('A part stopped unexpectedly (SIGKILL)')
  expect(onLost).not.toHaveBeenCalled()

  part.current().child.kill('SIGKILL')
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), soon)
})

test('a child that is asked to stop is not started again', async () => {
  const again = vi.fn(async () => sleeper())
  const part = supervise({ name: 'A part', first: sleeper(), again, life, onLost: vi.fn() })
  for (const stop of stops.splice(0)) await stop()
  expect(part.current().child.signalCode).toBe('SIGTERM')
  expect(again).not.toHaveBeenCalled()
})

test('what cannot be started again is given up', async () => {
  const onLost = vi.fn()
  const again = () => Promise.reject(new Error('no room'))
  supervise({ name: 'A part', first: sleeper(), again, life, onLost }).current().child.kill()
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), soon)
  expect(said.join('')).toContain('no room')
})
