import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSources } from './support/house/sources'

type Row = { threat: string; tests: string[] }

/** The rows of the table of threats: what it is, and the files that show what stands against it. */
function rowsOf(text: string): Row[] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && /`.*\.test\.ts`/.test(cells[3] ?? ''))
    .map(([, threat = '', , tests = '']) => ({
      threat,
      tests: Array.from(tests.matchAll(/`([^`]+)`/g), ([, file = '']) => file),
    }))
}

/** Each attack or fault of a text by its own name: `A01-A03, F3` is A01, A02, A03 and F3. */
function numbersIn(text: string): string[] {
  return Array.from(text.matchAll(/\b([AF])(\d+)(?:-[AF](\d+))?\b/g)).flatMap(
    ([, kind = '', from = '', to = from]) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, nth) => `${kind}${String(Number(from) + nth).padStart(from.length, '0')}`,
      ),
  )
}

const sources = readSources()
const filesOf = (name: string) => {
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`)
  return sources.filter(({ path }) => pattern.test(path))
}

it('reads the table as it says', () => {
  expect(numbersIn('Forged (A08-A10, F3)')).toEqual(['A08', 'A09', 'A10', 'F3'])
  expect(rowsOf('| a (A01) | b | `tests/x.test.ts` and `lib/*.test.ts` |\n| a | b |')).toEqual([
    { threat: 'a (A01)', tests: ['tests/x.test.ts', 'lib/*.test.ts'] },
  ])
})

describe('the threat model names tests that are there, and that name the threat', () => {
  it.each(rowsOf(readFileSync('docs/threat-model.md', 'utf8')))('$threat', ({ threat, tests }) => {
    expect(tests.filter((name) => filesOf(name).length === 0)).toEqual([])
    const named = new Set(tests.flatMap(filesOf).flatMap(({ text }) => numbersIn(text)))
    expect(numbersIn(threat).filter((number) => !named.has(number))).toEqual([])
  })
})
