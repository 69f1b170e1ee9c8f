import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zoneFreeTests } from './zone-free.mjs'

const files: Record<string, string> = {
  'lib/add.ts': 'export const add = (a: number, b: number) => a + b',
  'lib/clock.ts': 'export const hour = (at: number) => new Date(at).getHours()',
  'lib/far.ts': "export { hour } from './clock'",
  'lib/add.test.ts':
    "import { test } from 'vitest'\nimport { add } from '@/lib/add'\ntest('x', () => add(1, 2))",
  'lib/itself.test.ts': 'new Intl.DateTimeFormat()',
  'lib/far.test.ts': "import { hour } from './far'\nhour(0)",
  'lib/late.test.ts': "await import('@/lib/far')",
  'lib/hidden.test.ts': 'const at = "./clock"\nawait import(at)',
  'lib/type.test.ts': "import { formatISO } from 'some-calendar'\nformatISO(0)",
  'scripts/run.test.ts': "import { spawn } from 'node:child_process'\nspawn('date')",
}
let root = ''

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'zones-'))
  for (const folder of ['lib', 'db', 'app', 'scripts', 'tests/support'])
    mkdirSync(path.join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a test runs under one zone only', () => {
  test('when nothing it reaches can know a zone: not itself, not through others, a package or a program', async () => {
    expect(await zoneFreeTests(root)).toEqual(['lib/add.test.ts'])
  })

  test('and none of ours that reads a clock or writes a date', async () => {
    const free = await zoneFreeTests(process.cwd())
    expect(free).toContain('lib/booking/free-slots.test.ts')
    for (const subject of [
      'booking/working-intervals',
      'booking/time-name',
      'notify/invitation',
      'presence/promise',
    ])
      expect(free).not.toContain(`lib/${subject}.test.ts`)
  })
})
