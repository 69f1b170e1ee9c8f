import ts from 'typescript'
import { catalogue, type Messages } from '@/lib/language/catalogue'
import { locales } from '@/lib/language/locale'
import { type Crack, isTest, type Source, treeOf } from './sources'

const letters = /\p{L}{2,}/u
const spoken = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'])

/** Words that people see or hear and that are written in a component: they belong in the catalogue. */
export function literalWords(sources: Source[]): Crack[] {
  return sources.filter((source) => source.path.endsWith('.tsx') && !isTest(source)).flatMap(wordsIn)
}

function wordsIn(source: Source): Crack[] {
  const file = treeOf(source)
  const cracks: Crack[] = []
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node)
    if (words && words.trim() !== name && letters.test(words)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      cracks.push(`${source.path}:${line + 1} says "${words.trim()}" itself`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return cracks
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return literal(node.expression)
  if (!ts.isJsxAttribute(node) || !spoken.has(node.name.getText())) return undefined
  const value = node.initializer
  return literal(value && ts.isJsxExpression(value) ? value.expression : value)
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined
}

/** Whose reasons no person meets, and who takes them instead. */
const unspoken: Record<string, string> = {
  'lib/cobrowse/consent.ts': 'the page: nothing happens, and what can be done stands there',
  'lib/cobrowse/decode.ts': 'the other side: a fresh snapshot is asked for',
  'lib/cobrowse/frame.ts': 'the other side: a fresh snapshot is asked for',
  'lib/cobrowse/message.ts': 'nobody: words that are none are dropped',
  'lib/cobrowse/queue.ts': 'the door: everything is sent anew',
  'lib/meeting/transition.ts too_early': 'a job that came early, and comes again',
  'db/first-people.ts': 'npm run user:add, which says it in the terminal',
}
/** Our name is the same in every language. */
const name = 'Rådrum'

/** Every reason a rule, a query or an action gives has a sentence in every language: its noun's, or everybody's. */
export function reasonCracks(sources: Source[]): Crack[] {
  const cracks = sources
    .filter(({ path }) => /^(lib|db|app)\//.test(path))
    .filter((source) => !isTest(source) && !(source.path in unspoken))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bno\(\s*'([a-z_]+)'/g)].flatMap(([, reason = '']) =>
        locales
          .filter(
            (locale) => !(`${path} ${reason}` in unspoken) && !hasSentence(locale, nounOf(path), reason),
          )
          .map((locale) => `${path}: ${reason} has no sentence in ${locale}`),
      ),
    )
  return [...new Set(cracks)]
}

function hasSentence(locale: keyof typeof catalogue, noun: string | undefined, reason: string): boolean {
  const nouns = noun && noun in catalogue[locale] ? [noun, 'access'] : Object.keys(catalogue[locale])
  return nouns.some((one) => {
    const refusals = catalogue[locale][one]?.refusal as Messages | undefined
    return typeof refusals?.[reason] === 'string'
  })
}

function nounOf(path: string): string | undefined {
  return /^(?:lib|app\/actions)\/([a-z]+)/.exec(path)?.[1]
}

/** What rules and queries offer to others says what it does; seeds and tables speak for themselves. */
export function silentFunctions(sources: Source[]): Crack[] {
  return sources
    .filter((source) => /^(lib|db\/(?!seed|schema))/.test(source.path) && !isTest(source))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(\*\/\n)?^export (?:async )?function (\w+)/gm)]
        .filter(([, said]) => said === undefined)
        .map(([, , name]) => `${path}: ${name} does not say what it does`),
    )
}
