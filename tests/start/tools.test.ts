import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/scripts/start/ports.mjs'
import { type Clone, makeClone } from './clone'
import { processesOf, readyLine, run, type Started, start } from './starter'

let clone: Clone
const running: Started[] = []

beforeAll(() => {
  clone = makeClone()
})
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop()
})
afterAll(() => clone?.remove())

const userAdd = (...args: string[]) =>
  run(clone, ['scripts/run.mjs', 'scripts/user-add.ts', ...args], { DEMO: '0' })
const eva = ['--role', 'advisor', '--name', 'Eva Lind', '--email', 'eva@bank.example', '--branch', 'Odenplan']
const place = ['--city', 'Stockholm', '--address', 'Odengatan 65']

test('user:add makes the first users while nothing runs, and leaves nothing running', async () => {
  const lost = userAdd(...eva)
  expect(await lost.exit()).toBe(1)
  expect(lost.said()).toContain('--branch: there is none of this name')

  const added = userAdd(...eva, ...place)
  expect(await added.exit()).toBe(0)
  expect(added.said()).toMatch(
    /Eva Lind can sign in with eva@bank.example.\nPassword, shown this once: \S{12,}/,
  )

  const again = userAdd(...eva)
  expect(await again.exit()).toBe(1)
  expect(again.said()).toContain('--email: somebody has this address already')
  expect(processesOf(clone)).toEqual([])
})

test('beside a running app: audit:verify reads its chains, and worker does its jobs', async () => {
  const app = start(clone, { PORT: String(await freePort()), DEMO: '0' })
  running.push(app)
  await app.until(readyLine)

  const verify = run(clone, ['scripts/run.mjs', 'scripts/audit-verify.ts'])
  expect(await verify.exit()).toBe(0)
  expect(verify.said()).toMatch(/^1 events in 1 chains, 0 broken$/m)

  const worker = run(clone, ['scripts/start.mjs', '--worker'])
  running.unshift(worker)
  await worker.until(/working on background jobs/)
  expect((await worker.stop()).code).toBe(0)
})
