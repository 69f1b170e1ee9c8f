import ts from 'typescript'
import { type Crack, importsOf, isTest, type Source, treeOf } from './sources'

const access = 'lib/access/actor'

/** What is asked of `db` without saying who asks, and why that is nobody's secret. */
const nobodys: Record<string, string> = {
  'db/mail.ts mailSettings': 'the bank’s own address and sender, from the environment',
  'db/meeting-type.ts listMeetingTypes': 'topics of meetings: the same for everybody',
  'db/branch.ts listBranches': 'where branches are: it is written on their doors',
  'db/outbox.ts listDemoMails': 'demo only; 404 otherwise',
  'db/outbox.ts findDemoMail': 'demo only; 404 otherwise',
  'db/ready.ts isMigrated': 'says only whether every migration has run',
}

/** Whatever a page, an endpoint or an action calls in `db`, to read or to change, takes the person who asks. */
export function askerCracks(sources: Source[]): Crack[] {
  return unasked(sources)
    .filter(({ what }) => !(what in nobodys))
    .map(({ caller, what }) => `${caller} calls ${what}, which does not take who asks`)
}

/** None of them asks as the product itself, which may do what no person may. */
export function systemCracks(sources: Source[]): Crack[] {
  return callersIn(sources)
    .filter((caller) =>
      importsOf(caller).some(
        ({ module, names }) => module === access && (names.includes('system') || names.includes('*')),
      ),
    )
    .map(({ path }) => `${path} asks as the system`)
}

/** Exceptions that nobody calls any more, or that take who asks by now. */
export function staleAskers(sources: Source[]): Crack[] {
  const needed = new Set(unasked(sources).map(({ what }) => what))
  return Object.keys(nobodys)
    .filter((what) => !needed.has(what))
    .map((what) => `${what} is an exception, and stands for nothing`)
}

const callersIn = (sources: Source[]) =>
  sources.filter((source) => source.path.startsWith('app/') && !isTest(source))

function unasked(sources: Source[]): { caller: string; what: string }[] {
  const known = new Map(sources.map((source) => [source.path, source]))
  return callersIn(sources).flatMap((caller) =>
    importsOf(caller).flatMap(({ module, typeOnly, names }) => {
      if (typeOnly || !module.startsWith('db/')) return []
      const path = `${module.replace(/\.ts$/, '')}.ts`
      const offered = offersOf(known.get(path) ?? { path, text: '' })
      return (names.includes('*') ? [...offered.keys()] : names)
        .filter((name) => !offered.get(name))
        .map((name) => ({ caller: caller.path, what: `${path} ${name}` }))
    }),
  )
}

/** The functions that a file offers, and whether each takes who asks. */
function offersOf(source: Source): Map<string, boolean> {
  const file = treeOf(source)
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

/**
 * `Actor`, or some actors only, also by a name that the file gives them, or with the system beside them. A part of one, or
 * one or nobody, is none.
 */
function isActor(type: ts.TypeNode, file: ts.SourceFile, source: Source): boolean {
  const isOne = (one: ts.TypeNode) => isActor(one, file, source)
  if (ts.isIntersectionTypeNode(type)) return type.types.some(isOne)
  if (ts.isUnionTypeNode(type))
    return (
      type.types.some(isOne) && type.types.every((one) => isOne(one) || isCalled('SystemActor', one, source))
    )
  if (!ts.isTypeReferenceNode(type)) return false
  const name = type.typeName.getText(file)
  const own = file.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)
  return own && ts.isTypeAliasDeclaration(own) ? isOne(own.type) : isCalled('Actor', type, source)
}

/** The type of that name which access knows, and no other of the same name. */
function isCalled(name: string, type: ts.TypeNode, source: Source): boolean {
  const taken = importsOf(source).filter(({ module }) => module === access)
  return type.getText() === name && taken.some(({ names, types }) => [...names, ...types].includes(name))
}
