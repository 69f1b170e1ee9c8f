import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findChromium } from './chromium.mjs'

let folder = ''
const at = (name: string) => path.join(folder, 'bin', name)
const calls = () => (existsSync(`${folder}/calls`) ? readFileSync(`${folder}/calls`, 'utf8').trim() : '')
const browser = 'echo Chromium 150'
/** A package manager that has only this one, and writes down what it was asked for. */
const packages = (name: string) => `echo "$*" >> ${folder}/calls
case "$*" in
  update*) ;;
  *" ${name}") printf '#!/bin/sh\\n${browser}\\n' > ${at(name)}; /bin/chmod 755 ${at(name)} ;;
  *) exit 100 ;;
esac`

function program(file: string, script: string): string {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

/** Who runs the tests: root may install, nobody else. */
const as = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid)

const neverFetched = () => Promise.reject(new Error('there was no need to fetch one'))

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chromium-'))
  mkdirSync(path.join(folder, 'bin'))
  vi.stubEnv('PATH', path.join(folder, 'bin'))
  vi.stubEnv('CHROMIUM', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(existsSync('/Applications'))('a Chromium for the tests is looked for', () => {
  test('first where CHROMIUM says, and nowhere else when that one does not run', async () => {
    program(at('chromium'), browser)
    const named = program(path.join(folder, 'mine'), browser)
    vi.stubEnv('CHROMIUM', ` ${named} `)
    expect(await findChromium(neverFetched)).toBe(named)
    program(named, 'exit 1')
    await expect(findChromium(neverFetched)).rejects.toThrow(
      `CHROMIUM: expected a Chromium that runs; ${named} does not`,
    )
  })

  test('then on the PATH: the shell before the whole browser, what does not run passed over', async () => {
    as(0)
    program(at('apt-get'), packages('chromium'))
    for (const name of ['google-chrome', 'chromium', 'chromium-headless-shell']) {
      program(at(name), browser)
      expect(await findChromium(neverFetched)).toBe(at(name))
    }
    program(at('chromium-headless-shell'), 'exit 127')
    expect(await findChromium(neverFetched)).toBe(at('chromium'))
    expect(calls()).toBe('')
  })

  test('then with the system’s package manager, the shell first', async () => {
    as(0)
    program(at('apt-get'), packages('chromium'))
    expect(await findChromium(neverFetched)).toBe(at('chromium'))
    const install = 'install -y -qq --no-install-recommends'
    expect(calls().split('\n')).toEqual([
      'update -qq',
      `${install} chromium-headless-shell`,
      `${install} chromium`,
    ])
  })

  test('then Playwright’s, when the package manager has none', async () => {
    as(0)
    program(at('apt-get'), packages('nothing of the kind'))
    const fetched = program(path.join(folder, 'fetched'), browser)
    expect(await findChromium(async () => fetched)).toBe(fetched)
    expect(calls()).toMatch(/ chromium$/)
  })

  test('or when we may not use it; without any, a sentence says what to do', async () => {
    as(1000)
    program(at('apt-get'), packages('chromium'))
    const fetched = program(path.join(folder, 'fetched'), browser)
    expect(await findChromium(async () => fetched)).toBe(fetched)
    program(fetched, 'exit 1')
    for (const fetching of [async () => fetched, () => Promise.reject(new Error('no network'))])
      await expect(findChromium(fetching)).rejects.toThrow(/Install one, or set CHROMIUM to its program\.$/)
    expect(calls()).toBe('')
  })
})
