import ts from 'typescript'
import { type Crack, importsOf, isTest, type Source } from './sources'

/** What pages read without saying who asks, and why that is nobody's secret. */
const nobodys: Record<string, string> = {
  'db/meeting-type.ts listMeetingTypes': 'topics of meetings: the same for everybody',
  'db/branch.ts listBranches': 'where branches are: it is written on their doors',
  'db/outbox.ts listDemoMails': 'demo only; 404 otherwise',
  'db/outbox.ts findDemoMail': 'demo only; 404 otherwise',
}

/** Whatever a page, an endpoint or an action reads in `db` takes the person who asks. */
export function askerCracks(sources: Source[]): Crack[] {
  return unasked(sources)
    .filter(({ what }) => !(what in nobodys))
    .map(({ page, what }) => `${page} reads ${what}, which does not take who asks`)
}

/** Exceptions that no page reads any more, or that take who asks by now. */
export function staleAskers(sources: Source[]): Crack[] {
  const needed = new Set(unasked(sources).map(({ what }) => what))
  return Object.keys(nobodys)
    .filter((what) => !needed.has(what))
    .map((what) => `${what} is an exception, and stands for nothing`)
}

const reads = /^(list|find|read|open)(?![a-z])/

function unasked(sources: Source[]): { page: string; what: string }[] {
  const known = new Map(sources.map((source) => [source.path, source]))
  const pages = sources.filter((source) => source.path.startsWith('app/') && !isTest(source))
  return pages.flatMap((page) =>
    importsOf(page).flatMap(({ module, typeOnly, names }) => {
      if (typeOnly || !module.startsWith('db/')) return []
      const path = `${module.replace(/\.ts$/, '')}.ts`
      const offered = offersOf(known.get(path) ?? { path, text: '' })
      return (names.includes('*') ? [...offered.keys()] : names)
        .filter((name) => reads.test(name) && !offered.get(name))
        .map((name) => ({ page: page.path, what: `${path} ${name}` }))
    }),
  )
}

/** The functions that a file offers, and whether each takes who asks. */
function offersOf(source: Source): Map<string, boolean> {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true)
  const offers = new Map<string, boolean>()
  for (const statement of file.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) continue
    for (const [name, made] of functionsOf(statement)) {
      const takes = made?.parameters.some((parameter) => isAsker(parameter, file, source)) ?? false
      // of a name's overloads every one has to
      offers.set(name, takes && offers.get(name) !== false)
    }
  }
  return offers
}

type Made = ts.SignatureDeclaration | undefined

function functionsOf(statement: ts.Statement): [string, Made][] {
  if (ts.isFunctionDeclaration(statement)) return [[statement.name?.text ?? 'default', statement]]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.map(({ name, initializer }) => [
    name.getText(),
    functionIn(initializer),
  ])
}

/** The function itself, or the one that is handed to what makes it: `cache(async (actor) => ...)`. */
function functionIn(node: ts.Expression | undefined): Made {
  if (!node) return undefined
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node
  return ts.isCallExpression(node) ? node.arguments.map(functionIn).find(Boolean) : undefined
}

/** Whoever may leave it out does not say who asks. */
function isAsker(parameter: ts.ParameterDeclaration, file: ts.SourceFile, source: Source): boolean {
  const mayLack = parameter.questionToken || parameter.initializer || parameter.dotDotDotToken
  return !mayLack && parameter.type !== undefined && isActor(parameter.type, file, source)
}

/** `Actor`, or some actors only, also by a name that the file gives them. A part of one, or one or nobody, is none. */
function isActor(type: ts.TypeNode, file: ts.SourceFile, source: Source): boolean {
  if (ts.isIntersectionTypeNode(type)) return type.types.some((one) => isActor(one, file, source))
  if (ts.isUnionTypeNode(type)) return type.types.every((one) => isActor(one, file, source))
  if (!ts.isTypeReferenceNode(type)) return false
  const name = type.typeName.getText(file)
  const own = file.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)
  if (own && ts.isTypeAliasDeclaration(own)) return isActor(own.type, file, source)
  return (
    name === 'Actor' &&
    importsOf(source).some(({ module, names }) => module === 'lib/access/actor' && names.includes(name))
  )
}
