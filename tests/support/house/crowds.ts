import { type Crack, isTest, type Source } from './sources'

/** A noun that outgrows this in one room is two. Tests beside their subjects are not counted: they are no further idea. */
const mostFiles = 25
/** Folders that are no noun's: small parts of every page, the shelf with hands, sentences. */
const nounless = new Set(['components/ui', 'lib/server', 'lib/language'])

/** Nouns with too many files in one room. In `db`, which has no folders, a noun is the first word of a name. */
export function crowdedRooms(sources: Source[]): Crack[] {
  const rooms = new Map<string, number>()
  for (const source of sources.filter((one) => !isTest(one))) {
    const room = roomOf(source.path)
    if (room && !nounless.has(room)) rooms.set(room, (rooms.get(room) ?? 0) + 1)
  }
  return [...rooms].filter(([, files]) => files > mostFiles).map(([room, files]) => `${room}: ${files} files`)
}

function roomOf(path: string): string | undefined {
  const folder = /^(?:lib|components|app|db)\/[^/]+(?=\/)/.exec(path)?.[0]
  return folder ?? /^db\/[a-z]+/.exec(path)?.[0]
}
