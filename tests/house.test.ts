import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { arrowCracks, mutualNouns, nouns, purityCracks, sqlCracks, unknownNouns } from './support/house/arrow'
import {
  functionLengths,
  linesOf,
  nameCracks,
  spread,
  testShare,
  typedAway,
  unfinished,
} from './support/house/budgets'
import { actionCracks, deciderCracks, endpointCracks, pageCracks } from './support/house/locks'
import { type Crack, isTest, readSources, type Source } from './support/house/sources'

const house = readSources()
const code = house.filter((source) => !isTest(source) && !source.path.endsWith('.d.ts'))

/** Each wall, and something planted that it must find. */
const walls: [string, (sources: Source[]) => Crack[], Source[]][] = [
  [
    'a rule does not import a database',
    arrowCracks,
    [{ path: 'lib/booking/x.ts', text: "import { Pool } from 'pg'" }],
  ],
  [
    'a rule does not import db',
    arrowCracks,
    [{ path: 'lib/meeting/x.ts', text: "import { db } from '@/db/client'" }],
  ],
  [
    'a rule does not import the shelf with hands',
    arrowCracks,
    [{ path: 'lib/meeting/x.ts', text: "import '../server/log'" }],
  ],
  [
    'rules of one noun do not call another noun',
    arrowCracks,
    [{ path: 'lib/presence/x.ts', text: "import { f } from '@/lib/booking/free-slots'" }],
  ],
  [
    'a component does not import db',
    arrowCracks,
    [{ path: 'components/bank/x.tsx', text: "import { db } from '@/db/client'" }],
  ],
  [
    'a component does not import actions',
    arrowCracks,
    [{ path: 'components/bank/x.tsx', text: "import { a } from '@/app/actions/bank'" }],
  ],
  [
    'db does not import Next',
    arrowCracks,
    [{ path: 'db/x.ts', text: "import { cookies } from 'next/headers'" }],
  ],
  [
    'db does not import the shelf with hands',
    arrowCracks,
    [{ path: 'db/x.ts', text: "import { log } from '@/lib/server/log'" }],
  ],
  [
    'the shelf does not import pages',
    arrowCracks,
    [{ path: 'lib/server/x.ts', text: "import Page from '@/app/page'" }],
  ],
  [
    'a page does not import drizzle',
    arrowCracks,
    [{ path: 'app/x.tsx', text: "import { eq } from 'drizzle-orm'" }],
  ],
  [
    'a dynamic import is an import',
    arrowCracks,
    [{ path: 'lib/booking/x.ts', text: "const x = await import('pg')" }],
  ],
  [
    'two nouns do not import each other',
    mutualNouns,
    [
      { path: 'lib/presence/x.ts', text: "import { a } from '../meeting/a'" },
      { path: 'lib/meeting/a.ts', text: "import { x } from '../presence/x'" },
    ],
  ],
  ['every folder of lib is a noun of the map', unknownNouns, [{ path: 'lib/things/x.ts', text: '' }]],
  [
    'a rule does not read the clock',
    purityCracks,
    [{ path: 'lib/booking/x.ts', text: 'const at = Date.now()' }],
  ],
  [
    'a rule does not roll dice',
    purityCracks,
    [{ path: 'lib/booking/x.ts', text: 'const at = Math.random()' }],
  ],
  [
    'a rule does not read the environment',
    purityCracks,
    [{ path: 'lib/booking/x.ts', text: 'process.env.HOME' }],
  ],
  ['SQL is in db', sqlCracks, [{ path: 'app/customer/x.tsx', text: 'pool.query("SELECT 1")' }]],
  ['no any', typedAway, [{ path: 'lib/x.ts', text: 'let x: any' }]],
  ['no silenced check', typedAway, [{ path: 'lib/x.ts', text: '// @ts-ignore\nlet x = 1' }]],
  ['names say something', nameCracks, [{ path: 'lib/booking/utils.ts', text: '' }]],
  ['no barrels', nameCracks, [{ path: 'lib/booking/index.ts', text: '' }]],
  ['kebab-case', nameCracks, [{ path: 'lib/booking/freeSlots.ts', text: '' }]],
  ['nothing left for later', unfinished, [{ path: 'lib/x.ts', text: '// TODO finish' }]],
  ['no test that does not run', unfinished, [{ path: 'lib/x.test.ts', text: "it.skip('x')" }]],
  [
    'every page names who may see it',
    pageCracks,
    [{ path: 'app/customer/x/page.tsx', text: 'export default async function P() { await read() }' }],
  ],
  [
    'a page names its own role',
    pageCracks,
    [
      {
        path: 'app/customer/x/page.tsx',
        text: "export default async function P() { await requireRole('advisor') }",
      },
    ],
  ],
  [
    'every action names its roles',
    actionCracks,
    [{ path: 'app/actions/x.ts', text: "'use server'\nexport async function pay() {}" }],
  ],
  [
    'every endpoint says who may use it',
    endpointCracks,
    [{ path: 'app/api/x/route.ts', text: 'export async function GET() {}' }],
  ],
  [
    'layouts do not decide about access',
    deciderCracks,
    [{ path: 'app/customer/layout.tsx', text: "requireRole('customer')" }],
  ],
]

describe('the walls', () => {
  it.each(walls)('%s', (_, wall, planted) => {
    expect(wall(planted), 'a planted violation goes unseen').not.toEqual([])
    expect(wall(house.filter(({ path }) => !path.startsWith('tests/support/house/')))).toEqual([])
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
