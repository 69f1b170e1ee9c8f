import { arrowCracks, mutualNouns, purityCracks, sqlCracks, unknownNouns } from './arrow'
import { askerWalls } from './asker-walls'
import { nameCracks, typedAway, unfinished } from './budgets'
import { crowdedRooms } from './crowds'
import { columnCracks, doorCracks, outsideCracks } from './doors'
import {
  actionCracks,
  besideCracks,
  deciderCracks,
  endpointCracks,
  pageCracks,
  staleExceptions,
} from './locks'
import type { Source, Wall } from './sources'
import { literalWords, reasonCracks, silentFunctions } from './words'

const crowd = (name: string): Source[] =>
  Array.from({ length: 26 }, (_, nth) => ({ path: `${name}-${nth}.ts`, text: '' }))

/** Each wall, and something planted that it must find. */
export const walls: Wall[] = [
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
    'an action for everybody is one of those that are named',
    actionCracks,
    [{ path: 'app/actions/x.ts', text: "'use server'\nexport const pay = openAction(schema, body)" }],
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
  [
    'every method of an endpoint, not only one of them',
    endpointCracks,
    [
      {
        path: 'app/api/x/route.ts',
        text: 'export const GET = endpoint(read)\nexport async function POST() {}',
      },
    ],
  ],
  [
    'what answers beside Next says who may use it',
    besideCracks,
    [
      { path: 'lib/server/route.ts', text: "const own: Record<string, Route> = { '/api/x': serveX }" },
      { path: 'lib/server/x.ts', text: 'export async function serveX() { response.writeHead(200) }' },
    ],
  ],
  ['an exception stands for something', staleExceptions, []],
  ...askerWalls,
  ['at most 25 files of a noun in one room', crowdedRooms, crowd('components/meeting/part')],
  ['in db a noun is the first word', crowdedRooms, crowd('db/booking')],
  [
    'queries name their columns',
    columnCracks,
    [{ path: 'db/x.ts', text: 'const rows = await db().select().from(person)' }],
  ],
  [
    'so does what they give back',
    columnCracks,
    [{ path: 'db/x.ts', text: 'const [row] = await tx.insert(person).values(one).returning()' }],
  ],
  [
    'co-browse data leaves by one door',
    doorCracks,
    [{ path: 'components/cobrowse/x.ts', text: 'await room.localParticipant.publishData(bytes)' }],
  ],
  [
    'nobody else makes frames of a page',
    doorCracks,
    [{ path: 'components/room/x.ts', text: 'const encoder = new EventEncoder()' }],
  ],
  [
    'nobody else captures a page',
    doorCracks,
    [{ path: 'components/room/x.ts', text: "import { record } from 'rrweb'" }],
  ],
  [
    'public functions say what they do',
    silentFunctions,
    [{ path: 'lib/booking/x.ts', text: '/** A. */\nexport function a() {}\n\nexport function b() {}' }],
  ],
  [
    'no page is fetched before somebody goes there',
    doorCracks,
    [{ path: 'components/bank/x.tsx', text: "import Link from 'next/link'" }],
  ],
  [
    'what server.ts loads works outside Next',
    outsideCracks,
    [
      { path: 'server.ts', text: "import { a } from '@/lib/server/a'" },
      { path: 'lib/server/a.ts', text: "import { b } from './b'" },
      { path: 'lib/server/b.ts', text: "import { cookies } from 'next/headers'" },
    ],
  ],
  [
    'every reason has a sentence in every language',
    reasonCracks,
    [{ path: 'db/x.ts', text: "return no('moon_too_bright')" }],
  ],
  [
    'and its own noun’s, or everybody’s',
    reasonCracks,
    [{ path: 'lib/contact/x.ts', text: "return no('slot_taken')" }],
  ],
  [
    'no words in a component',
    literalWords,
    [{ path: 'components/bank/x.tsx', text: 'export const X = () => <p>Pay now</p>' }],
  ],
  [
    'nor in a name that is only heard',
    literalWords,
    [{ path: 'app/x.tsx', text: 'export const X = () => <nav aria-label="Accounts" />' }],
  ],
  ['nor in braces', literalWords, [{ path: 'app/x.tsx', text: "export const X = () => <p>{'Pay now'}</p>" }]],
]
