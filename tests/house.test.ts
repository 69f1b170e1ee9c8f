import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nouns } from './support/house/arrow'
import { functionLengths, linesOf, spread, testShare } from './support/house/budgets'
import { type Crack, isTest, readSources, type Wall } from './support/house/sources'
import { walls } from './support/house/walls'

const house = readSources()
const code = house.filter((source) => !isTest(source) && !source.path.endsWith('.d.ts'))
const built = house.filter(({ path }) => !path.startsWith('tests/support/house/'))

/** What a wall finds in the house: looked for once, however many sentences the wall has. */
const walked = new Map<Wall[1], Crack[]>()
function cracksIn(wall: Wall[1]): Crack[] {
  const cracks = walked.get(wall) ?? wall(built)
  walked.set(wall, cracks)
  return cracks
}

describe('the walls', () => {
  it.each(walls)('%s', (_, wall, planted) => {
    expect(wall(planted), 'a planted violation goes unseen').not.toEqual([])
    expect(cracksIn(wall)).toEqual([])
  })
})

describe('the budgets', () => {
  it('files: median at most 70 lines, p95 250, never over 300', () => {
    const over = house
      .filter(({ text }) => linesOf(text) > 300)
      .map(({ path, text }) => `${path} ${linesOf(text)}`)
    expect(over).toEqual([])
    const files = spread(code.map(({ text }) => linesOf(text)))
    expect(files.median).toBeLessThanOrEqual(70)
    expect(files.p95).toBeLessThanOrEqual(250)
  })

  it('functions: p95 at most 40 lines, never over 80', () => {
    const lengths = code.flatMap(functionLengths)
    expect(lengths.filter(({ lines }) => lines > 80)).toEqual([])
    expect(spread(lengths.map(({ lines }) => lines)).p95).toBeLessThanOrEqual(40)
  })

  it('tests: a line per line of rules, 0.6 over all', () => {
    const isRule = (path: string) => nouns.some((noun) => path.startsWith(`lib/${noun}/`))
    expect(testShare(house, isRule)).toBeGreaterThanOrEqual(1)
    expect(testShare(house, () => true)).toBeGreaterThanOrEqual(0.6)
  })

  it('counts as it says', () => {
    expect(spread([1, 2, 3, 4, 100])).toEqual({ median: 3, p95: 100, max: 100 })
    expect(
      functionLengths({ path: 'x.ts', text: 'function a() {\n  return 1\n}\nconst b = () => 2' }),
    ).toEqual([
      { name: 'x.ts:1', lines: 3 },
      { name: 'x.ts:4', lines: 1 },
    ])
  })
})

describe('versions that must not go back', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  it.each([
    ['next', '16.2.12'],
    ['next-auth', '4.24.15'],
    ['drizzle-orm', '0.45.2'],
    ['nodemailer', '9.1.0'],
    ['rrweb', '2.2.2'],
    ['livekit-server-sdk', '2.19.0'],
  ])('%s is at least %s, pinned', (name, floor) => {
    const version = dependencies[name] ?? ''
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    const rank = (text: string) => text.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0)
    expect(rank(version)).toBeGreaterThanOrEqual(rank(floor))
  })
})
