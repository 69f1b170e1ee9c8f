import { type Crack, importsOf, isTest, type Source } from './sources'

/** What leaves by one door only, and which. */
const doors: { what: string; said: RegExp; door: string }[] = [
  {
    what: 'sends data to a room',
    said: /\.(publishData|sendData|sendText|sendFile|streamText|streamBytes|performRpc)\(/,
    door: 'components/room/room-data.ts',
  },
  {
    what: 'makes frames of somebody’s page',
    said: /\bnew EventEncoder\(|import \{[^}]*\bcut\b[^}]*\} from '[^']*\/frame'/,
    door: 'components/cobrowse/door.ts',
  },
  {
    what: 'starts to capture a page',
    said: /\bimport \{[^}]*\brecord\b[^}]*\} from 'rrweb'|import\('rrweb'\)/,
    door: 'components/cobrowse/capture.ts',
  },
  {
    what: 'makes links that are fetched before anybody follows them',
    said: /import \w+(, \{[^}]*\})? from 'next\/link'/,
    door: 'components/ui/link.tsx',
  },
]

/** Co-browse data has one way out, and it asks for consent first (`Door`). */
export function doorCracks(sources: Source[]): Crack[] {
  return sources
    .filter((source) => !isTest(source))
    .flatMap(({ path, text }) =>
      doors
        .filter(({ said, door }) => path !== door && said.test(text))
        .map(({ what, door }) => `${path} ${what}: only ${door} does`),
    )
}

const entrances = /^(server\.ts|scripts\/[a-z-]+\.ts)$/
const onlyInNext = /^npm:(next\/(headers|cache)|server-only|next-intl\/server)$/

/** What runs outside Next's bundle, `server.ts` and our programs, loads nothing that only works inside it. */
export function outsideCracks(sources: Source[]): Crack[] {
  const known = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]))
  const waiting = sources.filter(({ path }) => entrances.test(path))
  const loaded = new Set(waiting)
  const cracks: Crack[] = []
  for (const source of waiting) {
    for (const { module, typeOnly } of importsOf(source)) {
      if (typeOnly) continue
      if (onlyInNext.test(module))
        cracks.push(`${source.path}, loaded outside Next, imports ${module.slice(4)}`)
      const next = known.get(module.replace(/\.tsx?$/, ''))
      if (!next || loaded.has(next)) continue
      loaded.add(next)
      waiting.push(next)
    }
  }
  return cracks
}

/** Queries name their columns: a new one does not leave `db` because nobody thought of it. */
export function columnCracks(sources: Source[]): Crack[] {
  const everything = /\.(select|selectDistinct|returning)\(\s*\)|\bSELECT\s+\*|\bRETURNING\s+\*/
  return sources
    .filter((source) => source.path.startsWith('db/') && !isTest(source) && everything.test(source.text))
    .map(({ path }) => `${path} takes every column there is`)
}
