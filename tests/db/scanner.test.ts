import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { pieceBytes } from '@/lib/message/clamd'
import { testVirus } from '@/lib/message/demo-verdict'
import { log } from '@/lib/server/log'
import { clamdScanner, giveUpScans, scannerOf, warnWithoutScanner } from '@/lib/server/scanner'
import { bytesOf } from '../support/files'
import { type Says, type ScannerStandIn, scannerStandIn } from '../support/scanner-stand-in'

let clamd: ScannerStandIn
const file = bytesOf('%PDF-1.7 payslip')

beforeAll(async () => {
  clamd = await scannerStandIn()
})
beforeEach(() => {
  clamd.says = { answer: 'stream: OK\0' }
  clamd.files.length = 0
})
afterAll(() => clamd.stop())

/** What comes of it, and how long it took. */
async function ask(says: Says, content = file, patience?: number) {
  clamd.says = says
  const began = performance.now()
  const verdict = await clamdScanner(clamd.url, patience)(content)
  return { verdict, ms: performance.now() - began }
}

describe('clamd', () => {
  it.each<[string, Says, string]>([
    ['clean', { answer: 'stream: OK\0' }, 'clean'],
    ['infected', { answer: 'stream: Win.Test.EICAR_HDB-1 FOUND\0' }, 'infected'],
    ['an error', { answer: 'INSTREAM size limit exceeded. ERROR\0' }, 'unavailable'],
    ['something else than clamd', { answer: 'HTTP/1.1 400 Bad Request\r\n\r\n' }, 'unavailable'],
    ['no end to what it says', { answer: 'stream: '.repeat(10_000) }, 'unavailable'],
    ['cut off before its answer', 'goodbye', 'unavailable'],
    ['cut off within it', { half: 'stream: OK' }, 'unavailable'],
    ['nothing at all', { answer: '' }, 'unavailable'],
  ])('%s', async (_, says, verdict) => {
    expect((await ask(says)).verdict).toBe(verdict)
  })

  it('gets the file as it is, in pieces', async () => {
    const large = Uint8Array.from({ length: 3 * pieceBytes + 7 }, (_, at) => at % 251)
    expect((await ask({ answer: 'stream: OK\0' }, large)).verdict).toBe('clean')
    expect(clamd.pieces()).toBe(4)
    expect(clamd.files[0]?.equals(large)).toBe(true)
    await ask({ answer: 'stream: OK\0' }, new Uint8Array())
    expect(clamd.files[1]).toHaveLength(0)
  })

  it('that does not answer is waited for as long as was said, and no longer', async () => {
    const { verdict, ms } = await ask('nothing', file, 300)
    expect(verdict).toBe('unavailable')
    expect(ms).toBeGreaterThan(250)
    expect(ms).toBeLessThan(2_000)
  })

  it('is not waited for when the process ends', async () => {
    const asked = ask('nothing')
    await expect.poll(() => clamd.files.length).toBe(1)
    giveUpScans()
    const { verdict, ms } = await asked
    expect(verdict).toBe('unavailable')
    expect(ms).toBeLessThan(5_000)
    giveUpScans()
  })

  it('that hangs up in the middle of a large file is away', async () => {
    expect((await ask('goodbye', new Uint8Array(8 * 1024 * 1024))).verdict).toBe('unavailable')
  })

  it('that is not there is away at once, by name too', async () => {
    for (const url of ['tcp://127.0.0.1:1', 'tcp://[::1]:1', 'tcp://nowhere.invalid'])
      expect(await clamdScanner(url, 3_000)(file), url).toBe('unavailable')
  })

  it('answers many at once, each about its own', async () => {
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => clamdScanner(clamd.url)(file)))
    expect(new Set(verdicts)).toEqual(new Set(['clean']))
    expect(clamd.files).toHaveLength(10)
  })
})

describe('which scanner it is', () => {
  const virus = bytesOf(testVirus)

  it.each([
    ['the one that is named', true, false, 'clean'],
    ['also in the demo', true, true, 'clean'],
    ['the demo’s stand-in', false, true, 'infected'],
    ['none', false, false, 'unavailable'],
  ])('%s', async (_, named, demo, verdict) => {
    const scanner = scannerOf({ clamdUrl: named ? clamd.url : undefined, demo })
    expect(await scanner(virus)).toBe(verdict)
    expect(clamd.files).toHaveLength(named ? 1 : 0)
  })

  it('where there is none, the log says so', () => {
    const warn = vi.spyOn(log(), 'warn').mockImplementation(() => {})
    warnWithoutScanner({ clamdUrl: 'tcp://clamd', demo: false })
    warnWithoutScanner({ clamdUrl: undefined, demo: true })
    expect(warn).not.toHaveBeenCalled()
    warnWithoutScanner({ clamdUrl: undefined, demo: false })
    expect(warn.mock.calls).toEqual([[expect.stringContaining('CLAMD_URL')]])
    warn.mockRestore()
  })
})
