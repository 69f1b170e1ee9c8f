import ts from 'typescript'
import { type Crack, isTest, type Source, treeOf } from './sources'

export type Spread = { median: number; p95: number; max: number }

/** Median, 95th percentile (nearest rank) and maximum. */
export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { median: at(0.5), p95: at(0.95), max: at(1) }
}

export function linesOf(text: string): number {
  return text.trimEnd().split('\n').length
}

/** Length in lines of each function that has a body. A function's inner functions count for themselves, not for it. */
export function functionLengths(source: Source): { name: string; lines: number }[] {
  const file = treeOf(source)
  const found: { name: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (at: number) => file.getLineAndCharacterOfPosition(at).line
      const first = line(node.getStart(file))
      found.push({ name: `${source.path}:${first + 1}`, lines: line(node.end) - first + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Types given up: `any`, and comments that silence the checker or the linter. */
export function typedAway(sources: Source[]): Crack[] {
  return sources.flatMap((source) => {
    const file = treeOf(source)
    const cracks: Crack[] = []
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) {
        cracks.push(`${source.path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1} any`)
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
    const silenced =
      /^\s*(\/\/|\/?\*).*(@ts-ignore|@ts-expect-error|@ts-nocheck|biome-ignore|eslint-disable)/m
    if (silenced.test(source.text)) cracks.push(`${source.path} silences a check`)
    return cracks
  })
}

/** Names that say nothing, barrels, and file names that are not kebab-case. */
export function nameCracks(sources: Source[]): Crack[] {
  const empty = /(^|[/-])(utils?|helpers?|common|services?|managers?|misc)([./-]|$)/
  const kebab = /^(\[{1,2}(\.\.\.)?[a-zA-Z]+\]{1,2}|[a-z0-9]+(-[a-z0-9]+)*)$/
  return sources.flatMap(({ path }) => {
    const file = path.split('/').at(-1) ?? ''
    const stem = file.replace(/(\.test|\.bench|\.config|\.d)?\.tsx?$/, '')
    if (empty.test(path)) return [`${path}: a name that says nothing`]
    if (stem === 'index') return [`${path}: a barrel`]
    return kebab.test(stem) ? [] : [`${path}: not kebab-case`]
  })
}

/** Left for later, or a test that does not run or cannot fail. */
export function unfinished(sources: Source[]): Crack[] {
  const later = /\b(TODO|FIXME|HACK|XXX)\b|coming soon|not implemented/i
  const idle = /\b(it|test|describe)\.(skip|todo|only)\b|expect\(true\)\.toBe\(true\)/
  return sources
    .filter(({ path }) => !path.startsWith('tests/support/house/') && path !== 'tests/house.test.ts')
    .filter(({ text }) => later.test(text) || idle.test(text))
    .map(({ path }) => `${path} is not finished`)
}

/** Lines of tests per line of code. Pure nouns carry theirs beside them. */
export function testShare(sources: Source[], where: (path: string) => boolean): number {
  const chosen = sources.filter(({ path }) => where(path))
  const sum = (some: Source[]) => some.reduce((lines, { text }) => lines + linesOf(text), 0)
  return sum(chosen.filter(isTest)) / Math.max(1, sum(chosen.filter((source) => !isTest(source))))
}
