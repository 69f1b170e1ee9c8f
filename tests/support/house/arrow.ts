import { type Crack, importsOf, isTest, type Source } from './sources'

export const nouns = [
  'access',
  'presence',
  'meeting',
  'cobrowse',
  'booking',
  'calendar',
  'contact',
  'message',
  'question',
  'skill',
  'assistant',
  'bank',
  'audit',
  'notify',
]

/** Room of a path, outermost first that fits. */
function roomOf(path: string): string {
  if (path.startsWith('lib/server/')) return 'lib/server'
  if (path.startsWith('lib/')) return 'lib'
  return path.split('/')[0] ?? ''
}

type Wall = { rooms: string[]; packages: RegExp }

/** Who may import what. Packages: every room names its own; anything else is a crack. */
const walls: Record<string, Wall> = {
  lib: { rooms: ['lib'], packages: /^(date-fns|@date-fns\/tz|zod|ical-generator|node:net)$/ },
  components: {
    rooms: ['components', 'lib'],
    packages:
      /^(react|react-dom|next\/(link|navigation)|next-intl|next-auth\/react|radix-ui|get-nonce|lucide-react|livekit-client|rrweb(\/.*)?|@rrweb\/types|date-fns|@date-fns\/tz|zod)(\/.*)?$/,
  },
  db: {
    rooms: ['db', 'lib'],
    packages:
      /^(drizzle-orm(\/.*)?|pg|graphile-worker|node:(async_hooks|crypto|path)|date-fns|@date-fns\/tz|zod)$/,
  },
  'lib/server': {
    rooms: ['lib/server', 'lib', 'db'],
    packages:
      /^(next(\/.*)?|next-auth(\/.*)?|react|livekit-server-sdk|graphile-worker|nodemailer|pino|pg|redis|zod|node:[a-z/]+)$/,
  },
  app: {
    rooms: ['app', 'components', 'lib', 'lib/server', 'db'],
    packages:
      /^(next(\/.*)?|next-intl(\/.*)?|next-auth(\/.*)?|react|lucide-react|zod|date-fns|@date-fns\/tz|node:(fs|path|http)(\/promises)?)$/,
  },
}

/** Files that stand beside the rooms: the process itself and its gate. */
const beside: Record<string, string> = { 'server.ts': 'app', 'proxy.ts': 'app' }

/** The arrow `lib/<noun> <- db <- lib/server <- app`, `lib/<noun> <- components <- app`. */
export function arrowCracks(sources: Source[]): Crack[] {
  return sources.filter((source) => !isTest(source)).flatMap(cracksOf)
}

function cracksOf(source: Source): Crack[] {
  const room = beside[source.path] ?? roomOf(source.path)
  const wall = walls[room]
  if (!wall) return []
  return importsOf(source).flatMap(({ module, typeOnly }) => {
    if (module.startsWith('npm:')) {
      return wall.packages.test(module.slice(4)) ? [] : [`${source.path} imports ${module.slice(4)}`]
    }
    const target = roomOf(module)
    if (!wall.rooms.includes(target))
      return [`${source.path} imports ${module}: ${room} may not import ${target}`]
    return crossesNouns(source.path, module, typeOnly)
      ? [`${source.path} imports ${module}: another noun's rules (types only)`]
      : []
  })
}

/** Whose rules a noun may use besides `access`'s: staff calendars show bookings, mails and histories tell of them; an answer is promised in working hours, and its draft is kept as notes are; a skill is valid for stretches of time, and an absence is covered by who may; the assistant knows where the netbank stops; a question goes out as mails do, and its answer is a message. Never back (ADR 10, 16, 17). */
const uses: Record<string, string[]> = {
  calendar: ['booking', 'skill'],
  notify: ['booking'],
  contact: ['booking'],
  message: ['booking', 'contact'],
  skill: ['booking'],
  assistant: ['contact'],
  question: ['message', 'notify'],
}

/** Between nouns of `lib` only types travel, but for `access` and what `uses` names. */
function crossesNouns(from: string, to: string, typeOnly: boolean): boolean {
  const [mine, theirs] = [nounOf(from), nounOf(to)]
  if (typeOnly || mine === undefined || theirs === undefined || mine === theirs) return false
  return theirs !== 'access' && !uses[mine]?.includes(theirs)
}

function nounOf(path: string): string | undefined {
  const noun = /^lib\/([a-z]+)\//.exec(path)?.[1]
  return noun !== undefined && nouns.includes(noun) ? noun : undefined
}

/** Folders of `lib` that are no noun: a newcomer would look for them in the map in vain. */
export function unknownNouns(sources: Source[]): Crack[] {
  const folders = sources.map(({ path }) => /^lib\/([^/]+)\//.exec(path)?.[1])
  const known = new Set([...nouns, 'server', 'language'])
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined && !known.has(folder))
    .map((folder) => `lib/${folder} is no noun`)
}

/** Two nouns of `lib` that import each other's rules. */
export function mutualNouns(sources: Source[]): Crack[] {
  const pairs = new Set<string>()
  for (const source of sources.filter((one) => !isTest(one))) {
    const mine = nounOf(source.path)
    for (const { module, typeOnly } of importsOf(source)) {
      const theirs = nounOf(module)
      if (mine && theirs && mine !== theirs && !typeOnly) pairs.add(`${mine} ${theirs}`)
    }
  }
  return [...pairs].filter((pair) => pairs.has(pair.split(' ').reverse().join(' ')))
}

const reaches: [RegExp, string][] = [
  [/\bDate\.now\(/, 'reads the clock'],
  [/\bnew Date\(\)/, 'reads the clock'],
  [/\bperformance\.now\(/, 'reads the clock'],
  [/\bMath\.random\(/, 'rolls dice'],
  [/\bcrypto\.(randomUUID|getRandomValues)\(/, 'rolls dice'],
  [/\bprocess\.env\b/, 'reads the environment'],
  [/\bfetch\(/, 'does I/O'],
]

/** Rules reach for nothing: no clock, chance, environment or I/O in `lib/<noun>`. */
export function purityCracks(sources: Source[]): Crack[] {
  const rules = sources.filter((source) => roomOf(source.path) === 'lib' && !isTest(source))
  return rules.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    return reaches.filter(([reach]) => reach.test(code)).map(([, what]) => `${path} ${what}`)
  })
}

/** SQL is said in `db` only (the bus and the reconciler's lock use the driver itself). */
export function sqlCracks(sources: Source[]): Crack[] {
  const allowed = /^(db\/|lib\/server\/(postgres-bus|reconciler|worker|metrics)\.ts$)/
  return sources
    .filter((source) => !isTest(source) && !allowed.test(source.path) && !source.path.startsWith('scripts/'))
    .filter(({ text }) => /\b(pool|client|db)\w*(\(\))?\.query\(|\bsql`|from 'drizzle-orm/.test(text))
    .map(({ path }) => `${path} speaks SQL outside db/`)
}
